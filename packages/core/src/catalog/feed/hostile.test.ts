import * as fc from "fast-check";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Fault } from "../../kernel";
import { gather, pot, read, shopify, shopifyHeadings, tsvFeed, xmlFeed, xmlItem } from "./feed.fixture";
import { feedFormats, readFeed } from "./index";

const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};
const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "no fault",
    (error: unknown) => (error instanceof Fault ? error.code : error),
  );

describe("encodings", () => {
  const file = shopify([pot({ Title: "Möbel 日本 🪑" })]);

  it.each([
    { name: "UTF-8", bytes: Buffer.from(file) },
    { name: "UTF-8 with its mark", bytes: Buffer.from(`\uFEFF${file}`) },
    { name: "UTF-16LE", bytes: utf16(file) },
    { name: "UTF-16BE", bytes: utf16(file, true) },
  ])("reads $name, wherever a chunk ends", async ({ bytes }) => {
    for (const chunkSize of [1, 2, 3, 7, 1_000]) {
      const { products, codes } = await read(bytes, { chunkSize });
      expect(codes).toEqual([]);
      expect(products[0]?.title).toBe("Möbel 日本 🪑");
    }
  });

  it("stops at the line that isn't UTF-8, guesses nothing, and keeps what came before", async () => {
    const good = shopify(Array.from({ length: 5_000 }, (_, index) => pot({ Handle: `p${index}` })));
    const bytes = Buffer.concat([Buffer.from(good), Buffer.from("latin,M\xf6bel,,,,,,1,\nx,X,,,,,,1,\n", "latin1")]);
    const { products, codes } = await read(bytes);
    expect(codes).toEqual(["error catalog.not_utf8@5002"]);
    expect(products.length).toBeGreaterThan(1_000);
    expect(products.every(({ title }) => title === "Pot")).toBe(true);
  });

  it("stops where UTF-16 breaks off", async () => {
    const bytes = Buffer.concat([utf16(file), Buffer.from([0x00, 0xd8, 0x41, 0x00])]);
    expect((await read(bytes)).codes).toEqual(["error catalog.not_utf16@1"]);
  });
});

describe("blank lines before the headings", () => {
  const bad = (end: string) => shopify([pot(), pot({ Handle: "b", "Variant Price": "free" })], ",", end);

  it.each([
    { name: "LF", end: "\n" },
    { name: "CRLF", end: "\r\n" },
    { name: "CR alone", end: "\r" },
    { name: "spaces and CRLF", end: " \t \r\n" },
  ])("are passed over and counted, 3 MB of them too: $name, wherever a chunk ends", async ({ end }) => {
    const lineEnd = end.trimStart() === "" ? end.replace(/^[ \t]+/, "") : end;
    for (const { lines, chunkSize } of [
      { lines: 3, chunkSize: 1 },
      { lines: 1_000_000, chunkSize: 65_537 },
    ]) {
      const { products, codes } = await read(end.repeat(lines) + bad(lineEnd), { chunkSize });
      expect(products).toHaveLength(1);
      expect(codes).toEqual([`error catalog.bad_price@${lines + 3}`]);
    }
  });

  it("are passed over before XML", async () => {
    const feed = xmlFeed(xmlItem({ id: "A", title: "Shirt", price: "x EUR", availability: "in_stock" }));
    const line = Number(/@(\d+)/.exec((await read(feed)).codes[0] ?? "")?.[1]);
    expect((await read(feed)).codes).toEqual([`error catalog.bad_price@${line}`]);
    expect((await read("\r\n".repeat(100_000) + feed)).codes).toEqual([`error catalog.bad_price@${100_000 + line}`]);
  });

  it.each(["\n", "\r\n", " "])("alone are an empty file, however many: %j", async (blank) => {
    const many = blank.repeat(10_000_000 / blank.length);
    expect(await faultOf(read(many))).toBe("catalog.empty_file");
  });

  it("keep an empty first heading of a TSV", async () => {
    const { products } = await read("\n\n\tHandle\tTitle\tVariant Price\n1\tpot\tPot\t9.99\n");
    expect(products.map(({ handle }) => handle)).toEqual(["pot"]);
  });
});

