/**
 * What stays of a product although the file's rows of it don't go in: a row that was refused is a typing error, not a
 * withdrawal. Only what the file doesn't have at all is withdrawn.
 *
 * @module
 */
import type { Id } from "../../kernel";
import type { Gaps, RefusedRow } from "../feed";
import { maxVariants, type Variant, variantIdOf } from "../product";

export type Kept = {
  /** In the order in which they are stored. */
  readonly variants: readonly Variant[];
  /** Rows whose variant was kept. */
  readonly rows: readonly (RefusedRow & { readonly kept: Variant })[];
};

/** Which of the stored variants stay beside those that went in: never two with the same options or SKU (product I4). */
export function keptOf(
  { supplierId, handle, options }: { supplierId: Id<"ten">; handle: string; options: readonly string[] },
  { rows, unreadable }: Gaps,
  accepted: readonly Variant[],
  stored: readonly Variant[],
): Kept {
  const ids = new Set(accepted.map(({ variantId }) => variantId));
  const skus = new Set(accepted.map(({ sku }) => sku));
  const combinations = new Set(accepted.map((variant) => combination(variant)));
  const free = stored
    .filter(
      (variant) =>
        variant.options.length === options.length &&
        !ids.has(variant.variantId) &&
        !skus.has(variant.sku) &&
        !combinations.has(combination(variant)),
    )
    .slice(0, maxVariants - accepted.length);
  const byId = new Map(free.map((variant) => [variant.variantId, variant]));
  const bySku = new Map(free.map((variant) => [variant.sku, variant]));
  const byOptions = new Map(free.map((variant) => [combination(variant), variant]));
  const keptRows = rows.flatMap((row) => {
    const kept =
      byId.get(variantIdOf(supplierId, handle, row)) ?? bySku.get(row.sku) ?? byOptions.get(combination(row));
    return kept ? [{ ...row, kept }] : [];
  });
  const keptIds = new Set(keptRows.map(({ kept }) => kept.variantId));
  return { variants: unreadable ? free : free.filter(({ variantId }) => keptIds.has(variantId)), rows: keptRows };
}

const combination = ({ options }: { readonly options: readonly string[] }): string => JSON.stringify(options);

/** Puts each kept variant behind the one that it is stored behind, so that a typing error moves nothing. */
export function merged(
  accepted: readonly Variant[],
  kept: readonly Variant[],
  stored: readonly Variant[],
): readonly Variant[] {
  if (kept.length === 0) return accepted;
  const result = [...accepted];
  const keptIds = new Set(kept.map(({ variantId }) => variantId));
  let after = -1;
  for (const variant of stored) {
    if (keptIds.has(variant.variantId)) result.splice((after += 1), 0, variant);
    else {
      const place = result.findIndex(({ variantId }) => variantId === variant.variantId);
      if (place >= 0) after = place;
    }
  }
  return result;
}
