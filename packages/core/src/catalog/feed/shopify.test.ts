import { describe, expect, it } from "vitest";
import { createReadStream } from "node:fs";
import { pot, read, shopify, shopifyHeadings } from "./feed.fixture";
import { gather } from "./feed.fixture";
import { readFeed } from "./index";

const seed = (name: string) =>
  gather(
    readFeed(createReadStream(new URL(`../../../../local/seed/${name}`, import.meta.url)), {
      format: "auto",
      currency: "EUR",
    }),
  );

describe("real catalogue files", () => {
  it("reads every row of the apparel catalogue", async () => {
    const { products, problems } = await seed("apparel.csv");
    expect(problems).toEqual([]);
    expect(products).toHaveLength(20);
    expect(products.flatMap(({ variants }) => variants)).toHaveLength(22);
    const top = products.find(({ handle }) => handle === "classic-varsity-top");
    expect(top).toMatchObject({ title: "Classic Varsity Top", options: ["Size"], tags: ["women"], published: true });
    expect(top?.variants.map(({ options }) => options)).toEqual([["Small"], ["Medium"], ["Large"]]);
  });

  it("reads every row of the home and garden catalogue", async () => {
    const { products, problems } = await seed("home-and-garden.csv");
    expect(problems).toEqual([]);
    expect(products).toHaveLength(20);
    expect(products.flatMap(({ variants }) => variants)).toHaveLength(21);
    const [first] = products;
    expect(first).toMatchObject({ bodyHtml: "<p>Classic blown clay pot for plants</p>", vendor: "Company 123" });
    expect(first?.images).toHaveLength(2);
    expect(first?.variants.map(({ price, counted }) => [price.amountMinor, counted])).toEqual([
      [999, 1],
      [1599, 3],
    ]);
    expect(products.find(({ handle }) => handle === "copper-light")?.variants[0]?.compareAt?.amountMinor).toBe(7500);
  });
});

