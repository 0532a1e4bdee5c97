/**
 * Applies drafts to the catalog. What is no news costs one batched read and writes nothing.
 *
 * @module
 */
import { type Clock, Fault, forEachOf, type Id, type Random } from "../../kernel";
import type { Gaps, ProductDraft, Scattered } from "../feed";
import { excerpt, type RowProblem } from "../feed/problem";
import { contentHash, countsHash, idOf, type Info } from "../product";
import * as Store from "../product.store";
import { countWrite, findMany as findStock } from "../stock.store";
import { type Kept, keptOf, merged } from "./keep";
import { variantsOf } from "./variant";

export type Context = {
  readonly supplierId: Id<"ten">;
  readonly clock: Clock;
  readonly random: Random;
  readonly dryRun: boolean;
  /** Products that the file has unread rows of. Asked before a variant is withdrawn. */
  readonly scattered: () => Promise<Scattered>;
};

export type Outcome = "created" | "changed" | "unchanged";

export type Applied = {
  readonly outcome: Outcome;
  readonly withdrawn: { readonly products: number; readonly variants: number };
  /** What became of rows that were refused. */
  readonly notes: readonly RowProblem[];
};

/**
 * Applies a batch of drafts with different handles, several at a time; the answers are in the same order. Never two of one id
 * at once, so its events keep their order. The first failure ends it.
 */
export async function applyDrafts(drafts: readonly ProductDraft[], context: Context): Promise<Applied[]> {
  const { supplierId } = context;
  const known = await Store.findMany(
    supplierId,
    drafts.map(({ handle }) => idOf(supplierId, handle)),
  );
  const answers: Applied[] = [];
  await forEachOf(
    drafts,
    async (draft, index) => {
      answers[index] = await applyOne(draft, known.get(idOf(supplierId, draft.handle)), context);
    },
    { afterFailure: "stop" },
  );
  return answers;
}

const attempts = 4;

/** Somebody who edits the product at the same time makes us read it again; the file has the last word. */
async function applyOne(draft: ProductDraft, first: Info | undefined, context: Context): Promise<Applied> {
  const { supplierId } = context;
  const productId = idOf(supplierId, draft.handle);
  let before = first;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await applyOnce(draft, before, context);
    } catch (error) {
      const raced = error instanceof Fault && (error.kind === "precondition" || error.kind === "conflict");
      if (!raced || attempt === attempts) throw error;
      before = (await Store.findMany(supplierId, [productId])).get(productId);
    }
  }
}

const unchanged: Applied = { outcome: "unchanged", withdrawn: { products: 0, variants: 0 }, notes: [] };

async function applyOnce(draft: ProductDraft, known: Info | undefined, context: Context): Promise<Applied> {
  const { handle, firstLine: _line, variants: rows, gaps: ownGaps, ...content } = draft;
  const { supplierId, clock, random, dryRun, scattered } = context;
  const productId = idOf(supplierId, handle);
  const { variants: accepted, counts } = variantsOf(supplierId, handle, rows);
  const hasGaps = ownGaps.rows.length > 0 || ownGaps.unreadable;
  const isSame = known?.contentHash === contentHash(content, accepted);
  if (isSame && known.countsHash === countsHash(counts)) return unchanged;
  // What is stored tells what stays where rows were refused, and what goes.
  const found = known && (hasGaps || !isSame) ? await Store.find({ supplierId, productId }) : undefined;
  const before = found?.product ?? known;
  const stored = found?.variants ?? accepted;
  const keptBy = (some: Gaps): Kept =>
    found ? keptOf({ ...draft, supplierId }, some, accepted, stored) : { variants: [], rows: [] };
  const stays = new Set([...accepted, ...keptBy(ownGaps).variants].map(({ variantId }) => variantId));
  const withdraws = stored.some(({ variantId }) => !stays.has(variantId));
  const gaps = withdraws && (await scattered()).has(handle) ? { ...ownGaps, unreadable: true } : ownGaps;
  const kept = keptBy(gaps);
  const variants = merged(accepted, kept.variants, stored);
  const sameContent = before?.contentHash === contentHash(content, variants);
  const stock = await findStock(
    supplierId,
    variants.map(({ variantId }) => variantId),
  );
  const writes = counts.flatMap(({ variantId, counted }) => {
    const write = countWrite({ supplierId, variantId, counted, before: stock.get(variantId) });
    return write ? [write] : [];
  });
  const notes = notesOf({ ...draft, gaps }, kept);
  if (sameContent && writes.length === 0) return { ...unchanged, notes };
  const counted = new Map(counts.map((count) => [count.variantId, count.counted]));
  for (const { variantId } of variants) stays.add(variantId);
  const applied: Applied = {
    outcome: before ? "changed" : "created",
    withdrawn: {
      products: before?.published && !content.published ? 1 : 0,
      variants: before ? stored.filter(({ variantId }) => !stays.has(variantId)).length : 0,
    },
    notes,
  };
  if (dryRun) return applied;
  await Store.write({
    supplierId,
    productId,
    handle,
    content,
    variants,
    countsHash: countsHash(
      variants.map(({ variantId }) => ({
        variantId,
        counted: counted.has(variantId) ? counted.get(variantId) : stock.get(variantId)?.counted,
      })),
    ),
    before,
    stock: writes,
    sameVariants: sameContent,
    at: clock.now(),
    random,
  });
  return applied;
}

/** Says of each refused row whose variant is stored that it stays as it was. */
function notesOf({ handle, firstLine, gaps }: ProductDraft, kept: Kept): RowProblem[] {
  const note = (line: number, message: string): RowProblem => ({
    line,
    code: "catalog.kept_as_it_was",
    message,
    severity: "warning",
    handle,
  });
  const named = new Set(kept.rows.map(({ kept: { variantId } }) => variantId));
  const others = kept.variants.filter(({ variantId }) => !named.has(variantId)).length;
  return [
    ...kept.rows.map(({ line, kept: { sku } }) => note(line, `The variant “${excerpt(sku)}” was kept as it was`)),
    ...(gaps.unreadable && others > 0
      ? [
          note(
            firstLine,
            `Not all rows of it can be read; ${others} variants that those here don't name were kept as they were`,
          ),
        ]
      : []),
  ];
}
