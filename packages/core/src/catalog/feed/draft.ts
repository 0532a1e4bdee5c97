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

/** A row that was refused, and what it says of the variant it means. */
export type RefusedRow = { readonly line: number; readonly sku: string; readonly options: readonly string[] };

/** What the file has of a product and we couldn't take: it isn't absent, so it withdraws nothing. */
export type Gaps = {
  readonly rows: readonly RefusedRow[];
  /** Rows that may belong to this product aren't read, so that nobody knows which variants they mean. */
  readonly unreadable: boolean;
};

export type ProductDraft = Content & {
  readonly handle: string;
  readonly firstLine: number;
  readonly variants: readonly VariantDraft[];
  readonly gaps: Gaps;
};

export type FeedEntry =
  | { readonly kind: "product"; readonly product: ProductDraft; readonly firstLine: number; readonly rows: number }
  /** The product was left out; its problems came before. */
  | { readonly kind: "refused"; readonly handle: string; readonly firstLine: number; readonly rows: number }
  /** `isLast` where it ended the reading before the file's end. */
  | { readonly kind: "problem"; readonly problem: RowProblem; readonly isLast?: true };
