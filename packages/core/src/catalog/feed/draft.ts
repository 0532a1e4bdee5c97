/**
 * ProductDraft: what a file says about one product, cleaned and checked, before we know whether it is news.
 *
 * @module
 */
import type { Content, VariantContent } from "../product";
import type { RowProblem } from "./problem";

export type VariantDraft = VariantContent & {
  /** Units the file counted; absent when it doesn't say. */
  readonly counted?: number;
};

export type ProductDraft = Content & {
  readonly handle: string;
  readonly variants: readonly VariantDraft[];
};

export type FeedEntry =
  | { readonly kind: "product"; readonly product: ProductDraft; readonly firstLine: number; readonly rows: number }
  /** The product was left out; its problems came before. */
  | { readonly kind: "refused"; readonly handle: string; readonly firstLine: number; readonly rows: number }
  | { readonly kind: "problem"; readonly problem: RowProblem };
