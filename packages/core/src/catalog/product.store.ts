/**
 * Products in the table: reading, and the one way of writing them.
 *
 * Invariants
 *   I1  Readers see the variants of one write, whole. Chunks are never overwritten: each write puts its own under a new
 *       generation, and the product item, which names its generation, makes them the product's.
 *   I2  A change is one transaction: product, variants, stock and event. Where that is too much for one, chunks go first, where
 *       nobody looks, and the product item comes last with the event. Two writers of one revision can't mix: the second to
 *       come to the product item loses, and each transaction before it asks whether the product is still the one it read.
 *   I3  Where even the counts don't fit the last transaction, the first one strikes out the product's `countsHash`, and the
 *       product keeps none: from then on only the stock items know what was counted, and the next import compares with them,
 *       whatever broke off or crossed.
 *   I4  A writer that broke off leaves chunks that nobody reads, and the mark `unswept` at a product that exists; the next
 *       write takes both away.
 *
 * @module
 */
import { type Event, Fault, type Id, type Instant, type Random } from "../kernel";
import {
  commit,
  isOutcomeUnknown,
  maxWritesPerCommit,
  type Page,
  type Paging,
  readAll,
  readPage,
  recordOnce,
  type Write,
} from "../store";
import { chunksOf, contentHash, type Content, type Info, priceRange, type Variant } from "./product";
import { chunkName, fromItem, generationOf, ProductEntity, toItem, VariantsEntity, variantsOf } from "./product.entity";
import { ProductChanged } from "./product.event";

export type WithVariants = { readonly product: Info; readonly variants: readonly Variant[] };

const notFound = () =>
  new Fault("catalog.product_not_found", "not_found", "There is no such product", {
    wayOut: "Look for it in your catalogue.",
  });

type Key = { readonly supplierId: Id<"ten">; readonly productId: Id<"prd"> };

const readAttempts = 6;

/**
 * The product and its variants, in one round trip; undefined when there is none. A write between the two reads shows in the
 * generation: then both are read again.
 *
 * @throws Fault `store.busy` (unavailable) when it was written again each time
 */
export async function find({ supplierId, productId }: Key): Promise<WithVariants | undefined> {
  for (let attempt = 1; attempt <= readAttempts; attempt += 1) {
    const [product, chunks] = await Promise.all([
      ProductEntity.get({ supplierId, productId }).go({ consistent: true }),
      VariantsEntity.query.variants({ supplierId, productId }).go({ pages: "all", consistent: true }),
    ]);
    if (!product.data) return undefined;
    const info = fromItem(product.data);
    const own = chunks.data.filter(({ generation }) => generation === info.generation);
    if (own.length === info.chunkCount) return { product: info, variants: variantsOf(own) };
  }
  throw new Fault("store.busy", "unavailable", "The product is being written", { wayOut: "Try again in a moment." });
}

/** @throws Fault `catalog.product_not_found` (not_found) */
export async function get(key: Key): Promise<WithVariants> {
  const found = await find(key);
  if (!found) throw notFound();
  return found;
}

/** Products of a supplier in the order of their ids, a page at a time. */
export function list({ supplierId, ...paging }: { readonly supplierId: Id<"ten"> } & Paging): Promise<Page<Info>> {
  const query = ProductEntity.query.product({ supplierId });
  return readPage(paging, {
    prefix: "prd",
    read: (after, options) => (after === undefined ? query : query.gt({ productId: after })).go(options),
    idOf: ({ productId }) => productId,
    toItem: fromItem,
  });
}

/** The product items of these ids, as far as there are any. Strongly consistent, batched. */
export async function findMany(supplierId: Id<"ten">, productIds: readonly Id<"prd">[]): Promise<Map<Id<"prd">, Info>> {
  const keys = productIds.map((productId) => ({ supplierId, productId }));
  const items = await readAll(keys, (some) => ProductEntity.get(some).go({ consistent: true, concurrency: 2 }));
  return new Map(items.map((item) => [item.productId as Id<"prd">, fromItem(item)]));
}

export type Change = {
  readonly supplierId: Id<"ten">;
  readonly productId: Id<"prd">;
  readonly handle: string;
  readonly content: Content;
  readonly variants: readonly Variant[];
  readonly countsHash: string | undefined;
  /** The product as read, whose revision must still be the current one; undefined for a new product. */
  readonly before: Info | undefined;
  /** Writes to the stock of its variants. */
  readonly stock: readonly Write[];
  /** The variants are the very same as before, so their items stay. */
  readonly sameVariants?: boolean;
  readonly at: Instant;
  readonly random: Random;
};

const revisionMismatch = () =>
  new Fault("catalog.revision_mismatch", "precondition", "Somebody else changed this product meanwhile", {
    wayOut: "Read it again and repeat the change.",
  });

/** Items that hold variants may be large; a transaction takes 4 MB. */
const chunksPerCommit = 12;

/**
 * Writes the next revision of a product, with its event.
 *
 * @throws Fault `catalog.revision_mismatch` (precondition); `store.busy`, `store.outcome_unknown` (unavailable)
 */
