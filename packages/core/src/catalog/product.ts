/**
 * Product: what a supplier sells, in variants that each have a price, options and stock of their own.
 *
 * Invariants
 *   I1  Ids follow from supplier, handle and SKU (or options), so a second import finds what the first one wrote.
 *   I2  `revision` grows by one with every change; the event of a change names it.
 *   I3  `contentHash` covers everything that a shop shows, `countsHash` the units the supplier counted: equal hashes mean that
 *       there is no news, and nothing is written.
 *   I4  A product has 1 to 2,048 variants, of which no two share their options.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as z from "zod";
import { deriveId, Id, Instant, invariant, Label, Line, Money, money } from "../kernel";

const Url = z.url({ protocol: /^https?$/ }).max(1_024);

export const Image = z.object({ url: Url, alt: Line(512) });
export type Image = z.infer<typeof Image>;

/** What a shop shows of a product, its variants apart. `bodyHtml` is sanitised. `options` are names, such as Size. */
export const Content = z.object({
  title: Label(255),
  bodyHtml: z.string().max(64 * 1024),
  vendor: Line(255),
  type: Line(255),
  tags: z.array(Label(255)).max(250),
  published: z.boolean(),
  options: z.array(Label(255)).max(3),
  images: z.array(Image).max(250),
  seo: z.object({ title: Line(1_000), description: Line(1_000) }),
});
export type Content = z.infer<typeof Content>;

/** `options` are the values, in the order of the product's names. `compareAt` is a former price, above `price`. */
export const VariantContent = z.object({
  sku: z.string().min(1).max(255),
  options: z.array(z.string().min(1).max(255)).max(3),
  price: Money,
  compareAt: Money.optional(),
  barcode: z.string().max(255),
  grams: z.int().min(0),
  imageUrl: Url.optional(),
});
export type VariantContent = z.infer<typeof VariantContent>;

export const Variant = VariantContent.extend({ variantId: Id("var") });
export type Variant = z.infer<typeof Variant>;

/** Bytes of one product's own content that still fit an item, with room for names and hashes. */
const maxContentBytes = 300 * 1024;

/** Whether texts and images fit the one item that holds them. */
export const fitsItem = (content: Content): boolean => Buffer.byteLength(JSON.stringify(content)) <= maxContentBytes;

/** The highest price, in minor units: a million in most currencies. A full cart of it is still a safe sum. */
export const maxPriceMinor = 100_000_000;

export const PriceRange = z.object({ from: Money, to: Money });
export type PriceRange = z.infer<typeof PriceRange>;

export const maxVariants = 2_048;

export const Info = Content.extend({
  productId: Id("prd"),
  supplierId: Id("ten"),
  handle: z.string().min(1).max(255),
  priceRange: PriceRange,
  variantCount: z.int().min(1).max(maxVariants),
  chunkCount: z.int().min(1),
  /** Names the chunks that hold its variants; no other write ever used this name. */
  generation: z.string(),
  /** Chunks of other generations may be lying about: whoever writes next sweeps them up. */
  unswept: z.literal(true).optional(),
  revision: z.int().min(1),
  contentHash: z.string(),
  /** Absent when somebody counted since: then only the stock items know. */
  countsHash: z.string().optional(),
  updatedAt: Instant,
});
export type Info = z.infer<typeof Info>;

export const idOf = (supplierId: Id<"ten">, handle: string): Id<"prd"> => deriveId("prd", supplierId, handle);

/** The SKU names a variant; where the supplier gave none, its options do (I1). */
export const variantIdOf = (
  supplierId: Id<"ten">,
  handle: string,
  variant: { readonly sku?: string; readonly options: readonly string[] },
): Id<"var"> =>
  variant.sku
    ? deriveId("var", supplierId, handle, "sku", variant.sku)
    : deriveId("var", supplierId, handle, "options", ...variant.options);

export function priceRange(variants: readonly Pick<Variant, "price">[]): PriceRange {
  const [first, ...rest] = variants;
  invariant(first, "I4: a product has a variant");
  return rest.reduce<PriceRange>(
    ({ from, to }, { price }) => ({
      from: money.atMost(price, from) ? price : from,
      to: money.atMost(to, price) ? price : to,
    }),
    { from: first.price, to: first.price },
  );
}

/** Hash of what a shop shows (I3). Fields are listed, so that neither their order nor a foreign one counts. */
export function contentHash(content: Content, variants: readonly Variant[]): string {
  const { title, bodyHtml, vendor, type, tags, published, options, images, seo } = content;
  return hashOf([
    [title, bodyHtml, vendor, type, tags, published, options, seo.title, seo.description],
    images.map(({ url, alt }) => [url, alt]),
    variants.map((variant) => [
      variant.variantId,
      variant.sku,
      variant.options,
      [variant.price.amountMinor, variant.price.currency, variant.compareAt?.amountMinor ?? null],
      [variant.barcode, variant.grams, variant.imageUrl ?? null],
    ]),
  ]);
}

/** Hash of what the supplier counted (I3). */
export const countsHash = (
  counts: readonly { readonly variantId: Id<"var">; readonly counted?: number | undefined }[],
): string => hashOf(counts.map(({ variantId, counted }) => [variantId, counted ?? null]));

const hashOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 27);

/** Variants per item: 50, or fewer where they are long, so that no item nears DynamoDB's 400 kB. */
const chunkLength = 50;
const chunkBytes = 150 * 1024;

export function chunksOf(variants: readonly Variant[]): Variant[][] {
  const chunks: Variant[][] = [];
  let bytes = 0;
  for (const variant of variants) {
    const size = Buffer.byteLength(JSON.stringify(variant));
    const last = chunks.at(-1);
    if (last && last.length < chunkLength && bytes + size <= chunkBytes) {
      last.push(variant);
      bytes += size;
    } else {
      chunks.push([variant]);
      bytes = size;
    }
  }
  return chunks;
}
