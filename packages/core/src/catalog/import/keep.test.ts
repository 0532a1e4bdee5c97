import { describe, expect, it } from "vitest";
import { deriveId, type Instant, plusMs } from "../../kernel";
import { EventLog, runInScope } from "../../store";
import { inFreshTable, scopeOf } from "#support";
import { chunks, pot, shopify } from "../feed/feed.fixture";
import { Product, Stock } from "../index";
import { importCatalog, type ImportInput } from "./index";

const supplierId = deriveId("ten", "supplier");
const productId = Product.idOf(supplierId, "pot");
const at = "2026-03-01T09:00:00.000Z" as Instant;
let seed = 0;
const random = () => new Uint8Array(10).fill((seed += 1) % 256);
const run = (file: string, options: Partial<ImportInput> = {}) => {
  const now = plusMs(at, (seed += 1));
  return importCatalog({
    supplierId,
    currency: "EUR",
    open: () => chunks(file),
    at: now,
    clock: { now: () => now },
    random,
    ...options,
  });
};

const sizes = ["S", "M", "L", "XL"] as const;
type Size = (typeof sizes)[number];
const row = (size: Size, changes: Parameters<typeof pot>[0] = {}) =>
  pot({
    "Option1 Value": size,
    "Variant SKU": `POT-${size}`,
    ...(size === "S" ? { "Option1 Name": "Size" } : { Title: "" }),
    ...changes,
  });
const file = (changes: Partial<Record<Size, Parameters<typeof pot>[0] | null>> = {}) =>
  shopify(sizes.flatMap((size) => (changes[size] === null ? [] : [row(size, changes[size] ?? {})])));

const withPot = (body: () => Promise<void>) =>
  inFreshTable(() =>
    runInScope(scopeOf(supplierId), async () => {
      await run(file());
      await body();
    }),
  );
const now = async () => {
  const { product, variants } = await Product.get({ supplierId, productId });
  const stock = await Stock.getMany(
    supplierId,
    variants.map(({ variantId }) => variantId),
  );
  return {
    title: product.title,
    revision: product.revision,
    variants: variants.map(
      ({ sku, price: { amountMinor } }, index) => `${sku} ${amountMinor} ×${stock[index]?.available}`,
    ),
  };
};
const before = {
  title: "Pot",
  revision: 1,
  variants: ["POT-S 999 ×3", "POT-M 999 ×3", "POT-L 999 ×3", "POT-XL 999 ×3"],
};
const codes = (report: Awaited<ReturnType<typeof run>>) =>
  report.problems.first.map(({ severity, code, line }) => `${severity} ${code}@${line}`);