export async function write(change: Change): Promise<Info> {
  const { supplierId, productId, before, variants, at } = change;
  const revision = (before?.revision ?? 0) + 1;
  const event = ProductChanged.create({
    tenantId: supplierId,
    subject: productId,
    at,
    random: change.random,
    data: { productId, revision },
  });
  const kept = change.sameVariants ? before : undefined;
  const chunks = kept ? [] : chunksOf(variants);
  const info: Info = {
    ...change.content,
    supplierId,
    productId,
    handle: change.handle,
    priceRange: priceRange(variants),
    variantCount: variants.length,
    chunkCount: kept?.chunkCount ?? chunks.length,
    generation: kept?.generation ?? generationOf(revision, event.sequence),
    ...(before?.unswept ? { unswept: true } : {}),
    revision,
    contentHash: contentHash(change.content, variants),
    ...(change.countsHash === undefined ? {} : { countsHash: change.countsHash }),
    updatedAt: at,
  };
  const puts = chunks.map((chunk, index) => chunkPut(info, index, chunk));
  const surplus = before && !kept ? chunkDeletes(before) : [];
  const together = [...change.stock, ...puts, ...surplus, productPut(info, before)];
  if (together.length <= maxWritesPerCommit && puts.length <= chunksPerCommit && surplus.length <= chunksPerCommit) {
    await commit({ writes: together, event });
    return info.unswept ? sweep(info) : info;
  }
  return writeInParts({ ...info, unswept: true }, { before, stock: change.stock, puts, event });
}

type Parts = {
  readonly before: Info | undefined;
  readonly stock: readonly Write[];
  readonly puts: readonly Write[];
  readonly event: Event;
};

/** More than one transaction takes (I2, I3). */
async function writeInParts(info: Info, { before, stock, puts, event }: Parts): Promise<Info> {
  const together = stock.length < maxWritesPerCommit;
  const known = before && !together ? withoutCounts(before) : before;
  const next = together ? info : withoutCounts(info);
  const holds = claim(info, before, together);
  try {
    for (const writes of together ? [] : inSlices(stock, maxWritesPerCommit - 1)) {
      await commit({ writes: [holds, ...writes] });
    }
    for (const writes of inSlices(puts, chunksPerCommit)) await commit({ writes: [holds, ...writes] });
    await commit({ writes: [...(together ? stock : []), productPut(next, known)], event });
  } catch (error) {
    // Lost to somebody else, who doesn't know of these chunks. If the product may name them by now, they stay (I4).
    if (error instanceof Fault && !isOutcomeUnknown(error)) await deleteChunks(chunkDeletes(info));
    throw error;
  }
  return sweep(next);
}

const withoutCounts = ({ countsHash: _counts, ...info }: Info): Info => info;

/** Whoever read other counts than there are by now must read again: their stock may be half written. */
function productPut(info: Info, before: Info | undefined): Write {
  const orFault = revisionMismatch();
  if (!before) return { put: ProductEntity.create(toItem(info)).params(), orFault };
  return {
    put: ProductEntity.put(toItem(info))
      .where(({ revision, countsHash }, { eq, notExists }) => {
        const sameCounts = before.countsHash === undefined ? notExists(countsHash) : eq(countsHash, before.countsHash);
        return `${eq(revision, before.revision)} AND ${sameCounts}`;
      })
      .params(),
    orFault,
  };
}

/** First in each transaction but the last: the product is still the one that was read, and says that there is work in hand. */
function claim({ supplierId, productId }: Key, before: Info | undefined, together: boolean): Write {
  const orFault = revisionMismatch();
  if (!before) {
    const { TableName, Key } = ProductEntity.get({ supplierId, productId }).params<{
      TableName: string;
      Key: object;
    }>();
    return { check: { TableName, Key, ConditionExpression: "attribute_not_exists(pk)" }, orFault };
  }
  const marked = ProductEntity.patch({ supplierId, productId }).set({ unswept: true });
  return {
    update: (together ? marked : marked.remove(["countsHash"]))
      .where(({ revision }, { eq }) => eq(revision, before.revision))
      .params(),
    orFault,
  };
}

const chunkPut = ({ supplierId, productId, generation }: Info, index: number, variants: readonly Variant[]): Write => ({
  put: VariantsEntity.put({ supplierId, productId, generation, chunk: chunkName(index), variants }).params(),
});

const chunkDelete = ({ supplierId, productId }: Key, generation: string, chunk: string): Write => ({
  delete: VariantsEntity.delete({ supplierId, productId, generation, chunk }).params(),
});

const chunkDeletes = (info: Info): Write[] =>
  Array.from({ length: info.chunkCount }, (_, index) => chunkDelete(info, info.generation, chunkName(index)));

const deleteChunks = async (deletes: readonly Write[]): Promise<void> => {
  for (const writes of inSlices(deletes, chunksPerCommit)) await commit({ writes });
};

/**
 * Takes away chunks that no reader looks at: of earlier generations, and of writers that broke off. Those of a later revision
 * stay: their writer has read this one. What can't be taken away now, the next write finds marked.
 */
async function sweep(info: Info): Promise<Info> {
  const { supplierId, productId, generation, revision: current } = info;
  const next = generationOf(current + 1, "");
  try {
    const { data } = await VariantsEntity.query
      .variants({ supplierId, productId })
      .go({ pages: "all", consistent: true, attributes: ["generation", "chunk"] });
    const old = data.filter((chunk) => chunk.generation !== generation && chunk.generation < next);
    await deleteChunks(old.map((chunk) => chunkDelete({ supplierId, productId }, chunk.generation, chunk.chunk)));
    const swept = ProductEntity.patch({ supplierId, productId })
      .remove(["unswept"])
      .where(({ revision }, { eq }) => eq(revision, current))
      .params();
    await recordOnce({ update: swept });
  } catch (error) {
    if (error instanceof Fault) return info;
    throw error;
  }
  const { unswept: _done, ...rest } = info;
  return rest;
}

function* inSlices<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
