/**
 * From what a file says to what the catalog holds: ids, and a SKU where the supplier gave none.
 *
 * @module
 */
import type { Id } from "../../kernel";
import type { VariantDraft } from "../feed";
import { type Variant, variantIdOf } from "../product";

export type Counted = { readonly variantId: Id<"var">; readonly counted: number | undefined };

export function variantsOf(
  supplierId: Id<"ten">,
  handle: string,
  drafts: readonly VariantDraft[],
): { variants: Variant[]; counts: Counted[] } {
  const taken = new Set(drafts.map(({ sku }) => sku));
  const variants: Variant[] = [];
  const counts: Counted[] = [];
  for (const { counted, ...draft } of drafts) {
    const variantId = variantIdOf(supplierId, handle, draft);
    const sku = draft.sku === "" ? derivedSku(handle, draft.options, variantId, taken) : draft.sku;
    taken.add(sku);
    variants.push({ ...draft, variantId, sku });
    counts.push({ variantId, counted });
  }
  return { variants, counts };
}

/** `clay-pot-large`: for people, and for the supplier's own systems. The id follows from the options, not from this. */
function derivedSku(handle: string, options: readonly string[], variantId: string, taken: ReadonlySet<string>): string {
  const sku = [handle, ...options].map(slug).join("-").slice(0, 64);
  return taken.has(sku) ? `${sku}-${variantId.slice("var_".length, "var_".length + 6)}` : sku;
}

const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
