/**
 * What a storefront reads, all of it in the key space of the storefront's tenant. Eventually consistent: a list that lags by
 * a moment costs half, and checkout looks at the stock itself.
 *
 * @module
 */
import { Id, parseInput } from "#core/kernel";
import * as z from "zod";
import { CardEntity, cardOf, sortOf, WordEntity } from "./card.entity";
import { readCursor, writeCursor } from "./cursor";
import { PageEntity, pagePart, variantsPart } from "./listing.entity";
import type { Page as ListPage } from "#core/store";
import { type Card, notFound, type Page } from "./listing";
import { fromStoredVariant, type StoredPage, type StoredVariant } from "./listing.item";
import { hasWords, searchOf } from "./words";

type Asked = {
  readonly tenantId: Id<"ten">;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
};

const maxPage = 100;
const sizeOf = (limit: number | undefined): number => parseInput(z.int().min(1).max(maxPage), limit ?? 20);

/**
 * A page of a storefront's cards, in one Query.
 *
 * @throws Fault `listing.cursor_invalid` (invalid)
 */
export async function cards({
  tenantId,
  storefrontId,
  cursor,
  limit,
}: Asked & { readonly storefrontId: Id<"stf"> }): Promise<ListPage<Card>> {
  const list = `cards ${tenantId} ${storefrontId}`;
  const after = readCursor(list, cursor);
  const query = CardEntity.query.card({ tenantId, storefrontId });
  const answer = await (after === undefined ? query : query.gt({ listingId: after })).go({
    limit: sizeOf(limit),
    pages: 1,
    data: "includeKeys",
  });
  const last = answer.data.at(-1);
  return {
    items: answer.data.map(cardOf),
    nextCursor: answer.cursor && last ? writeCursor(list, sortOf(last)) : undefined,
  };
}

/** How much a search reads at most: so many Queries of so many items each. */
const searchQueries = 3;
const searchItems = 60;

/**
 * Listings with a word that begins with the query's longest word, and whose title or supplier has the others.
 *
 * What is read is bounded: a page may come up short and still have a next one, when the other words are rare.
 *
 * @throws Fault `listing.cursor_invalid` (invalid)
 */
export async function search({
  tenantId,
  storefrontId,
  q,
  cursor,
  limit,
}: Asked & { readonly storefrontId: Id<"stf">; readonly q: string }): Promise<ListPage<Card>> {
  const search = searchOf(q);
  if (!search) return { items: [], nextCursor: undefined };
  const { prefix, others } = search;
  const list = `search ${tenantId} ${storefrontId} ${prefix}`;
  const size = sizeOf(limit);
  const found: Card[] = [];
  let after = readCursor(list, cursor);
  for (let queries = 0; queries < searchQueries; queries += 1) {
    const words = WordEntity.query.word({ tenantId, storefrontId });
    // `!` sorts before every letter and digit: the next key after `after`, whose last part has a fixed length.
    const range =
      after === undefined
        ? words.begins({ entry: prefix })
        : words.between({ entry: `${after}!` }, { entry: `${prefix}\u{10ffff}` });
    const answer = await range.go({ limit: searchItems, pages: 1, data: "includeKeys" });
    for (const item of answer.data) {
      // A word of the same listing that sorts before begins so too, and was met already.
      const again = prefix.length <= item.shadow;
      if (!again && hasWords(`${item.title} ${item.supplierName}`, others)) {
        found.push(cardOf(item));
      }
      after = sortOf(item);
      if (found.length === size) return { items: found, nextCursor: writeCursor(list, after) };
    }
    if (!answer.cursor) return { items: found, nextCursor: undefined };
  }
  return { items: found, nextCursor: after === undefined ? undefined : writeCursor(list, after) };
}

/** A product page with its variants, in one Query; undefined when the listing isn't published (I3). */
export async function findPage({
  tenantId,
  listingId,
}: {
  readonly tenantId: Id<"ten">;
  readonly listingId: Id<"lst">;
}): Promise<Page | undefined> {
  if (!Id("lst").safeParse(listingId).success) return undefined;
  const { data } = await PageEntity.query.page({ tenantId, listingId }).go({ pages: "all" });
  return pageOf(data);
}

/** @throws Fault `listing.not_found` (not_found) */
export async function page(key: { readonly tenantId: Id<"ten">; readonly listingId: Id<"lst"> }): Promise<Page> {
  const found = await findPage(key);
  if (!found) throw notFound();
  return found;
}

/** So many listings a cart may hold: two items each, and a batch reads a hundred. */
const maxListings = 50;

/** The published ones of these listings, by id, in one round trip: what a cart and a checkout price from. */
export async function pages({
  tenantId,
  listingIds,
}: {
  readonly tenantId: Id<"ten">;
  readonly listingIds: readonly Id<"lst">[];
}): Promise<Map<Id<"lst">, Page>> {
  const ids = [...new Set(parseInput(z.array(Id("lst")).max(maxListings), listingIds))];
  if (ids.length === 0) return new Map();
  const keys = ids.flatMap((listingId) =>
    [pagePart, variantsPart(0)].map((part) => ({ tenantId, listingId: listingId as string, part })),
  );
  const { data, unprocessed } = await PageEntity.get(keys).go();
  const found = await Promise.all(
    ids.map(async (listingId): Promise<Page | undefined> => {
      const parts = data.filter((item) => item.listingId === listingId);
      const whole = parts.find(({ part }) => part === pagePart)?.chunkCount === 1 && unprocessed.length === 0;
      // Few products have more than one chunk; and what the batch put off is read by itself.
      return whole || (parts.length === 0 && unprocessed.length === 0)
        ? pageOf(parts)
        : findPage({ tenantId, listingId });
    }),
  );
  return new Map(found.flatMap((page) => (page ? [[page.listingId, page] as const] : [])));
}

type PageItem = {
  readonly part: string;
  readonly page?: unknown;
  readonly addition?: unknown;
  readonly variants?: unknown;
};

function pageOf(items: readonly PageItem[]): Page | undefined {
  const head = items.find(({ part }) => part === pagePart);
  if (!head) return undefined;
  const page = head.page as StoredPage;
  const variants = items
    .filter(({ part }) => part !== pagePart)
    .toSorted((a, b) => (a.part < b.part ? -1 : 1))
    .flatMap((item) => item.variants as StoredVariant[])
    .map((variant) => fromStoredVariant(variant, page.currency));
  // A page without variants is one that is going away at this very moment.
  if (variants.length === 0) return undefined;
  return { ...page, addition: head.addition as Page["addition"], variants };
}
