/**
 * Projection: what a listing shows, made of the supplier's product, its stock, and who sells it through whom. Pure.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Product, Stock } from "#core/catalog";
import { type Id, invariant, type Money, money } from "#core/kernel";
import { cardBudgetBytes, cardBytes } from "./card.entity";
import { type Addition, type Card, idOf, type Page, type StockBand, type Variant } from "./listing";
import { type Word, wordsOf } from "./words";

/** At most so many units left are "low": enough to hurry a consumer, too few to tell a competitor anything. */
const lowUnits = 3;
/** Variants per item of a page. */
const chunkLength = 50;
/** Part of the hash: raised when the shape of a copy changes, so that copies are made anew as their products next change. */
const projectionVersion = 1;

export type Sources = {
  readonly product: Product.Info;
  readonly variants: readonly Product.Variant[];
  readonly stock: readonly Pick<Stock.Info, "variantId" | "available">[];
  /** Null for a tenant's own product on its own storefront. */
  readonly agreement: { readonly agreementId: Id<"agr"> } | null;
  readonly supplier: { readonly name: string; readonly taxRateBp: number };
  readonly storefront: { readonly storefrontId: Id<"stf"> };
  /** What the partner says beside the supplier's content. */
  readonly addition: Addition;
};

export type Projection = {
  readonly page: Omit<Page, "variants">;
  readonly variantChunks: readonly (readonly Variant[])[];
  readonly card: Card;
  readonly words: readonly Word[];
  /** Of the page and, after a dot, of the card: equal means no news. The addition isn't in it: annotating writes it to every item itself. */
  readonly hash: string;
};

export const bandOf = (available: number): StockBand =>
  available <= 0 ? "sold_out" : available <= lowUnits ? "low" : "in_stock";

/** Units of all variants together: three sizes with one unit each are low, not sold out. */
const bandOfAll = (units: readonly number[]): StockBand =>
  bandOf(units.reduce((sum, unit) => sum + Math.max(0, unit), 0));

export function project(sources: Sources): Projection {
  const { product, supplier, storefront, agreement, addition } = sources;
  invariant(supplier.name !== "", "invariant 9: a listing says who sells it");
  const units = new Map(sources.stock.map(({ variantId, available }) => [variantId, available]));
  const variants = sources.variants.map((variant) => variantOf(variant, units.get(variant.variantId) ?? 0));
  const cheapest = cheapestOf(variants);
  const listingId = idOf(storefront.storefrontId, product.productId);
  const stock = bandOfAll(sources.variants.map(({ variantId }) => units.get(variantId) ?? 0));
  const page: Projection["page"] = {
    listingId,
    storefrontId: storefront.storefrontId,
    supplierId: product.supplierId,
    supplierName: supplier.name,
    productId: product.productId,
    agreementId: agreement?.agreementId ?? null,
    handle: product.handle,
    title: product.title,
    bodyHtml: product.bodyHtml,
    vendor: product.vendor,
    type: product.type,
    options: [...product.options],
    images: product.images.map(({ url, alt }) => ({ url, alt })),
    seo: product.seo,
    currency: product.priceRange.from.currency,
    taxRateBp: supplier.taxRateBp,
    priceFrom: product.priceRange.from,
    priceTo: product.priceRange.to,
    stock,
    addition,
  };
  const imageUrl = product.images[0]?.url ?? cheapest.imageUrl;
  const card = fitCard({
    listingId,
    handle: product.handle,
    title: product.title,
    supplierName: supplier.name,
    priceFrom: product.priceRange.from,
    ...(cheapest.compareAt ? { compareAt: cheapest.compareAt } : {}),
    ...(imageUrl ? { imageUrl } : {}),
    ...(addition.badge ? { badge: addition.badge } : {}),
    stock,
    hasVariants: variants.length > 1,
    priceVaries: !money.equal(product.priceRange.from, product.priceRange.to),
  });
  const words = wordsOf({ ...product, supplierName: supplier.name });
  const { addition: _partners, ...content } = page;
  const { badge: _too, ...shown } = card;
  return {
    page,
    variantChunks: chunksOf(variants),
    card,
    words,
    hash: `${hashOf([content, variants])}.${hashOf([shown, words])}`,
  };
}

function variantOf(variant: Product.Variant, available: number): Variant {
  return {
    variantId: variant.variantId,
    sku: variant.sku,
    options: [...variant.options],
    price: variant.price,
    ...(variant.compareAt ? { compareAt: variant.compareAt } : {}),
    ...(variant.imageUrl ? { imageUrl: variant.imageUrl } : {}),
    barcode: variant.barcode,
    grams: variant.grams,
    stock: bandOf(available),
  };
}

function cheapestOf(variants: readonly Variant[]): Variant {
  const [first, ...rest] = variants;
  invariant(first, "a product has a variant");
  return rest.reduce((least, variant) => (isBelow(variant.price, least.price) ? variant : least), first);
}

const isBelow = (a: Money, b: Money) => money.atMost(a, b) && !money.equal(a, b);

function chunksOf(variants: readonly Variant[]): Variant[][] {
  return Array.from({ length: Math.ceil(variants.length / chunkLength) }, (_, index) =>
    variants.slice(index * chunkLength, (index + 1) * chunkLength),
  );
}

const hashOf = (value: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify([projectionVersion, value], sortKeys))
    .digest("base64url")
    .slice(0, 22);

/** The table answers the fields of a map in any order. */
const sortKeys = (_name: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * Shortens a card until its item fits the budget: the handle first (a page is found by the listing's id), then the title.
 *
 * The supplier's name is never touched (I5), nor the image's address, which wouldn't lead anywhere when cut. So an address of
 * more than some 130 characters may leave the card over budget: it then costs its reader more, and still shows.
 */
function fitCard(card: Card): Card {
  // Room for a badge that the partner may put on it later, without another look at the product.
  const surplusOf = (fitted: Card) => cardBytes({ ...fitted, badge: "x".repeat(badgeRoom) }) - cardBudgetBytes;
  const handle = cut(card.handle, surplusOf(card), 24).replace(/-+$/, "");
  const surplus = surplusOf({ ...card, handle });
  if (surplus <= 0) return { ...card, handle };
  const title = cut(card.title, surplus + ellipsisBytes, 40).trimEnd();
  return { ...card, handle, title: title === card.title ? title : `${title}…` };
}

const badgeRoom = 24;
const ellipsisBytes = 3;

/** Without `surplus` bytes at its end, though never under `least` characters. */
function cut(text: string, surplus: number, least: number): string {
  const target = Buffer.byteLength(text) - surplus;
  const characters = Array.from(text);
  while (characters.length > least && Buffer.byteLength(characters.join("")) > target) characters.pop();
  return characters.join("");
}
