/**
 * Applies drafts to the catalog. What is no news costs one batched read and writes nothing.
 *
 * @module
 */
import { type Clock, Fault, type Id, type Random } from "../../kernel";
import type { ProductDraft } from "../feed";
import { type Content, contentHash, countsHash, idOf, type Info, type Variant } from "../product";
import * as Store from "../product.store";
import { countWrite, findMany as findStock } from "../stock.store";
import { type Counted, variantsOf } from "./variant";

export type Context = {
  readonly supplierId: Id<"ten">;
  readonly clock: Clock;
  readonly random: Random;
  readonly dryRun: boolean;
};

export type Outcome = "created" | "changed" | "unchanged";

type Prepared = {
  readonly productId: Id<"prd">;
  readonly handle: string;
  readonly content: Content;
  readonly variants: readonly Variant[];
  readonly counts: readonly Counted[];
  readonly contentHash: string;
  readonly countsHash: string;
};

/** Products written at the same time: enough to hide round trips. Never two of one id, so its events keep their order. */
const concurrency = 8;

/** Applies a batch of drafts with different handles; the outcomes are in the same order. */
export async function applyDrafts(drafts: readonly ProductDraft[], context: Context): Promise<Outcome[]> {
  const prepared = drafts.map((draft) => prepare(draft, context.supplierId));
  const ids = prepared.map(({ productId }) => productId);
  const known = await Store.findMany(context.supplierId, ids);
  const outcomes: Outcome[] = prepared.map(() => "unchanged");
  const next = prepared.entries();
  const worker = async () => {
    for (const [index, product] of next) {
      outcomes[index] = await applyOne(product, known.get(product.productId), context);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, prepared.length) }, worker));
  return outcomes;
}

function prepare({ handle, variants: drafts, ...content }: ProductDraft, supplierId: Id<"ten">): Prepared {
  const { variants, counts } = variantsOf(supplierId, handle, drafts);
  return {
    productId: idOf(supplierId, handle),
    handle,
    content,
    variants,
    counts,
    contentHash: contentHash(content, variants),
    countsHash: countsHash(counts),
  };
}

const attempts = 4;

/** Somebody who edits the product at the same time makes us read it again; the file has the last word. */
async function applyOne(product: Prepared, first: Info | undefined, context: Context): Promise<Outcome> {
  let before = first;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await applyOnce(product, before, context);
    } catch (error) {
      const raced = error instanceof Fault && (error.kind === "precondition" || error.kind === "conflict");
      if (!raced || attempt === attempts) throw error;
      before = (await Store.findMany(context.supplierId, [product.productId])).get(product.productId);
    }
  }
}

async function applyOnce(product: Prepared, before: Info | undefined, context: Context): Promise<Outcome> {
  const { supplierId, clock, random, dryRun } = context;
  const sameContent = before?.contentHash === product.contentHash;
  const sameCounts = before?.countsHash === product.countsHash;
  if (sameContent && sameCounts) return "unchanged";
  const variantIds = product.variants.map(({ variantId }) => variantId);
  // Equal content means the same variants: what is in doubt is the counts alone, and only the stock items know.
  const stock = await findStock(supplierId, variantIds);
  const writes = product.counts.flatMap(({ variantId, counted }) => {
    const write = countWrite({ supplierId, variantId, counted, before: stock.get(variantId) });
    return write ? [write] : [];
  });
  if (sameContent && before && writes.length === 0 && before.countsHash === undefined) return "unchanged";
  if (dryRun) return before ? "changed" : "created";
  await Store.write({
    supplierId,
    productId: product.productId,
    handle: product.handle,
    content: product.content,
    variants: product.variants,
    countsHash: product.countsHash,
    before,
    stock: writes,
    sameVariants: sameContent,
    at: clock.now(),
    random,
  });
  return before ? "changed" : "created";
}
