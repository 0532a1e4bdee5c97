/**
 * Headings: which column holds which field, whatever the export calls it.
 *
 * @module
 */
import { Fault } from "../../kernel";
import { type CellReader, cellReader } from "./cell";
import type { Row, Table } from "./csv";
import { columnOf, excerpt, type Report } from "./problem";

/** What is said of a row that breaks off. */
export const breakOff = ({ cells }: Row, { headings }: Table): string =>
  `${cells.length} cells under ${headings.length} headings: the row breaks off and was left out. Write all of its cells`;

/** Field → headings it goes by, in lower case. */
export type Aliases<F extends string> = Readonly<Record<F, readonly string[]>>;

export const normalHeading = (heading: string): string =>
  heading
    .normalize("NFKC")
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ");

export type Columns = {
  readonly has: (field: string) => boolean;
  /**
   * Whether the row ends before the column of one of these fields. Spreadsheets leave out empty cells at a row's end, so that
   * alone is no fault; a row that ends before what it must say was cut off, and nobody knows what it said.
   */
  readonly breaksOff: (row: Row, fields: readonly string[]) => boolean;
  readonly reader: (row: Row, handle: string | undefined, report: Report) => CellReader;
};

/**
 * Maps fields to columns.
 *
 * @throws Fault `catalog.missing_columns` (invalid) naming each required heading that isn't there
 */
export function columnsOf<F extends string>(
  table: Table,
  aliases: Aliases<F>,
  required: readonly F[],
  report: Report,
): Columns {
  const positions = new Map<string, number>();
  const normal = table.headings.map(normalHeading);
  for (const [field, names] of Object.entries<readonly string[]>(aliases)) {
    const found = normal.flatMap((heading, index) => (names.includes(heading) ? [index] : []));
    const [position] = found;
    if (position === undefined) continue;
    positions.set(field, position);
    if (found.length > 1) {
      const heading = excerpt(table.headings[position] ?? field);
      const message = `Several columns are called “${heading}”; the first one counts`;
      const place = { line: table.line, ...columnOf(heading, (found[1] ?? position) + 1) };
      report({ ...place, code: "catalog.duplicate_heading", message, severity: "warning" });
    }
  }
  const missing = required.filter((field) => !positions.has(field));
  if (missing.length > 0) {
    const names = missing.map((field) => `“${aliases[field][0]}”`).join(", ");
    throw new Fault("catalog.missing_columns", "invalid", `The headings lack ${names}`, {
      wayOut: `Export again with all columns, or say which format the file has. The headings found begin: ${excerpt(table.headings.join(", "), 120)}`,
      details: missing.map((field) => ({
        path: field,
        code: "catalog.missing_column",
        message: `No column is called “${aliases[field][0]}”`,
      })),
    });
  }
  const at = (field: string): number => positions.get(field) ?? -1;
  return {
    has: (field) => positions.has(field),
    breaksOff: ({ whole }, fields) => fields.some((field) => at(field) >= whole),
    reader: (row, handle, problems) =>
      cellReader({
        line: row.line,
        handle,
        report: problems,
        raw: (field) => row.cells[at(field)]?.trim() ?? "",
        heading: (field) => excerpt(table.headings[at(field)] ?? field),
        columnNumber: (field) => (positions.has(field) ? at(field) + 1 : undefined),
      }),
  };
}
