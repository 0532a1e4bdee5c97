/**
 * What a form about a product comes to: the least that has to be sent, or what is wrong with it.
 *
 * @module
 */
import type { Money, Product } from "./api/schema";
import { decimal, readPrice } from "./format";

/** As typed. */
export type VariantDraft = { readonly price: string; readonly available: string };
export type Draft = { readonly title: string; readonly variants: Readonly<Record<string, VariantDraft>> };

export const draftOf = ({ title, variants }: Product): Draft => ({
  title,
  variants: Object.fromEntries(
    variants.map(({ variantId, price, available }) => [
      variantId,
      { price: decimal(price), available: String(available) },
    ]),
  ),
});

export type Changes = {
  readonly content: { readonly title: string } | undefined;
  readonly prices: readonly { readonly variantId: string; readonly price: Money }[];
  readonly counts: readonly { readonly variantId: string; readonly counted: number }[];
};

export type Reading =
  | { readonly isValid: true; readonly changes: Changes }
  /** By `title`, or `<variantId>/price`, `<variantId>/available`. */
  | { readonly isValid: false; readonly problems: Readonly<Record<string, string>> };

export function read(product: Product, draft: Draft): Reading {
  const problems: Record<string, string> = {};
  const prices: { variantId: string; price: Money }[] = [];
  const counts: { variantId: string; counted: number }[] = [];
  const title = draft.title.trim();
  if (!title) problems["title"] = "A product needs a title";
  for (const { variantId, price, available } of product.variants) {
    const typed = draft.variants[variantId];
    if (!typed) continue;
    const newPrice = readPrice(typed.price, price.currency);
    if (!newPrice || newPrice.amountMinor === 0) problems[`${variantId}/price`] = "Write a price such as 19.99";
    else if (newPrice.amountMinor !== price.amountMinor) prices.push({ variantId, price: newPrice });
    if (!/^\d{1,9}$/.test(typed.available.trim())) problems[`${variantId}/available`] = "Write a whole number of units";
    else if (Number(typed.available) !== available) counts.push({ variantId, counted: Number(typed.available) });
  }
  if (Object.keys(problems).length > 0) return { isValid: false, problems };
  return { isValid: true, changes: { content: title === product.title ? undefined : { title }, prices, counts } };
}

/** The API takes 90 variants at once. */
export const batchesOf = <T>(items: readonly T[], size = 90): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
