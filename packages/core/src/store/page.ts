/**
 * Page: a part of a list in the order of its ids, and where the next part begins.
 *
 * A cursor is the id, or whatever else the list is sorted by, that the page before ended with. It names no partition, so a forged one is a place in the list that was
 * asked for, and nothing more (invariant 2).
 *
 * @module
 */
import * as z from "zod";
import { Id, type IdPrefix, parseInput } from "../kernel";

export type Paging = { readonly limit?: number | undefined; readonly cursor?: string | undefined };

/** `nextCursor` asks for the next page; undefined on the last. */
export type Page<T> = { readonly items: T[]; readonly nextCursor: string | undefined };

/** For the query: reads on when a megabyte ends before the page does. */
export type PageOptions = { readonly limit: number; readonly count: number; readonly pages: "all" };

/** A list that is sorted by something else than ids. */
export type Places<Place extends string, Row, Item> = {
  /** What a cursor of it looks like. */
  readonly place: z.ZodType<Place>;
  readonly maxLimit?: number;
  /** Reads what lies behind `after` in the list's direction, or from its beginning. */
  readonly read: (after: Place | undefined, options: PageOptions) => Promise<{ readonly data: readonly Row[] }>;
  readonly placeOf: (row: Row) => string;
  readonly toItem: (row: Row) => Item;
};

export type List<P extends IdPrefix, Row, Item> = Omit<Places<Id<P>, Row, Item>, "place" | "placeOf"> & {
  /** Of the ids that the list is sorted by. */
  readonly prefix: P;
  readonly idOf: (row: Row) => string;
};

/** @throws Fault `input.invalid` (invalid) for a limit out of bounds, or a cursor that isn't an id of this list */
export const readPage = <P extends IdPrefix, Row, Item>(
  paging: Paging,
  { prefix, idOf, ...list }: List<P, Row, Item>,
): Promise<Page<Item>> => readPlaces(paging, { ...list, place: Id(prefix), placeOf: idOf });

/** @throws Fault `input.invalid` (invalid) for a limit out of bounds, or a cursor that isn't a place of this list */
export async function readPlaces<Place extends string, Row, Item>(
  { limit, cursor }: Paging,
  { place, maxLimit = 100, read, placeOf, toItem }: Places<Place, Row, Item>,
): Promise<Page<Item>> {
  const size = limit === undefined ? maxLimit : parseInput(z.int().min(1).max(maxLimit), limit);
  const after = cursor === undefined ? undefined : parseInput(place, cursor);
  // One more than asked tells whether there is a next page.
  const { data } = await read(after, { limit: size + 1, count: size + 1, pages: "all" });
  const rows = data.slice(0, size);
  const last = rows.at(-1);
  return { items: rows.map(toItem), nextCursor: last && data.length > size ? placeOf(last) : undefined };
}