describe("Shopify's rows", () => {
  it("takes option names from the first row, and images from rows that hold nothing else", async () => {
    const { products, codes } = await read(
      shopify([
        pot({ "Option1 Name": "Size", "Option1 Value": "S", "Image Src": "https://a.example/1.jpg" }),
        { Handle: "pot", "Option1 Value": "L", "Variant Price": "12" },
        { Handle: "pot", "Image Src": "https://a.example/2.jpg" },
      ]),
    );
    expect(codes).toEqual([]);
    expect(products[0]?.options).toEqual(["Size"]);
    expect(products[0]?.variants.map(({ options }) => options[0])).toEqual(["S", "L"]);
    expect(products[0]?.images.map(({ url }) => url)).toEqual(["https://a.example/1.jpg", "https://a.example/2.jpg"]);
  });

  it("reads the headings that Shopify writes since 2024", async () => {
    const { products, codes } = await read(
      "Title,URL handle,Description,Status,SKU,Price,Compare-at price,Inventory quantity,Weight value (grams)\n" +
        "Pot,pot,<p>Fine</p>,Draft,P-1,9.99,12.00,4,250\n",
    );
    expect(codes).toEqual([]);
    expect(products[0]).toMatchObject({ handle: "pot", published: false, bodyHtml: "<p>Fine</p>" });
    expect(products[0]?.variants[0]).toMatchObject({
      sku: "P-1",
      counted: 4,
      grams: 250,
      compareAt: { amountMinor: 1200 },
    });
  });

  it("takes the first row as a variant even if it says nothing of one: a product isn't left out in silence", async () => {
    const { codes, refused } = await read(shopify([{ Handle: "pot", Title: "Pot" }]));
    expect(codes).toEqual(["error catalog.missing_price@2"]);
    expect(refused).toEqual(["pot"]);
  });

  it("withdraws a product whose Published is false", async () => {
    const { products } = await read("Handle,Title,Published,Variant Price\na,A,FALSE,1\nb,B,true,1\n");
    expect(products.map(({ published }) => published)).toEqual([false, true]);
  });

  it.each([
    { change: { "Variant Price": "" }, code: "catalog.missing_price" },
    { change: { "Variant Price": "-5.00" }, code: "catalog.negative_price" },
    { change: { "Variant Price": "12,50" }, code: "catalog.comma_price" },
    { change: { "Variant Price": "1,299.00" }, code: "catalog.comma_price" },
    { change: { "Variant Price": "0.00" }, code: "catalog.zero_price" },
    { change: { "Variant Price": "1000000.01" }, code: "catalog.price_too_high" },
    { change: { "Variant Price": "€9" }, code: "catalog.bad_price" },
    { change: { "Variant Price": "9.999" }, code: "catalog.bad_price" },
    { change: { "Variant Price": "1e3" }, code: "catalog.bad_price" },
    { change: { Title: "" }, code: "catalog.missing_title" },
    { change: { Handle: "" }, code: "catalog.missing_handle" },
    { change: { Handle: "h".repeat(300) }, code: "catalog.name_too_long" },
    { change: { "Option1 Value": "Large" }, code: "catalog.option_without_name" },
    { change: { "Option1 Name": "Size" }, code: "catalog.missing_option" },
  ])("refuses $change with its place", async ({ change, code }) => {
    const row = { ...pot({ "Variant SKU": "A" }), ...change };
    const { products, problems } = await read(shopify([row, pot({ Handle: "other" })]));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 2, code, severity: "error", column: expect.any(String) });
    // As a spreadsheet counts.
    expect(shopifyHeadings[(problems[0]?.columnNumber ?? 0) - 1]).toBe(problems[0]?.column);
    expect(products.map(({ handle }) => handle)).toEqual(["other"]);
  });

  it.each([
    { change: { Title: "=HYPERLINK(1)" }, code: "catalog.formula_text", why: "kept as text" },
    { change: { "Variant SKU": "@SUM(A1)" }, code: "catalog.formula_text", why: "kept as text" },
    { change: { Title: "Pot\u0007\u202Etxt" }, code: "catalog.control_characters", why: "removed" },
    { change: { Title: "P".repeat(300) }, code: "catalog.text_too_long", why: "cut" },
    { change: { "Variant Inventory Qty": "-4" }, code: "catalog.stock_below_zero", why: "taken as 0" },
    { change: { "Variant Inventory Qty": "many" }, code: "catalog.bad_stock", why: "left as it was" },
    { change: { "Image Src": "javascript:alert(1)" }, code: "catalog.bad_address", why: "ignored" },
    {
      change: { "Body (HTML)": "<p onclick=x>Hi</p><script>1</script>" },
      code: "catalog.html_cleaned",
      why: "cleaned",
    },
  ])("warns of $code, and the row goes in ($why)", async ({ change, code }) => {
    const { products, codes } = await read(shopify([pot(change)]));
    expect(codes).toEqual([`warning ${code}@2`]);
    expect(products).toHaveLength(1);
  });

  it("keeps formula-like text word for word, and no script in a description", async () => {
    const body = '<h1>A</h1><p style="x" onclick="x">Hi <a href="javascript:1">b</a></p><iframe src="//x"></iframe>';
    const { products } = await read(shopify([pot({ Title: "=1+1", "Body (HTML)": body })]));
    expect(products[0]?.title).toBe("=1+1");
    expect(products[0]?.bodyHtml).toBe('<h2>A</h2><p>Hi <a rel="nofollow noopener">b</a></p>');
  });

  it("leaves out the second of two variants with one SKU or the same options, and warns of a SKU that products share", async () => {
    const size = { "Option1 Name": "Size" };
    const { products, codes } = await read(
      shopify([
        pot({ ...size, "Option1 Value": "S", "Variant SKU": "A" }),
        { Handle: "pot", "Option1 Value": "M", "Variant SKU": "A", "Variant Price": "1" },
        { Handle: "pot", "Option1 Value": "S", "Variant SKU": "B", "Variant Price": "1" },
        pot({ Handle: "other", "Variant SKU": "A" }),
      ]),
    );
    expect(codes).toEqual([
      "error catalog.duplicate_sku@3",
      "error catalog.duplicate_options@4",
      "warning catalog.shared_sku@5",
    ]);
    expect(products.map(({ variants }) => variants.length)).toEqual([1, 1]);
  });

  it("refuses a handle that comes again, once, and keeps the first", async () => {
    const { products, codes } = await read(
      shopify([pot(), pot({ Handle: "b" }), pot({ Title: "Again" }), pot({ Title: "Again" }), pot({ Handle: "c" })]),
    );
    expect(codes).toEqual(["error catalog.duplicate_handle@4"]);
    expect(products.map(({ handle, title }) => `${handle} ${title}`)).toEqual(["pot Pot", "b Pot", "c Pot"]);
  });

  it("takes the first 2,048 of 3,000 variants, and says how many were left out", async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) =>
      pot({ "Option1 Name": "Size", "Option1 Value": `S${index}`, ...(index === 0 ? {} : { Title: "" }) }),
    );
    const { products, problems } = await read(shopify(rows));
    expect(products[0]?.variants).toHaveLength(2_048);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 2_050, code: "catalog.too_many_variants" });
    expect(problems[0]?.message).toContain("952 were left out");
  });

  it("refuses a product whose texts and images don't fit one item", async () => {
    const rows = Array.from({ length: 250 }, (_, index) =>
      pot({
        ...(index === 0 ? {} : { Title: "", "Variant Price": "", "Variant Inventory Qty": "" }),
        "Image Src": `https://a.example/${"é".repeat(160)}${index}`,
      }),
    );
    const body = `<p>${"x".repeat(60_000)}</p>`;
    rows[0] = { ...rows[0], "Body (HTML)": body };
    const { products, codes } = await read(shopify(rows));
    expect(codes).toEqual(["error catalog.product_too_large@2"]);
    expect(products).toEqual([]);
  });
});
