import { describe, expect, it } from "vitest";
import { deriveId, type Id, type Instant, money } from "../../kernel";
import { EventLog, runInScope } from "../../store";
import { inFreshTable, scopeOf } from "#support";
import { chunks, pot, shopify } from "../feed/feed.fixture";
import { importCatalog } from "../import";
import { Product, Stock } from "../index";
import { type Edit, editProduct } from "./index";

const supplierId = deriveId("ten", "supplier");
const productId = Product.idOf(supplierId, "pot");
const at = "2026-03-01T09:00:00.000Z" as Instant;
let seed = 0;
const random = () => new Uint8Array(10).fill((seed += 1) % 256);

const file = shopify([
  pot({ "Option1 Name": "Size", "Option1 Value": "S" }),
  pot({ Title: "", "Option1 Value": "L", "Variant Price": "20" }),
]);
const importFile = () =>
  importCatalog({ supplierId, currency: "EUR", open: () => chunks(file), at, clock: { now: () => at }, random });
const edit = (changes: Edit, revision: number) =>
  editProduct({ supplierId, productId, revision, at, random, ...changes });

const withProduct = <R>(body: (variantIds: Id<"var">[]) => Promise<R>) =>
  inFreshTable(() =>
    runInScope(scopeOf(supplierId), async () => {
      await importFile();
      const { variants } = await Product.get({ supplierId, productId });
      return body(variants.map(({ variantId }) => variantId));
    }),
  );

const revisions = async () => (await EventLog.list({ tenantId: supplierId })).map(({ data }) => data["revision"]);

/** Beyond what DynamoDB takes in one item, though each of them is allowed. */
const largeImages = Array.from({ length: 250 }, (_, index) => ({
  url: `https://x.example/${index}`.padEnd(1_000, "x"),
  alt: "€".repeat(500),
}));

