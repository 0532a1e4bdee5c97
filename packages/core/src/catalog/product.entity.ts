/**
 * Products, and their variants in items of up to 50.
 *
 * | #  | Question                               | Index | pk                           | sk                            | Reads    |
 * | -- | -------------------------------------- | ----- | ---------------------------- | ----------------------------- | -------- |
 * | P1 | What does this supplier sell?          | main  | supplier, "product"          | product                       | eventual |
 * | P2 | What is this product? Is there news?   | main  | supplier, "product"          | product                       | strong   |
 * | P3 | Which variants does this product have? | main  | supplier, "product", product | "variants", generation, chunk | strong   |
 *
 * Not served: products by vendor, type or tag, and search. Listings have their own words at the partner.
 *
 * @module
 */
import type { Currency, Money } from "../kernel";
import { defineEntity } from "../store";
import type { Content, Info, PriceRange, Variant } from "./product";

export const ProductEntity = defineEntity({
  model: { entity: "product", version: "1", service: "tandem" },
  attributes: {
    supplierId: { type: "string", required: true },
    productId: { type: "string", required: true },
    handle: { type: "string", required: true },
    title: { type: "string", required: true },
    bodyHtml: { type: "string", required: true },
    vendor: { type: "string", required: true },
    type: { type: "string", required: true },
    tags: { type: "any", required: true },
    published: { type: "boolean", required: true },
    options: { type: "any", required: true },
    images: { type: "any", required: true },
    seo: { type: "any", required: true },
    currency: { type: "string", required: true },
    fromMinor: { type: "number", required: true },
    toMinor: { type: "number", required: true },
    variantCount: { type: "number", required: true },
    chunkCount: { type: "number", required: true },
    generation: { type: "string", required: true },
    unswept: { type: "boolean" },
    revision: { type: "number", required: true },
    contentHash: { type: "string", required: true },
    countsHash: { type: "string" },
    updatedAt: { type: "string", required: true },
  },
  indexes: {
    product: {
      pk: { field: "pk", composite: ["supplierId"], template: "${supplierId}#product", casing: "none" },
      sk: { field: "sk", composite: ["productId"], template: "${productId}", casing: "none" },
    },
  },
} as const);

export const VariantsEntity = defineEntity({
  model: { entity: "variants", version: "1", service: "tandem" },
  attributes: {
    supplierId: { type: "string", required: true },
    productId: { type: "string", required: true },
    generation: { type: "string", required: true },
    /** Three digits, so that chunks sort. */
    chunk: { type: "string", required: true },
    variants: { type: "any", required: true },
  },
  indexes: {
    variants: {
      pk: {
        field: "pk",
        composite: ["supplierId", "productId"],
        template: "${supplierId}#product#${productId}",
        casing: "none",
      },
      sk: {
        field: "sk",
        composite: ["generation", "chunk"],
        template: "variants#${generation}#${chunk}",
        casing: "none",
      },
    },
  },
} as const);

/** Sorts by revision; the event's sequence makes it the name of one write and no other. */
export const generationOf = (revision: number, sequence: string): string =>
  `${String(revision).padStart(10, "0")}.${sequence}`;

export const chunkName = (index: number): string => String(index).padStart(3, "0");

export function toItem({ priceRange, countsHash, unswept, ...info }: Info) {
  return {
    ...info,
    ...(unswept ? { unswept } : {}),
    ...(countsHash === undefined ? {} : { countsHash }),
    currency: priceRange.from.currency,
    fromMinor: priceRange.from.amountMinor,
    toMinor: priceRange.to.amountMinor,
  };
}

type Item = Omit<ReturnType<typeof toItem>, "tags" | "options" | "images" | "seo" | "supplierId" | "productId"> & {
  supplierId: string;
  productId: string;
};

/** An item that `toItem` made: validated before it was written, so it isn't again. */
export function fromItem(item: object): Info {
  const { currency, fromMinor, toMinor, ...rest } = item as Item & { currency: Currency };
  const range: PriceRange = { from: moneyOf(fromMinor, currency), to: moneyOf(toMinor, currency) };
  return { ...(rest as Omit<Info, "priceRange"> & Content), priceRange: range };
}

const moneyOf = (amountMinor: number, currency: Currency): Money => ({ amountMinor, currency });

export const variantsOf = (items: readonly { readonly variants?: unknown }[]): Variant[] =>
  items.flatMap(({ variants }) => variants as Variant[]);
