/**
 * The shapes in the table, and back. Variants hold amounts without their currency, which the page has: a product page is paid
 * for by its bytes.
 *
 * @module
 */
import type { Currency, Id, Money } from "#core/kernel";
import type { Info, Page, Variant } from "./listing";

export type StoredPage = Omit<Page, "variants" | "addition">;

export type StoredVariant = Omit<Variant, "price" | "compareAt"> & {
  readonly priceMinor: number;
  readonly compareAtMinor?: number;
};

export function toStoredVariant({ price, compareAt, ...variant }: Variant): StoredVariant {
  return {
    ...variant,
    priceMinor: price.amountMinor,
    ...(compareAt ? { compareAtMinor: compareAt.amountMinor } : {}),
  };
}

export function fromStoredVariant(stored: StoredVariant, currency: Currency): Variant {
  const { priceMinor, compareAtMinor, ...variant } = stored;
  const inCurrency = (amountMinor: number): Money => ({ amountMinor, currency });
  return {
    ...variant,
    price: inCurrency(priceMinor),
    ...(compareAtMinor === undefined ? {} : { compareAt: inCurrency(compareAtMinor) }),
  };
}

/** The row, and what its writer needs to know of the other items. */
export type Row = Info & {
  readonly hash?: string;
  readonly words: readonly string[];
  readonly chunkCount: number;
};

export function fromItem(item: { readonly agreementId?: string | undefined }): Row {
  const { agreementId, ...row } = item as Omit<Row, "agreementId"> & { agreementId?: Id<"agr"> };
  return { ...row, agreementId: agreementId ?? null };
}

export function toItem({ agreementId, ...row }: Row) {
  return { ...row, ...(agreementId === null ? {} : { agreementId }) };
}

export const infoOf = ({ hash: _hash, words: _words, chunkCount: _count, ...info }: Row): Info => info;