describe("delimiters and line ends", () => {
  it.each([",", ";", "\t", "|"])("finds the delimiter “%s”", async (delimiter) => {
    const { products, codes } = await read(shopify([pot({ Title: "a,b;c\td|e" })], delimiter));
    expect(codes).toEqual([]);
    expect(products).toHaveLength(1);
  });

  it.each([
    { name: "CRLF", end: "\r\n" },
    { name: "LF", end: "\n" },
    { name: "CR alone", end: "\r" },
  ])("counts lines that end in $name, also inside quotes, wherever a chunk ends", async ({ end }) => {
    const file = shopify(
      [pot({ "Body (HTML)": `<p>one${end}two</p>` }), pot({ Handle: "b", "Variant Price": "x" })],
      ",",
      end,
    );
    for (const chunkSize of [1, 5, 10_000]) {
      const { products, codes } = await read(file, { chunkSize });
      expect(codes).toEqual(["error catalog.bad_price@4"]);
      expect(products[0]?.bodyHtml).toBe("<p>one\ntwo</p>");
    }
  });

  it("passes over blank lines and the empty cells that spreadsheets add", async () => {
    const { products, codes } = await read("Handle,Title,Variant Price\n\n,,\na,A,1,,,\n\n   \n");
    expect(codes).toEqual([]);
    expect(products).toHaveLength(1);
  });
});

