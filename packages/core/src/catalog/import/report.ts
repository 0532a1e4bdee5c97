/**
 * ImportReport: what an import did, and what the supplier should mend. Nothing in it depends on how long it took.
 *
 * @module
 */
import * as z from "zod";
import { Id, Instant } from "../../kernel";
import { type FeedFormat, feedFormats } from "../feed/format";
import { RowProblem } from "../feed/problem";
import type { Applied } from "./apply";

/** Problems that are kept; the rest is only counted. Each has up to some hundred bytes, and the report is one item. */
export const maxProblems = 200;

const Count = z.int().min(0);

export const ImportReport = z.object({
  importId: Id("imp"),
  supplierId: Id("ten"),
  /** `done`; `refused` when a strict import found an error, and nothing was written. */
  outcome: z.enum(["done", "refused"]),
  /** What the file was recognised as; `auto` where it ended before that. */
  format: z.enum(feedFormats),
  dryRun: z.boolean(),
  strict: z.boolean(),
  /** In a dry run, what would have happened. */
  products: z.object({ created: Count, changed: Count, unchanged: Count, refused: Count }),
  /** Products that were published and are no more, and variants of changed products that have no row any more. */
  withdrawn: z.object({ products: Count, variants: Count }),
  variants: Count,
  rows: Count,
  problems: z.object({
    errors: Count,
    warnings: Count,
    /** The first ones, errors and warnings in the order of the file. */
    first: z.array(RowProblem).max(maxProblems),
  }),
  startedAt: Instant,
});
export type ImportReport = z.infer<typeof ImportReport>;

/** Adds up while the file is read. */
export class Tally {
  readonly products = { created: 0, changed: 0, unchanged: 0, refused: 0 };
  readonly withdrawn = { products: 0, variants: 0 };
  /** What the file was recognised as. */
  format: FeedFormat | undefined;
  variants = 0;
  rows = 0;
  errors = 0;
  warnings = 0;
  readonly first: RowProblem[] = [];

  add({ outcome, withdrawn, notes }: Applied): void {
    this.products[outcome] += 1;
    this.withdrawn.products += withdrawn.products;
    this.withdrawn.variants += withdrawn.variants;
    for (const problem of notes) this.note(problem);
  }

  note(problem: RowProblem): void {
    if (problem.severity === "error") this.errors += 1;
    else this.warnings += 1;
    if (this.first.length < maxProblems) this.first.push(problem);
  }

  get problems(): ImportReport["problems"] {
    return { errors: this.errors, warnings: this.warnings, first: this.first };
  }
}
