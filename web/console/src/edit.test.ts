import { describe, expect, it } from "vitest";
import type { Product } from "./api/schema";
import { batchesOf, draftOf, read, rebase } from "./edit";

const product = {
  title: "Clay pot",
  bodyHtml: "<p>Thrown by hand</p>",
  variants: [
    { variantId: "var_a", options: ["Small"], price: { amountMinor: 1990, currency: "EUR" }, available: 5 },
    { variantId: "var_b", options: ["Large"], price: { amountMinor: 2500, currency: "EUR" }, available: 0 },
  ],
} as unknown as Product;
const draft = draftOf(product);
const withVariant = (variantId: string, part: { price?: string; available?: string }) => ({
  ...draft,
  variants: {
    ...draft.variants,
    [variantId]: { ...(draft.variants[variantId] ?? { price: "", available: "" }), ...part },
  },
});

describe("editing a product", () => {
  it("sends nothing that didn't change", () =>
    expect(read(product, draft)).toEqual({
      isValid: true,
      changes: { content: undefined, prices: [], counts: [] },
    }));

  it("sends what changed, and only that", () => {
    const changed = withVariant("var_b", { price: "24.5", available: "12" });
    expect(read(product, { ...changed, title: " Clay pot, glazed " })).toEqual({
      isValid: true,
      changes: {
        content: { title: "Clay pot, glazed" },
        prices: [{ variantId: "var_b", price: { amountMinor: 2450, currency: "EUR" } }],
        counts: [{ variantId: "var_b", counted: 12 }],
      },
    });
  });

  it.each([
    { part: { price: "24,50" }, place: "var_b/price" },
    { part: { price: "0" }, place: "var_b/price" },
    { part: { available: "-1" }, place: "var_b/available" },
    { part: { available: "1.5" }, place: "var_b/available" },
  ])("names the place of $part", ({ part, place }) => {
    const reading = read(product, withVariant("var_b", part));
    expect(reading.isValid ? [] : Object.keys(reading.problems)).toEqual([place]);
  });

  it("sends a description that changed", () =>
    expect(read(product, { ...draft, description: "<p>Fired twice</p>" })).toMatchObject({
      changes: { content: { bodyHtml: "<p>Fired twice</p>" } },
    }));

  it("wants a title", () => expect(read(product, { ...draft, title: " " }).isValid).toBe(false));

  it("sends no more at once than the API takes", () => {
    const batches = batchesOf(Array.from({ length: 200 }, (_, index) => index));
    expect(batches.map(({ length }) => length)).toEqual([90, 90, 20]);
    expect(batchesOf([])).toEqual([]);
  });
});

describe("when somebody else saved first", () => {
  const now = {
    ...product,
    title: "Clay pot, large",
    bodyHtml: "<p>Theirs</p>",
    variants: [
      { ...product.variants[0], price: { amountMinor: 2100, currency: "EUR" }, available: 5 },
      { ...product.variants[1], price: { amountMinor: 2500, currency: "EUR" }, available: 3 },
    ],
  } as unknown as Product;
  const mine = { ...withVariant("var_a", { price: "18.50" }), description: "<p>Mine</p>" };
  const rebased = rebase(mine, product, now);

  it("keeps what was typed, and follows where nothing was", () =>
    expect(rebased.draft).toEqual({
      title: "Clay pot, large",
      description: "<p>Mine</p>",
      variants: { var_a: { price: "18.50", available: "5" }, var_b: { price: "25.00", available: "3" } },
    }));

  it("names the fields that both changed, with what stands there now", () =>
    expect(rebased.theirs).toEqual([
      { field: "Description", now: "<p>Theirs</p>" },
      { field: "Price of Small", now: "21.00" },
    ]));

  it("sends on saving again only what was typed here", () =>
    expect(read(now, rebased.draft)).toEqual({
      isValid: true,
      changes: {
        content: { bodyHtml: "<p>Mine</p>" },
        prices: [{ variantId: "var_a", price: { amountMinor: 1850, currency: "EUR" } }],
        counts: [],
      },
    }));

  it("takes a variant that is new, and lets one go that is gone", () => {
    const other = { ...now.variants[0], variantId: "var_c" };
    expect(Object.keys(rebase(mine, product, { ...now, variants: [other] } as Product).draft.variants)).toEqual([
      "var_c",
    ]);
  });
});
