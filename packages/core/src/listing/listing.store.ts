/**
 * Listings in the table: the rows, and the one way of writing a listing with all its items.
 *
 * @module
 */
import { type Event, Fault, type Id, parseInput } from "#core/kernel";
import { commit, type Page as ListPage, type Write } from "#core/store";
import * as z from "zod";
import { cardDelete, cardPut, wordDelete, wordPut } from "./card.entity";
import { writeCursor, readCursor } from "./cursor";
import { type Info, notFound, Status } from "./listing";
import { ListingEntity, PageEntity, pagePart, variantsPart } from "./listing.entity";
import { fromItem, infoOf, type Row, toItem, toStoredVariant } from "./listing.item";
import type { Projection } from "./projection";

type Key = { readonly tenantId: Id<"ten">; readonly listingId: Id<"lst"> };

/** The row with what its writers need. Strongly consistent. */
export async function findRow({ tenantId, listingId }: Key): Promise<Row | undefined> {
  const { data } = await ListingEntity.get({ tenantId, listingId }).go({ consistent: true });
  return data ? fromItem(data) : undefined;
}

export async function find(key: Key): Promise<Info | undefined> {
  const row = await findRow(key);
  return row && infoOf(row);
}

/** @throws Fault `listing.not_found` (not_found) */
export async function get(key: Key): Promise<Info> {
  const found = await find(key);
  if (!found) throw notFound();
  return found;
}

/** A status is filtered on read, so one call looks at so many rows at the most. */
const listQueries = 10;

/**
 * The tenant's listings in the order of their ids. What is read is bounded: with a `status`, a page may come up short and
 * still have a next one.
 *
 * @throws Fault `listing.cursor_invalid` (invalid)
 */
export async function list({
  tenantId,
  status,
  cursor,
  limit = 50,
}: {
  readonly tenantId: Id<"ten">;
  readonly status?: Status | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}): Promise<ListPage<Info>> {
  const wanted = parseInput(Status.optional(), status);
  const size = parseInput(z.int().min(1).max(100), limit);
  const name = `listings ${tenantId} ${wanted ?? ""}`;
  const found: Info[] = [];
  let after = readCursor(name, cursor);
  for (let queries = 0; queries < listQueries; queries += 1) {
    const { rows, more } = await rowsAfter({ tenantId, after, limit: size });
    for (const [index, row] of rows.entries()) {
      after = row.listingId;
      if (wanted === undefined || row.status === wanted) found.push(infoOf(row));
      if (found.length < size) continue;
      return { items: found, nextCursor: more || index < rows.length - 1 ? writeCursor(name, after) : undefined };
    }
    if (!more) return { items: found, nextCursor: undefined };
  }
  return { items: found, nextCursor: after === undefined ? undefined : writeCursor(name, after) };
}

export async function rowsAfter({
  tenantId,
  after,
  limit,
  consistent = false,
}: {
  readonly tenantId: Id<"ten">;
  readonly after: string | undefined;
  readonly limit: number;
  readonly consistent?: boolean;
}): Promise<{ readonly rows: Row[]; readonly more: boolean }> {
  const query = ListingEntity.query.listing({ tenantId });
  const answer = await (after === undefined ? query : query.gt({ listingId: after })).go({
    limit,
    pages: 1,
    consistent,
  });
  return { rows: answer.data.map(fromItem), more: answer.cursor !== null };
}

/** Somebody else wrote this listing since it was read. Told apart by its identity, so that only this is tried again. */
export const changedMeanwhile = new Fault("listing.changed_meanwhile", "conflict", "The listing changed meanwhile", {
  wayOut: "Read it again and repeat the change.",
});

/** Transactions take 4 MB; a page of more than this goes in several. */
const bytesPerCommit = 2 * 1024 * 1024;

/**
 * Writes a listing from one state to the next, with its page, card and words, if nobody wrote it since `before` was read.
 *
 * One transaction; a product of very many long variants takes several. Then the first one claims the listing, by its revision
 * and without a hash, so that others lose and a crash in between leaves a listing that its next refresh writes again.
 *
 * `next.revision` is given here, and so are `words`, `chunkCount` and `hash`, which follow from the projection.
 *
 * @throws `changedMeanwhile`
 */
