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

  it("except under strict, where nothing goes in (I3)", () =>
    withPot(async () => {
      const broken = file({ M: { "Variant Price": "oops" }, L: { "Variant Price": "12.00" } });
      expect(await run(broken, { strict: true })).toMatchObject({ outcome: "refused", products: { changed: 0 } });
      expect(await now()).toEqual(before);
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
