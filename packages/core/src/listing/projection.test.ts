import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Product } from "#core/catalog";
import { deriveId, instant, money } from "#core/kernel";
import { cardBudgetBytes, cardBytes } from "./card.entity";
import { bandOf, project, type Sources } from "./projection";

const supplierId = deriveId("ten", "supplier");
const eur = (amountMinor: number) => money.of(amountMinor, "EUR");
const variantOf = (sku: string, price: number, compareAt?: number): Product.Variant => ({
  variantId: deriveId("var", sku),
  sku,
  options: [sku],
  price: eur(price),
  ...(compareAt === undefined ? {} : { compareAt: eur(compareAt) }),
  barcode: "",
  grams: 0,
});

const productOf = (rest: Partial<Product.Info> = {}): Product.Info => ({
  productId: deriveId("prd", "shirt"),
  supplierId,
  handle: "ocean-blue-shirt",
  title: "Ocean Blue Shirt",
  bodyHtml: "<p>Blue.</p>",
  vendor: "",
  type: "",
  tags: [],
  published: true,
  options: ["Size"],
  images: [{ url: "https://burst.shopifycdn.com/photos/young-man-in-bright-fashion_925x.jpg", alt: "" }],
  seo: { title: "", description: "" },
  priceRange: { from: eur(40_00), to: eur(50_00) },
  variantCount: 2,
  chunkCount: 1,
  revision: 1,
  generation: "",
  contentHash: "",
  updatedAt: instant("2026-01-01T00:00:00Z"),
  ...rest,
});

const sourcesOf = (rest: Partial<Sources> = {}): Sources => ({
  product: productOf(),
  variants: [variantOf("s", 50_00), variantOf("m", 40_00, 45_00)],
  stock: [
    { variantId: deriveId("var", "s"), available: 10 },
    { variantId: deriveId("var", "m"), available: 2 },
  ],
  agreement: { agreementId: deriveId("agr", "a") },
  supplier: { name: "Acme Apparel", taxRateBp: 2100 },
  storefront: { storefrontId: deriveId("stf", "shop") },
  addition: {},
  ...rest,
});

describe("projection", () => {
  it("says who sells it on page and card (invariant 9)", () => {
    const { page, card } = project(sourcesOf());
    expect([page.supplierName, card.supplierName]).toEqual(["Acme Apparel", "Acme Apparel"]);
    expect(() => project(sourcesOf({ supplier: { name: "", taxRateBp: 0 } }))).toThrow("invariant 9");
  });

  it.each([
    { available: 0, band: "sold_out" },
    { available: 1, band: "low" },
    { available: 3, band: "low" },
    { available: 4, band: "in_stock" },
  ])("shows $available units as $band", ({ available, band }) => expect(bandOf(available)).toBe(band));

  it("never tells a number of units (invariant 2)", () => {
    const stock = [{ variantId: deriveId("var", "s"), available: 987_654 }];
    expect(JSON.stringify(project(sourcesOf({ stock })))).not.toContain("987654");
  });

  it("takes a variant nobody counted for sold out, and the sum of all for the card", () => {
    const { variantChunks, card } = project(sourcesOf({ stock: [{ variantId: deriveId("var", "s"), available: 1 }] }));
    expect(variantChunks[0]?.map(({ stock }) => stock)).toEqual(["low", "sold_out"]);
    expect(card.stock).toBe("low");
  });

  it("shows the lowest price and its own former price", () => {
    expect(project(sourcesOf()).card).toMatchObject({
      priceFrom: eur(40_00),
      compareAt: eur(45_00),
      priceVaries: true,
    });
  });

  it("cuts 2,048 variants into items of fifty, none lost", () => {
    const variants = Array.from({ length: 2_048 }, (_, index) => variantOf(`v${index}`, 10_00));
    const { variantChunks } = project(sourcesOf({ variants }));
    expect(variantChunks).toHaveLength(41);
    expect(variantChunks.flat().map(({ sku }) => sku)).toEqual(variants.map(({ sku }) => sku));
  });

  it("keeps any card within its bytes, with room for a badge, and the supplier's name whole", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 255 }),
        fc.stringMatching(/^[a-z0-9-]{1,255}$/),
        (title, handle) => {
          const { card } = project(sourcesOf({ product: productOf({ title, handle }) }));
          expect(card.supplierName).toBe("Acme Apparel");
          const plain = /^[\x20-\x7e]*$/.test(title);
          // Forty letters of four bytes may go over; forty plain ones may not.
          if (plain) expect(cardBytes({ ...card, badge: "x".repeat(24) })).toBeLessThanOrEqual(cardBudgetBytes);
        },
      ),
    );
  });

  it("has news exactly when something shown has changed; what the partner says beside it is none", () => {
    const { hash } = project(sourcesOf());
    expect(project(sourcesOf({ addition: { badge: "New" } })).hash).toBe(hash);
    // The table answers a map's fields in any order.
    expect(project(sourcesOf({ product: productOf({ seo: { description: "", title: "" } }) })).hash).toBe(hash);
    expect(project(sourcesOf({ product: productOf({ revision: 9, contentHash: "other" }) })).hash).toBe(hash);
    const [page, card] = hash.split(".");
    const described = project(sourcesOf({ product: productOf({ bodyHtml: "<p>Navy.</p>" }) })).hash.split(".");
    expect(described[0]).not.toBe(page);
    expect(described[1]).toBe(card);
    expect(project(sourcesOf({ supplier: { name: "Acme", taxRateBp: 2100 } })).hash.split(".")[1]).not.toBe(card);
  });
});