export async function write({
  before,
  next,
  projection,
  events = [],
}: {
  readonly before: Row | undefined;
  readonly next: Omit<Info, "revision">;
  /** What is shown from now on; undefined when nothing is (I3). */
  readonly projection: Projection | undefined;
  readonly events?: readonly Event[];
}): Promise<Info> {
  const row: Row = {
    ...next,
    revision: (before?.revision ?? 0) + 1,
    words: projection?.words.map(({ word }) => word) ?? [],
    chunkCount: projection?.variantChunks.length ?? 0,
    ...(projection ? { hash: projection.hash } : {}),
  };
  const { chunks, rest } = itemsOf(before, row, projection);
  if (sizeOf(chunks) <= bytesPerCommit) {
    await commit({ writes: [rowPut(row, before), ...chunks, ...rest], events });
    return infoOf(row);
  }
  const { hash: _notYet, ...unfinished } = row;
  const claim: Row = {
    ...unfinished,
    chunkCount: Math.max(row.chunkCount, before?.chunkCount ?? 0),
    words: [...new Set([...(before?.words ?? []), ...row.words])],
  };
  await commit({ writes: [rowPut(claim, before)] });
  // Putting the claim again is the condition that it still holds.
  for (const part of inParts(chunks)) await commit({ writes: [rowPut(claim, claim), ...part] });
  const last = { ...row, revision: claim.revision + 1 };
  await commit({ writes: [rowPut(last, claim), ...rest], events });
  return infoOf(last);
}

function rowPut(row: Row, before: Pick<Row, "revision"> | undefined): Write {
  const put = before
    ? ListingEntity.put(toItem(row)).where(({ revision }, { eq }) => eq(revision, before.revision))
    : ListingEntity.create(toItem(row));
  return { put: put.params(), orFault: changedMeanwhile };
}

type Items = { readonly chunks: readonly Write[]; readonly rest: readonly Write[] };

/** The writes beside the row's: what is shown, and what is shown no longer. */
function itemsOf(before: Row | undefined, row: Row, projection: Projection | undefined): Items {
  const { tenantId, listingId } = row;
  const key = { tenantId, listingId };
  const wasShown = (before?.chunkCount ?? 0) > 0;
  const [pageBefore, cardBefore] = before?.hash?.split(".") ?? [];
  const [pageNow, cardNow] = projection?.hash.split(".") ?? [];
  const rest: Write[] = [];
  if (!projection) {
    if (wasShown)
      rest.push({ delete: PageEntity.delete({ ...key, part: pagePart }).params() }, cardDelete(row, listingId));
  } else {
    if (pageNow !== pageBefore) rest.push(pagePut(key, projection));
    if (cardNow !== cardBefore) {
      rest.push(cardPut(row, projection.card));
      for (const word of projection.words) rest.push(wordPut(row, projection.card, word));
    }
  }
  for (const word of before?.words ?? []) if (!row.words.includes(word)) rest.push(wordDelete(row, listingId, word));
  for (let index = row.chunkCount; index < (before?.chunkCount ?? 0); index += 1) {
    rest.push({ delete: PageEntity.delete({ ...key, part: variantsPart(index) }).params() });
  }
  const chunks = pageNow === pageBefore ? [] : (projection?.variantChunks ?? []);
  return {
    chunks: chunks.map((variants, index) => ({
      put: PageEntity.put({ ...key, part: variantsPart(index), variants: variants.map(toStoredVariant) }).params(),
    })),
    rest,
  };
}

function pagePut(key: Key, { page, variantChunks }: Projection): Write {
  const { addition, ...content } = page;
  const stored = { page: content, addition, chunkCount: variantChunks.length };
  return { put: PageEntity.put({ ...key, part: pagePart, ...stored }).params() };
}

const sizeOf = (writes: readonly Write[]): number =>
  writes.reduce((sum, write) => sum + Buffer.byteLength(JSON.stringify(write)), 0);

function* inParts(writes: readonly Write[]): Generator<readonly Write[]> {
  let part: Write[] = [];
  let bytes = 0;
  for (const write of writes) {
    const size = sizeOf([write]);
    if (part.length > 0 && bytes + size > bytesPerCommit) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(write);
    bytes += size;
  }
  if (part.length > 0) yield part;
}