describe("an edit by hand", () => {
  it("changes content and price, keeps the rest, and tells of it", () =>
    withProduct(async ([small = deriveId("var", "none")]) => {
      await edit({ content: { title: "Pan" }, variants: [{ variantId: small, price: money.of(5_00, "EUR") }] }, 1);
      const { product, variants } = await Product.get({ supplierId, productId });
      expect(product).toMatchObject({
        title: "Pan",
        revision: 2,
        priceRange: { from: { amountMinor: 500 }, to: { amountMinor: 2000 } },
      });
      expect(variants.map(({ price, options }) => [price.amountMinor, options[0]])).toEqual([
        [500, "S"],
        [2000, "L"],
      ]);
      expect(await revisions()).toEqual([1, 2]);
    }));

  it("cleans the description", () =>
    withProduct(async () => {
      const product = await edit({ content: { bodyHtml: "<p>Hi<script>1</script></p>" } }, 1);
      expect(product.bodyHtml).toBe("<p>Hi</p>");
    }));

  it("cleans text that people read as an import does", () =>
    withProduct(async () => {
      const content = {
        title: " Pot\u0000 \u202Etop\u202C\n ",
        vendor: "Fjord\u0007",
        tags: ["\u2066red\u2069"],
        bodyHtml: "<p>Hi\u202E</p>",
        images: [{ url: "https://x.example/a.jpg", alt: "A\u001Bpot" }],
        seo: { title: "T\u0001", description: "D\u202A" },
      };
      await edit({ content }, 1);
      expect((await Product.get({ supplierId, productId })).product).toMatchObject({
        title: "Pot top",
        vendor: "Fjord",
        tags: ["red"],
        bodyHtml: "<p>Hi</p>",
        images: [{ alt: "Apot" }],
        seo: { title: "T", description: "D" },
      });
    }));

  it("refuses an edit of a revision that is no more, and undoes nothing", () =>
    withProduct(async () => {
      await edit({ content: { title: "First" } }, 1);
      await expect(edit({ content: { title: "Second" } }, 1)).rejects.toMatchObject({
        code: "catalog.revision_mismatch",
        kind: "precondition",
      });
      expect((await Product.get({ supplierId, productId })).product.title).toBe("First");
    }));

  it("lets one of two edits at once win", () =>
    withProduct(async () => {
      const outcomes = await Promise.allSettled(["A", "B", "C"].map((title) => edit({ content: { title } }, 1)));
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await revisions()).toEqual([1, 2]);
    }));

  it("sets the stock, and the next import of the old file, which says another number, counts again", () =>
    withProduct(async ([small = deriveId("var", "none")]) => {
      await edit({ variants: [{ variantId: small, counted: 8 }] }, 1);
      expect(await Stock.getMany(supplierId, [small])).toMatchObject([{ available: 8, counted: 8 }]);
      expect(await importFile()).toMatchObject({ products: { changed: 1 } });
      expect(await Stock.getMany(supplierId, [small])).toMatchObject([{ available: 3, counted: 3 }]);
      expect(await importFile()).toMatchObject({ products: { unchanged: 1 } });
    }));

  it("takes a former price away, and keeps none that isn't above the price", () =>
    withProduct(async ([small = deriveId("var", "none"), other = deriveId("var", "none")]) => {
      const price = (amountMinor: number) => money.of(amountMinor, "EUR");
      await edit(
        {
          variants: [
            { variantId: small, compareAt: price(50_00) },
            { variantId: other, compareAt: price(1) },
          ],
        },
        1,
      );
      const shown = async () =>
        (await Product.get({ supplierId, productId })).variants.map(({ compareAt }) => compareAt?.amountMinor);
      expect(await shown()).toEqual([50_00, undefined]);
      await edit({ variants: [{ variantId: small, compareAt: null }] }, 2);
      expect(await shown()).toEqual([undefined, undefined]);
    }));

  it("writes nothing when nothing changes", () =>
    withProduct(async ([small = deriveId("var", "none")]) => {
      expect((await edit({ variants: [{ variantId: small, counted: 3 }] }, 1)).revision).toBe(1);
      expect(await revisions()).toEqual([1]);
    }));

  it.each([
    {
      edit: (variantId: Id<"var">): Edit => ({ variants: [{ variantId, price: money.of(1, "GBP") }] }),
      code: "catalog.wrong_currency",
    },
    {
      edit: (variantId: Id<"var">): Edit => ({ variants: [{ variantId, price: money.zero("EUR") }] }),
      code: "catalog.zero_price",
    },
    {
      edit: (): Edit => ({ variants: [{ variantId: deriveId("var", "x"), counted: 1 }] }),
      code: "catalog.variant_not_found",
    },
    {
      edit: (variantId: Id<"var">): Edit => ({ variants: [{ variantId, price: money.of(100_000_001, "EUR") }] }),
      code: "catalog.price_too_high",
    },
    { edit: (): Edit => ({ content: { bodyHtml: "&".repeat(65_536) } }), code: "input.invalid" },
    { edit: (): Edit => ({ content: { images: largeImages } }), code: "catalog.product_too_large" },
    {
      edit: (variantId: Id<"var">): Edit => ({
        variants: [
          { variantId, counted: 1 },
          { variantId, counted: 2 },
        ],
      }),
      code: "input.invalid",
    },
    { edit: (): Edit => ({ content: { title: "" } }), code: "input.invalid" },
    { edit: (): Edit => ({ content: { title: "\u202E\u0000 \u200B" } }), code: "input.invalid" },
  ])("refuses with $code", ({ edit: changes, code }) =>
    withProduct(async ([small = deriveId("var", "none")]) => {
      // A decision may refuse before it returns a promise.
      const attempt = async () => edit(changes(small), 1);
      await expect(attempt()).rejects.toMatchObject({ code });
      expect(await revisions()).toEqual([1]);
    }),
  );

  it("doesn't know a product that isn't there", () =>
    withProduct(() =>
      expect(
        editProduct({ supplierId, productId: deriveId("prd", "x"), revision: 1, at, random }),
      ).rejects.toMatchObject({
        code: "catalog.product_not_found",
        kind: "not_found",
      }),
    ));
});

describe("reading products", () => {
  it("pages through a supplier's products, each once", () =>
    inFreshTable(() =>
      runInScope(scopeOf(supplierId), async () => {
        const many = shopify(Array.from({ length: 7 }, (_, index) => pot({ Handle: `p${index}` })));
        await importCatalog({
          supplierId,
          currency: "EUR",
          open: () => chunks(many),
          at,
          clock: { now: () => at },
          random,
        });
        const handles: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await Product.list({ supplierId, limit: 3, ...(cursor === undefined ? {} : { cursor }) });
          expect(page.items.length).toBeLessThanOrEqual(3);
          handles.push(...page.items.map(({ handle }) => handle));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(handles.sort()).toEqual(Array.from({ length: 7 }, (_, index) => `p${index}`));
      }),
    ));

  it("refuses another tenant (invariant 2)", () =>
    withProduct(async () => {
      await expect(
        runInScope(scopeOf(deriveId("ten", "other")), () => Product.find({ supplierId, productId })),
      ).rejects.toThrow(/read of/);
    }));
});
