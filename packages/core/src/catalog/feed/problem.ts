/**
 * Problems: what is wrong with a catalogue file, said so that the supplier can find the place and mend it.
 *
 * Three grades. A *warning* changed or ignored a detail, and the row went in. An *error* left the row, the variant or the
 * product out. A file-level fault (`Fault`) means that nothing in the file can be read as a catalogue.
 *
 * @module
 */
import * as z from "zod";

export const RowProblem = z.object({
  /** The line on which the row begins, counted from 1 as an editor does. */
  line: z.int().min(0),
  /** The column's heading as the file writes it, or the field's name in XML. */
  column: z.string().optional(),
  /** The column's number, counted from 1 as spreadsheets do; absent in XML, which has no columns. */
  columnNumber: z.int().min(1).optional(),
  code: z.string(),
  message: z.string(),
  severity: z.enum(["error", "warning"]),
  handle: z.string().optional(),
});
export type RowProblem = z.infer<typeof RowProblem>;

/** The place of a problem, as far as there is one. */
export const columnOf = (
  column: string | undefined,
  columnNumber: number | undefined,
): Pick<RowProblem, "column" | "columnNumber"> => ({
  ...(column === undefined ? {} : { column }),
  ...(columnNumber === undefined ? {} : { columnNumber }),
});

export type Report = (problem: RowProblem) => void;

/** Reading ends here, with what was read so far standing: thrown inside the readers, and turned into a problem by `readFeed`. */
export class ReadingStopped extends Error {
  readonly problem: RowProblem;

  constructor(problem: RowProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Quotes a piece of the file in a message: short, and without what would garble a terminal. */
export function excerpt(text: string, length = 40): string {
  const clean = text.slice(0, length + 1).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "·");
  return clean.length > length ? `${clean.slice(0, length)}…` : clean;
}