describe("a row that was refused leaves its variant as it was (I5)", () => {
  it.each([
    { changes: { "Variant Price": "9,99" }, code: "comma_price", why: "a bad price" },
    { changes: { "Variant Price": "" }, code: "missing_price", why: "no price" },
    { changes: { "Option1 Value": "" }, code: "missing_option", why: "no option, but its SKU" },
    { changes: { "Option1 Value": "S" }, code: "duplicate_options", why: "the options of another" },
    { changes: { "Variant SKU": "POT-S" }, code: "duplicate_sku", why: "the SKU of another" },
    { changes: { "Variant SKU": "x".repeat(300) }, code: "name_too_long", why: "no SKU, but its options" },
  ])("with $why, and writes nothing", ({ changes, code }) =>
    withPot(async () => {
      const report = await run(file({ M: changes }));
      expect(codes(report)).toEqual([`error catalog.${code}@3`, "warning catalog.kept_as_it_was@3"]);
      expect(report).toMatchObject({ products: { unchanged: 1 }, withdrawn: { products: 0, variants: 0 } });
      expect(await now()).toEqual(before);
    }),
  );

  it("while the product's other rows go in", () =>
    withPot(async () => {
      const broken = file({
        M: { "Variant Price": "oops" },
        L: { "Variant Price": "12.00", "Variant Inventory Qty": "8" },
      });
      expect((await run(broken)).products).toMatchObject({ changed: 1 });
      const kept = ["POT-S 999 ×3", "POT-M 999 ×3", "POT-L 1200 ×8", "POT-XL 999 ×3"];
      expect(await now()).toEqual({ title: "Pot", revision: 2, variants: kept });
      expect((await run(broken)).products).toMatchObject({ unchanged: 1 });
      expect(
        (await run(file({ L: { "Variant Price": "12.00", "Variant Inventory Qty": "8" } }))).products,
      ).toMatchObject({
        unchanged: 1,
      });
      expect(await EventLog.list({ tenantId: supplierId })).toHaveLength(2);
    }));

  it("when it is the first row: its title goes in, its variant stays", () =>
    withPot(async () => {
      await run(file({ S: { Title: "Clay pot", "Variant Price": "-1" } }));
      expect(await now()).toEqual({ ...before, title: "Clay pot", revision: 2 });
    }));

  it("when the first row can't be read at all: all of the product stays", () =>
    withPot(async () => {
      const [headings, first, ...rest] = file().split("\n");
      const report = await run([headings, `${first},,,,one cell too many`, ...rest].join("\n"));
      expect(report).toMatchObject({ products: { refused: 1, changed: 0 }, withdrawn: { variants: 0 } });
      expect(await now()).toEqual(before);
    }));

  it.each([
    { why: "too many cells", broken: (line: string) => `${line},,,,too many` },
    { why: "a broken quote", broken: (line: string) => line.replace("POT-M", '"POT"-M') },
    { why: "no handle", broken: (line: string) => line.replace("pot,", ",") },
  ])("when it can't be read for $why, and so nobody knows which variant it was", ({ broken }) =>
    withPot(async () => {
      const lines = file().split("\n");
      const report = await run(lines.map((line, index) => (index === 2 ? broken(line) : line)).join("\n"));
      expect(report).toMatchObject({ products: { unchanged: 1 }, problems: { errors: 1, warnings: 1 } });
      expect(codes(report).at(-1)).toBe("warning catalog.kept_as_it_was@2");
      expect(await now()).toEqual(before);
    }),
  );

  it("and is no variant at all where there was none", () =>
    withPot(async () => {
      const report = await run(
        shopify([pot({ Handle: "new" }), pot({ Handle: "new", "Variant SKU": "N2", "Variant Price": "?" })]),
      );
      expect(codes(report)).toEqual(["error catalog.bad_price@3"]);
    }));

  it("when its product's rows stand in several places, of which only the first is read", () =>
    withPot(async () => {
      const lines = (price: string) =>
        shopify([row("S", { "Variant Price": price }), row("L"), pot({ Handle: "other" }), row("M"), row("XL")]);
      const counts = { products: { created: 1, changed: 1 }, withdrawn: { products: 0, variants: 0 } };
      const said = ["error catalog.duplicate_handle@5", "warning catalog.kept_as_it_was@2"];
      const rehearsed = await run(lines("12.00"), { dryRun: true });
      expect(rehearsed).toMatchObject(counts);
      expect(codes(rehearsed)).toEqual(said);
      expect(await now()).toEqual(before);
      expect(await run(lines("12.00"), { strict: true })).toMatchObject({ outcome: "refused" });
      expect(await now()).toEqual(before);
      const report = await run(lines("12.00"));
      expect(report).toMatchObject(counts);
      expect(codes(report)).toEqual(said);
      const { variants } = await now();
      expect([...variants].sort()).toEqual(["POT-L 999 ×3", "POT-M 999 ×3", "POT-S 1200 ×3", "POT-XL 999 ×3"]);
      const again = await run(lines("12.00"));
      expect(again).toMatchObject({ products: { unchanged: 2 }, withdrawn: { variants: 0 } });
      expect(codes(again)).toEqual(said);
    }));

  it("when reading ends early, and its row may follow behind that", () =>
    withPot(async () => {
      // Text is checked some 64 kB at a time.
      const long = { "Body (HTML)": "x".repeat(60_000) };
      const broken = Buffer.concat([
        Buffer.from(shopify([row("S"), row("L"), pot({ Handle: "a", ...long }), pot({ Handle: "b", ...long })])),
        Buffer.from([0xff, 0x0a]),
        Buffer.from(shopify([row("M"), row("XL")])),
      ]);
      const report = await run("", { open: () => chunks(broken) });
      expect(report).toMatchObject({ products: { unchanged: 1 }, withdrawn: { variants: 0 } });
      expect(codes(report).map((code) => code.split("@")[0])).toEqual([
        "error catalog.not_utf8",
        "warning catalog.kept_as_it_was",
      ]);
      expect(await now()).toEqual(before);
    }));

  it("when it has neither option nor SKU to tell which variant it was", () =>
    withPot(async () => {
      const report = await run(file({ M: { "Option1 Value": "", "Variant SKU": "" } }));
      expect(codes(report)).toEqual(["error catalog.missing_option@3", "warning catalog.kept_as_it_was@2"]);
      expect(await now()).toEqual(before);
    }));

  const cut = (line: string, cells: number) => line.split(",").slice(0, cells).join(",");
  it.each([
    { index: 2, cells: 1, why: "behind its handle" },
    { index: 2, cells: 5, why: "within its options" },
    { index: 2, cells: 7, why: "before its price" },
    { index: 4, cells: 3, why: "as the file's last one" },
  ])("when it is cut short $why", ({ index, cells }) =>
    withPot(async () => {
      const lines = file().split("\n");
      const text = lines.map((line, at) => (at === index ? cut(line, cells) : line)).join("\n");
      const report = await run(text);
      expect(codes(report)).toEqual([`error catalog.too_few_cells@${index + 1}`, "warning catalog.kept_as_it_was@2"]);
      expect(await now()).toEqual(before);
      expect(await run(text, { strict: true })).toMatchObject({ outcome: "refused", problems: { errors: 1 } });
    }),
  );

  it("when the file ends within its price, which would be another one", () =>
    withPot(async () => {
      const report = await run(file().trimEnd().slice(0, -4));
      expect(codes(report)).toEqual(["error catalog.too_few_cells@5", "warning catalog.kept_as_it_was@2"]);
      expect(await now()).toEqual(before);
    }));

  it("except under strict, where nothing goes in (I3)", () =>
    withPot(async () => {
      const broken = file({ M: { "Variant Price": "oops" }, L: { "Variant Price": "12.00" } });
      expect(await run(broken, { strict: true })).toMatchObject({ outcome: "refused", products: { changed: 0 } });
      expect(await now()).toEqual(before);
    }));

  it("in a Google feed that is cut short, or has a group in several places", () =>
    withPot(async () => {
      const feed = (...records: string[]) =>
        ["id\titem_group_id\ttitle\tprice\tavailability\tquantity\tsize", ...records].join("\n");
      const record = (size: string, group = "shirt") => `G${size}\t${group}\tShirt\t10.00 EUR\tin_stock\t2\t${size}`;
      await run(feed(record("S"), record("M"), record("L")));
      const skus = async () => {
        const { variants } = await Product.get({ supplierId, productId: Product.idOf(supplierId, "shirt") });
        return variants.map(({ sku }) => sku);
      };
      const short = await run(feed(record("S"), "GM\tshirt\tShirt\t10.00 EUR", record("L")));
      expect(codes(short)).toEqual(["error catalog.too_few_cells@3", "warning catalog.kept_as_it_was@2"]);
      expect(await skus()).toEqual(["GS", "GM", "GL"]);
      const scattered = await run(feed(record("S"), record("X", "other"), record("M"), record("L")));
      expect(codes(scattered)).toEqual(["error catalog.duplicate_handle@4", "warning catalog.kept_as_it_was@2"]);
      expect(await skus()).toEqual(["GS", "GM", "GL"]);
    }));

  it("in a Google feed too", () =>
    withPot(async () => {
      const feed = (price: string) =>
        [
          "id\titem_group_id\ttitle\tprice\tavailability\tquantity\tsize",
          "G1\tshirt\tShirt\t10.00 EUR\tin_stock\t2\tS",
          `G2\tshirt\tShirt\t${price}\tin_stock\t2\tM`,
        ].join("\n");
      await run(feed("10.00 EUR"));
      const report = await run(feed("10.00 USD"));
      expect(codes(report)).toEqual(["error catalog.wrong_currency@3", "warning catalog.kept_as_it_was@3"]);
      const { variants } = await Product.get({ supplierId, productId: Product.idOf(supplierId, "shirt") });
      expect(variants.map(({ sku }) => sku)).toEqual(["G1", "G2"]);
    }));
});

describe("what the file doesn't have is withdrawn, and counted", () => {
  it("a variant without a row, also in a dry run, which writes nothing", () =>
    withPot(async () => {
      const without = file({ M: null, L: null });
      const counts = { products: { changed: 1 }, withdrawn: { products: 0, variants: 2 } };
      expect(await run(without, { dryRun: true })).toMatchObject(counts);
      expect(await now()).toEqual(before);
      expect(await run(without)).toMatchObject(counts);
      expect((await now()).variants).toEqual(["POT-S 999 ×3", "POT-XL 999 ×3"]);
    }));

  it("a product that is published no more", () =>
    withPot(async () => {
      const hidden = file()
        .split("\n")
        .map((line, index) => (line === "" ? line : `${line},${index === 0 ? "Published" : "false"}`))
        .join("\n");
      expect(await run(hidden)).toMatchObject({ products: { changed: 1 }, withdrawn: { products: 1, variants: 0 } });
    }));
});