describe("quotes", () => {
  it("leaves out the line of a quote that is never closed, and reads on", async () => {
    const file = `${shopify([pot()])}b,"B,,,,,,1,\nc,C,,,,,,1,\nd,"D",,,,,,1,\n`;
    const { products, problems } = await read(file);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 3, code: "catalog.text_after_quote", column: "Title", columnNumber: 2 });
    expect(products.map(({ handle }) => handle)).toEqual(["pot", "c", "d"]);
  });

  it("does so when no other quote follows", async () => {
    const { products, codes } = await read(`${shopify([pot()])}b,"B,,,,,,1,\nc,C,,,,,,1,\n`);
    expect(codes).toEqual(["error catalog.unclosed_quote@3"]);
    expect(products.map(({ handle }) => handle)).toEqual(["pot", "c"]);
  });

  it("takes a quote inside a plain cell as text", async () => {
    const { products, codes } = await read(`${shopify([])}b,Pipe 5" wide,,,,,,1,\nc,C,,,,,,1,\n`);
    expect(codes).toEqual([]);
    expect(products.map(({ title }) => title)).toEqual(['Pipe 5" wide', "C"]);
  });

  it("lets go of what an open quote swallows beyond the limit of a cell, and says how far", async () => {
    const many = Array.from({ length: 40_000 }, (_, index) => `p${index},P,,,,,,1,\n`).join("");
    const { products, problems } = await read(`${shopify([pot()])}b,"B,,,,,,1,\n${many}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 3, code: "catalog.unclosed_quote" });
    expect(problems[0]?.message).toContain("up to line 40004");
    expect(products.map(({ handle }) => handle)).toEqual(["pot"]);
  });
});

describe("sizes", () => {
  it.each([
    { name: "quoted", cell: `"${"x".repeat(10 << 20)}"` },
    { name: "plain", cell: "x".repeat(10 << 20) },
    { name: "quoted, of many lines", cell: `"${"xxxx\n".repeat(2 << 20)}"` },
  ])("leaves out a row with a $name cell of 10 MB, in constant memory", async ({ name, cell }) => {
    const file = `${shopify([pot()])}b,B,${cell},,,,,1,\nc,C,,,,,,1,\n`;
    const before = process.memoryUsage().rss;
    const { products, problems } = await read(file);
    // The fixture itself is 10 MB as text and again as bytes.
    expect(process.memoryUsage().rss - before).toBeLessThan(120 << 20);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      line: 3,
      code: "catalog.cell_too_large",
      column: "Body (HTML)",
      columnNumber: 3,
    });
    expect(products.map(({ handle }) => handle)).toEqual(["pot", "c"]);
    if (name === "quoted, of many lines") expect(problems[0]?.message).toMatch(/up to line 2097155/);
  });

  it("leaves out a row of very many cells", async () => {
    const { products, codes } = await read(`${shopify([pot()])}b,B,${"x,".repeat(1 << 20)}\nc,C,,,,,,1,\n`);
    expect(codes).toEqual(["error catalog.row_too_large@3"]);
    expect(products.map(({ handle }) => handle)).toEqual(["pot", "c"]);
  });

  it("leaves out a row with more cells than headings: its cells may stand under the wrong ones", async () => {
    const { products, codes } = await read("Handle,Title,Variant Price\na,Pot, red,9\nb,B,1\n");
    expect(codes).toEqual(["error catalog.too_many_cells@2"]);
    expect(products.map(({ handle }) => handle)).toEqual(["b"]);
  });
});

describe("files that are no catalogue", () => {
  it.each([
    { name: "an empty file", content: "", code: "catalog.empty_file" },
    { name: "blank lines", content: "\n\n  \n", code: "catalog.empty_file" },
    { name: "a spreadsheet", content: Buffer.from("504b030414000600", "hex"), code: "catalog.not_text" },
    { name: "a compressed file", content: gzipSync("Handle,Title"), code: "catalog.not_text" },
    { name: "a binary file", content: Buffer.from([1, 2, 0, 3, 0, 0]), code: "catalog.not_text" },
    { name: "other headings", content: "name,colour\na,b\n", code: "catalog.unknown_format" },
    { name: "missing headings", content: "Handle,Body (HTML)\na,b\n", code: "catalog.missing_columns" },
    {
      name: "600 columns",
      content: `Handle,Title,Variant Price${",x".repeat(600)}\n`,
      code: "catalog.too_many_columns",
    },
    {
      name: "one endless line, whose end a quadratic search would never reach",
      content: `Handle,Title,Variant Price${Array.from({ length: 50_000 }, (_, index) => `,c${index}`).join("")}`,
      code: "catalog.too_many_columns",
    },
    { name: "an open quote as heading", content: 'Handle,"Title,Variant Price\n', code: "catalog.no_headings" },
  ])("$name: a fault with a way out", async ({ content, code }) => {
    const error = await read(content).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code, kind: "invalid", wayOut: expect.any(String) });
  });

  it("names each heading that is missing", async () => {
    const error = await read("Handle,Vendor\na,b\n").catch((caught: unknown) => caught);
    expect((error as Fault).details.map(({ path }) => path)).toEqual(["title", "price"]);
  });

  it("reads headings without rows as a catalogue without products", async () => {
    expect(await read(shopify([]))).toMatchObject({ products: [], problems: [] });
  });
});

describe("byte soup: only problems or a Fault, never a crash", () => {
  const piece = fc.constantFrom(
    ...shopifyHeadings,
    '"',
    '""',
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\uFEFF",
    "\0",
    "=",
    "-1",
    "9.99",
    "é",
    "🪑",
    "<rss>",
    "<item>",
    "</item>",
    "<g:id>",
    "</g:id>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a [",
    "&amp;",
    "&x;",
    "<!--",
    "id",
    "title",
    "price",
    "availability",
    "1 EUR",
    "in_stock",
    "Default Title",
    "__proto__",
    "constructor",
  );
  const soup = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.array(piece, { maxLength: 120 }).map((pieces) => Buffer.from(pieces.join(""))),
    fc.array(piece, { maxLength: 60 }).map((pieces) => Buffer.from(shopify([pot()]) + pieces.join(""))),
    fc.array(piece, { maxLength: 60 }).map((pieces) => Buffer.from(xmlFeed(xmlItem({ id: "1" }) + pieces.join("")))),
    fc.array(piece, { maxLength: 60 }).map((pieces) => utf16(pieces.join(""))),
  );

  it("in every format, wherever chunks end, with the same answer", async () => {
    await fc.assert(
      fc.asyncProperty(
        soup,
        fc.constantFrom(...feedFormats),
        fc.integer({ min: 1, max: 50 }),
        async (bytes, format, size) => {
          const outcomeOf = (chunkSize: number) =>
            read(bytes, { format, chunkSize }).catch((error: unknown) => {
              if (error instanceof Fault) return error.code;
              throw error;
            });
          expect(await outcomeOf(size)).toEqual(await outcomeOf(1 << 16));
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it("keeps its place when a line of soup stands between two honest products", async () => {
    const line = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("").replace(/[\r\n\0]/g, ""));
    await fc.assert(
      fc.asyncProperty(line, async (broken) => {
        const { products } = await read(`${shopify([pot()])}${broken}\nafter,After,,,,,,1,\n`);
        const handles = products.map(({ handle }) => handle);
        expect(handles[0]).toBe("pot");
        // An open quote costs its own line, no more; but a well-formed quoted line break may hold the next line.
        expect(handles).toContain("after");
      }),
      { numRuns: 500 },
    );
  });
});

describe("rows of few cells or none", () => {
  it("passes a row of blank cells over, as a blank line", async () => {
    const lines = shopify([pot({ "Option1 Name": "Size", "Option1 Value": "S" })]);
    const more = shopify([pot({ Title: "", "Option1 Value": "M" })]).split("\n")[1] ?? "";
    const { products, codes } = await read(`${lines},,,,,,,,\n , ,"",,\n,,,,,,,,,,,,\n${more}\n,,,,`);
    expect(codes).toEqual([]);
    expect(products[0]?.variants.map(({ options }) => options)).toEqual([["S"], ["M"]]);
  });

  it("takes a row that leaves out the empty cells at its end", async () => {
    const { products, codes } = await read(`${shopify([])}pot,Pot,,,,,3,9.99\njug,Jug,,,,,3,8.99\n`);
    expect(codes).toEqual([]);
    expect(products.map(({ handle }) => handle)).toEqual(["pot", "jug"]);
    const image = await read(`Handle,Title,Image Src,Price\npot,Pot,,9.99\npot,,https://a.example/1.png\n`);
    expect(image.codes).toEqual([]);
    expect(image.products[0]?.images).toHaveLength(1);
  });

  it("reports a row that breaks off, with its place", async () => {
    const { products, problems } = await read(`Handle,Title,Price\npot,Pot,9.99\njug,Jug\n`);
    expect(products.map(({ handle }) => handle)).toEqual(["pot"]);
    expect(problems).toMatchObject([{ line: 3, code: "catalog.too_few_cells", severity: "error", handle: "jug" }]);
  });
});

