/**
 * Cards, and the same cards under each of their words.
 *
 * | #  | Question                                | Index | pk                         | sk                    | Reads    |
 * | -- | --------------------------------------- | ----- | -------------------------- | --------------------- | -------- |
 * | C1 | What does this storefront show?         | main  | tenant, "card", storefront | listing               | eventual |
 * | C2 | What does it have whose words begin so? | main  | tenant, "word", storefront | entry (word, listing) | eventual |
 *
 * C2 example: "shi" meets `shirt#lst_…` and `shirts#lst_…`.
 * Not served: cards sorted by price or age.
 *
 * Twenty cards fit 8 kB, which an eventually consistent Query reads for one unit: hence the short names of attributes, and
 * nothing stored twice that the key says already.
 *
 * @module
 */
import type { Currency, Id, Money } from "#core/kernel";
import { defineEntity, itemBytes, type Params, type Write } from "#core/store";
import type { Card, StockBand } from "./listing";
import type { Word } from "./words";

export const cardBudgetBytes = 400;

const shown = {
  handle: { type: "string", field: "h", required: true },
  title: { type: "string", field: "t", required: true },
  supplierName: { type: "string", field: "s", required: true },
  currency: { type: "string", field: "c", required: true },
  priceFromMinor: { type: "number", field: "p", required: true },
  compareAtMinor: { type: "number", field: "o" },
  imageUrl: { type: "string", field: "i" },
  badge: { type: "string", field: "b" },
  stock: { type: "string", field: "k", required: true },
  hasVariants: { type: "boolean", field: "v", required: true },
  priceVaries: { type: "boolean", field: "r", required: true },
} as const;

export const CardEntity = defineEntity({
  model: { entity: "card", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    storefrontId: { type: "string", required: true },
    listingId: { type: "string", required: true },
    ...shown,
  },
  indexes: {
    card: {
      pk: {
        field: "pk",
        composite: ["tenantId", "storefrontId"],
        template: "${tenantId}#card#${storefrontId}",
        casing: "none",
      },
      sk: { field: "sk", composite: ["listingId"], template: "${listingId}", casing: "none" },
    },
  },
} as const);

/** `entry` is `<word>#<listing>`: words hold letters and digits only, so the first # ends one. */
export const WordEntity = defineEntity({
  model: { entity: "word", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    storefrontId: { type: "string", required: true },
    entry: { type: "string", required: true },
    shadow: { type: "number", field: "w", required: true },
    ...shown,
  },
  indexes: {
    word: {
      pk: {
        field: "pk",
        composite: ["tenantId", "storefrontId"],
        template: "${tenantId}#word#${storefrontId}",
        casing: "none",
      },
      sk: { field: "sk", composite: ["entry"], template: "${entry}", casing: "none" },
    },
  },
} as const);

export type Shelf = { readonly tenantId: Id<"ten">; readonly storefrontId: Id<"stf"> };

const entryOf = (word: string, listingId: Id<"lst">): string => `${word}#${listingId}`;

export const cardPut = (shelf: Shelf, card: Card): Write => ({
  put: withoutKeyParts(CardEntity.put({ ...shelf, listingId: card.listingId, ...toShown(card) }).params()),
});
export const cardDelete = (shelf: Shelf, listingId: Id<"lst">): Write => ({
  delete: CardEntity.delete({ ...shelf, listingId }).params(),
});
export const wordPut = (shelf: Shelf, card: Card, { word, shadow }: Word): Write => ({
  put: withoutKeyParts(
    WordEntity.put({ ...shelf, entry: entryOf(word, card.listingId), shadow, ...toShown(card) }).params(),
  ),
});
export const wordDelete = (shelf: Shelf, listingId: Id<"lst">, word: string): Write => ({
  delete: WordEntity.delete({ ...shelf, entry: entryOf(word, listingId) }).params(),
});

/** Sets or removes the badge of a card that is there, and under its words. */
export function badgeWrites(
  shelf: Shelf,
  listingId: Id<"lst">,
  words: readonly string[],
  badge: string | undefined,
): Write[] {
  const card = CardEntity.patch({ ...shelf, listingId });
  return [
    { update: (badge === undefined ? card.remove(["badge"]) : card.set({ badge })).params() },
    ...words.map((word): Write => {
      const entry = WordEntity.patch({ ...shelf, entry: entryOf(word, listingId) });
      return { update: (badge === undefined ? entry.remove(["badge"]) : entry.set({ badge })).params() };
    }),
  ];
}

function toShown({ listingId: _inTheKey, priceFrom, compareAt, ...card }: Card) {
  return {
    ...card,
    currency: priceFrom.currency,
    priceFromMinor: priceFrom.amountMinor,
    ...(compareAt ? { compareAtMinor: compareAt.amountMinor } : {}),
  };
}

/** ElectroDB stores the parts of a key beside it; a card has no room for them. */
function withoutKeyParts(params: Params): Params {
  const { tenantId: _t, storefrontId: _s, listingId: _l, entry: _e, ...item } = params["Item"] as Params;
  return { ...params, Item: item };
}

/** What a Query answers with `data: "includeKeys"`. */
export type ShownItem = {
  readonly sk?: unknown;
  readonly handle: string;
  readonly title: string;
  readonly supplierName: string;
  readonly currency: string;
  readonly priceFromMinor: number;
  readonly compareAtMinor?: number | undefined;
  readonly imageUrl?: string | undefined;
  readonly badge?: string | undefined;
  readonly stock: string;
  readonly hasVariants: boolean;
  readonly priceVaries: boolean;
};

/** The sort key: what a cursor goes on after. */
export const sortOf = (item: ShownItem): string => String(item.sk);

export function cardOf(item: ShownItem): Card {
  const sort = sortOf(item);
  const inCurrency = (amountMinor: number): Money => ({ amountMinor, currency: item.currency as Currency });
  return {
    listingId: sort.slice(sort.indexOf("#") + 1) as Id<"lst">,
    handle: item.handle,
    title: item.title,
    supplierName: item.supplierName,
    priceFrom: inCurrency(item.priceFromMinor),
    ...(item.compareAtMinor === undefined ? {} : { compareAt: inCurrency(item.compareAtMinor) }),
    ...(item.imageUrl === undefined ? {} : { imageUrl: item.imageUrl }),
    ...(item.badge === undefined ? {} : { badge: item.badge }),
    stock: item.stock as StockBand,
    hasVariants: item.hasVariants,
    priceVaries: item.priceVaries,
  };
}

/** Bytes of a card's item, keys and all. */
export function cardBytes(card: Card): number {
  const names: Record<string, string> = Object.fromEntries(
    Object.entries(shown).map(([name, { field }]) => [name, field]),
  );
  const fields = Object.entries(toShown(card)).map(([name, value]) => [names[name] ?? name, wire(value)]);
  return keyBytes + itemBytes(Object.fromEntries(fields));
}

const wire = (value: string | number | boolean) =>
  typeof value === "string" ? { S: value } : typeof value === "number" ? { N: String(value) } : { BOOL: value };

/** Of every card: `pk`, `sk`, and the entity's name and version. Ids have a fixed length. */
const keyBytes = itemBytes({
  pk: { S: `ten_${"0".repeat(26)}#card#stf_${"0".repeat(26)}` },
  sk: { S: `lst_${"0".repeat(26)}` },
  __edb_e__: { S: "card" },
  __edb_v__: { S: "1" },
});
