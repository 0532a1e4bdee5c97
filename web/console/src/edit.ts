/**
 * What a form about a product comes to: the least that has to be sent, or what is wrong with it.
 *
 * @module
 */
import type { Money, Product } from "./api/schema";
import { decimal, readPrice } from "./format";

/** As typed. */
export type VariantDraft = { readonly price: string; readonly available: string };
export type Draft = {
  readonly title: string;
  /** HTML, as the catalogue keeps it. */
  readonly description: string;
  readonly variants: Readonly<Record<string, VariantDraft>>;
};

export const draftOf = ({ title, bodyHtml, variants }: Product): Draft => ({
  title,
  description: bodyHtml,
  variants: Object.fromEntries(
    variants.map(({ variantId, price, available }) => [
      variantId,
      { price: decimal(price), available: String(available) },
    ]),
  ),
});

export type Changes = {
  readonly content: { readonly title?: string; readonly bodyHtml?: string } | undefined;
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
  const content = {
    ...(title === product.title ? {} : { title }),
    ...(draft.description === product.bodyHtml ? {} : { bodyHtml: draft.description }),
  };
  return { isValid: true, changes: { content: Object.keys(content).length > 0 ? content : undefined, prices, counts } };
}

/** What somebody else made of a field that was being edited here as well. */
export type Theirs = { readonly field: string; readonly now: string };

/**
 * Brings a draft onto a newer revision. What was typed here stays; what wasn't touched follows the other's change. Fields that both
 * changed, and differently, are named: saving again decides for what was typed.
 */
export function rebase(
  draft: Draft,
  before: Product,
  now: Product,
): { readonly draft: Draft; readonly theirs: Theirs[] } {
  const [old, current] = [draftOf(before), draftOf(now)];
  const theirs: Theirs[] = [];
  const merge = (field: string, mine: string, was: string | undefined, is: string): string => {
    if (was === undefined || mine === was || mine === is) return is;
    if (is !== was) theirs.push({ field, now: is });
    return mine;
  };
  const title = merge("Title", draft.title, old.title, current.title);
  const description = merge("Description", draft.description, old.description, current.description);
  const variants = Object.entries(current.variants).map(([variantId, is]) => {
    const [mine, was] = [draft.variants[variantId] ?? is, old.variants[variantId]];
    const name = now.variants.find((variant) => variant.variantId === variantId)?.options.join(" / ") ?? "";
    const named = (field: string) => (name ? `${field} of ${name}` : field);
    return [
      variantId,
      {
        price: merge(named("Price"), mine.price, was?.price, is.price),
        available: merge(named("Units for sale"), mine.available, was?.available, is.available),
      },
    ] as const;
  });
  return { draft: { title, description, variants: Object.fromEntries(variants) }, theirs };
}

/** The API takes 90 variants at once. */
export const batchesOf = <T>(items: readonly T[], size = 90): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
