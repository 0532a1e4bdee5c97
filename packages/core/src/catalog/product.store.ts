/**
 * Products in the table: reading, and the one way of writing them.
 *
 * A change is one transaction: product, variants, stock and event. A product of very many variants needs several. Then the
 * first one strikes out the product's hashes, and the product item, with its new hashes, and the event come last: after a
 * crash in between the next import sees that there is news, whatever the file says by then, and completes it.
 *
 * @module
 */
import { Fault, type Id, type Instant, type Random } from "../kernel";
import { commit, maxWritesPerCommit, type Page, type Paging, readPage, type Write } from "../store";
import { readAll } from "./batch";
import { chunksOf, contentHash, type Content, type Info, priceRange, type Variant } from "./product";
import { chunkName, fromItem, ProductEntity, toItem, VariantsEntity, variantsOf } from "./product.entity";
import { ProductChanged } from "./product.event";

export type WithVariants = { readonly product: Info; readonly variants: readonly Variant[] };

const notFound = () => new Fault("catalog.product_not_found", "not_found", "There is no such product");

type Key = { readonly supplierId: Id<"ten">; readonly productId: Id<"prd"> };

/** The product and its variants, in one round trip; undefined when there is none. */
export async function find({ supplierId, productId }: Key): Promise<WithVariants | undefined> {
  const [product, variants] = await Promise.all([
    ProductEntity.get({ supplierId, productId }).go({ consistent: true }),
    VariantsEntity.query.variants({ supplierId, productId }).go({ pages: "all", consistent: true }),
  ]);
  if (!product.data) return undefined;
  const info = fromItem(product.data);
  // A crash in the middle of a large change may have left chunks that the product doesn't count yet.
  return { product: info, variants: variantsOf(variants.data.slice(0, info.chunkCount)) };
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
 * @throws Fault `catalog.revision_mismatch` (precondition)
 */
export async function write(change: Change): Promise<Info> {
  const { supplierId, productId, before, variants, at } = change;
  const chunks = chunksOf(variants);
  const info: Info = {
    ...change.content,
    supplierId,
    productId,
    handle: change.handle,
    priceRange: priceRange(variants),
    variantCount: variants.length,
    chunkCount: chunks.length,
    revision: (before?.revision ?? 0) + 1,
    contentHash: contentHash(change.content, variants),
    ...(change.countsHash === undefined ? {} : { countsHash: change.countsHash }),
    updatedAt: at,
  };
  const event = ProductChanged.create({
    tenantId: supplierId,
    subject: productId,
    at,
    random: change.random,
    data: { productId, revision: info.revision },
  });
  const puts = change.sameVariants ? [] : chunks.map((chunk, index) => chunkPut(info, index, chunk));
  const last = [productPut(info, before), ...surplusDeletes(info, before)];
  const together = [...change.stock, ...puts, ...last];
  if (together.length <= maxWritesPerCommit && puts.length <= chunksPerCommit) {
    await commit({ writes: together, event });
    return info;
  }
  if (before) await commit({ writes: [strikeHashes(before)] });
  for (const writes of inSlices(change.stock, maxWritesPerCommit)) await commit({ writes });
  for (const writes of inSlices(puts, chunksPerCommit)) await commit({ writes });
  await commit({ writes: last, event });
  return info;
}

const productPut = (info: Info, before: Info | undefined): Write =>
  before
    ? {
        put: ProductEntity.put(toItem(info))
          .where(({ revision }, { eq }) => eq(revision, before.revision))
          .params(),
        orFault: revisionMismatch(),
      }
    : { put: ProductEntity.create(toItem(info)).params(), orFault: revisionMismatch() };

/** From here until the last transaction no hash matches. */
const strikeHashes = ({ supplierId, productId, revision: known }: Info): Write => ({
  update: ProductEntity.patch({ supplierId, productId })
    .set({ contentHash: "" })
    .remove(["countsHash"])
    .where(({ revision }, { eq }) => eq(revision, known))
    .params(),
  orFault: revisionMismatch(),
});

const chunkPut = ({ supplierId, productId }: Info, index: number, variants: readonly Variant[]): Write => ({
  put: VariantsEntity.put({ supplierId, productId, chunk: chunkName(index), variants }).params(),
});

/** Chunks that the product has no more. */
function surplusDeletes({ supplierId, productId, chunkCount }: Info, before: Info | undefined): Write[] {
  const surplus = Math.max(0, (before?.chunkCount ?? 0) - chunkCount);
  return Array.from({ length: surplus }, (_, index) => ({
    delete: VariantsEntity.delete({ supplierId, productId, chunk: chunkName(chunkCount + index) }).params(),
  }));
}

function* inSlices<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
