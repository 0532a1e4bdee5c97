import { describe, expect, it } from "vitest";
import type { Product } from "./api/schema";
import { batchesOf, draftOf, read } from "./edit";

const product = {
  title: "Clay pot",
  variants: [
    { variantId: "var_a", price: { amountMinor: 1990, currency: "EUR" }, available: 5 },
    { variantId: "var_b", price: { amountMinor: 2500, currency: "EUR" }, available: 0 },
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

  it("wants a title", () => expect(read(product, { ...draft, title: " " }).isValid).toBe(false));

  it("sends no more at once than the API takes", () => {
    const batches = batchesOf(Array.from({ length: 200 }, (_, index) => index));
    expect(batches.map(({ length }) => length)).toEqual([90, 90, 20]);
    expect(batchesOf([])).toEqual([]);
  });
});