describe("a source that fails", () => {
  it("passes the failure on: half a file isn't a file", async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from(shopify([pot()]));
      throw new Error("disk");
    };
    const reading = gather(readFeed(broken(), { format: "auto", currency: "EUR" }));
    await expect(reading).rejects.toThrow("disk");
  });
});

describe("XML attacks", () => {
  const items = xmlItem({ id: "1", title: "A", price: "1 EUR", availability: "in stock" });

  it.each([
    {
      name: "a billion laughs",
      content: `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>`,
      code: "catalog.xml_doctype",
    },
    {
      name: "an external entity",
      content: `<!DOCTYPE x SYSTEM "file:///etc/passwd"><rss/>`,
      code: "catalog.xml_doctype",
    },
    { name: "an unknown entity", content: xmlFeed(`<item>&xxe;</item>`), code: "catalog.xml_malformed" },
    { name: "deep nesting", content: xmlFeed("<a>".repeat(100_000)), code: "catalog.xml_too_deep" },
    {
      name: "a tag that never ends",
      content: xmlFeed(`<item ${'a="b" '.repeat(1 << 19)}`),
      code: "catalog.xml_endless_markup",
    },
    {
      name: "a tag of endless attributes",
      content: xmlFeed(`<item ${Array.from({ length: 200_000 }, (_, index) => `a${index}="b"`).join(" ")}`),
      code: "catalog.xml_endless_markup",
    },
    { name: "no items", content: "<html><body>404</body></html>", code: "catalog.no_items" },
    { name: "an item that breaks off", content: xmlFeed(items).slice(0, -40), code: "catalog.xml_malformed" },
  ])("$name ends the reading with a problem", async ({ content, code }) => {
    const { problems } = await read(content);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  it("leaves out an item with a field of 10 MB, and reads on", async () => {
    const giant = xmlItem({ id: "0", description: "x".repeat(10 << 20) });
    const { products, codes } = await read(xmlFeed(giant, items));
    expect(codes[0]).toBe("error catalog.cell_too_large@3");
    expect(products.map(({ handle }) => handle)).toEqual(["1"]);
  });
});

describe("formats named by hand", () => {
  it("refuses a file that isn't what it was called", async () => {
    const tsv = tsvFeed([{ id: "1", title: "A", price: "1 EUR", availability: "in_stock" }]);
    expect(await faultOf(read(tsv, { format: "shopify-csv" }))).toBe("catalog.missing_columns");
    // Doors differ in how a format is named.
    await expect(read(tsv, { format: "shopify-csv" })).rejects.toMatchObject({
      wayOut: expect.not.stringMatching(/--/),
    });
    expect(await faultOf(read(shopify([pot()]), { format: "google-tsv" }))).toBe("catalog.missing_columns");
    expect((await read(tsv, { format: "google-xml" })).codes).toEqual(["error catalog.xml_malformed@1"]);
  });
});
