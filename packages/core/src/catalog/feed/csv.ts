/**
 * Delimited files: finds the delimiter and the headings, and yields rows of cells.
 *
 * `RecordSplitter` finds the rows, csv-parse reads their cells, some hundred rows at a time. A row that csv-parse refuses is
 * tried alone, so that it takes no other with it. A row of blank cells is a blank line: spreadsheets write them.
 *
 * @module
 */
import { parse } from "csv-parse/sync";
import { Fault } from "../../kernel";
import { emptyFile } from "./decode";
import { limits } from "./limits";
import { columnOf, excerpt, type Report } from "./problem";
import { type RawRecord, RecordSplitter } from "./records";

/** A row that can't be read says where it stood: something was there, whatever it was. */
export type Row = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly unreadable?: true;
  /** How many of the cells are surely whole: all, but where a file ends within a row that lacks cells, its last one. */
  readonly whole: number;
};

export type Table = {
  /** Headings as the file writes them. */
  readonly headings: readonly string[];
  /** Of the headings. */
  readonly line: number;
  readonly rows: AsyncGenerator<readonly Row[]>;
};

const delimiters = [",", ";", "\t", "|"] as const;

/**
 * Opens the table: reads up to the end of the heading row. `firstLine` is the number of the line that the blocks begin with,
 * which isn't blank.
 *
 * @throws Fault `catalog.empty_file`, `catalog.no_headings`, `catalog.too_many_columns` (invalid)
 */
export async function openTable(
  blocks: AsyncGenerator<string>,
  known: (heading: string) => boolean,
  report: Report,
  firstLine = 1,
): Promise<Table> {
  let head = "";
  let ended = false;
  while (!ended && !/[\r\n]/.test(head) && head.length <= limits.record) {
    const block = await blocks.next();
    if (block.done) ended = true;
    else head += block.value;
  }
  if (head.trim() === "") throw emptyFile();
  const delimiter = delimiterOf(head, known);
  const splitter = new RecordSplitter(delimiter, firstLine);
  const waiting = splitter.push(head);
  while (waiting.length === 0 && !ended) {
    const block = await blocks.next();
    if (block.done) ended = true;
    else waiting.push(...splitter.push(block.value));
  }
  if (ended) waiting.push(...splitter.end());
  const first = waiting.shift();
  const headings = first?.kind === "record" ? cellsOf(first.text, delimiter) : undefined;
  if (!headings) {
    throw new Fault("catalog.no_headings", "invalid", "The first line isn't a row of column headings", {
      wayOut: "Export the catalogue again, as CSV UTF-8 with the headings in the first line.",
    });
  }
  if (headings.length > limits.columns) {
    throw new Fault("catalog.too_many_columns", "invalid", `The file has ${headings.length} columns`, {
      wayOut: `Leave at most ${limits.columns}.`,
    });
  }
  const trimmed = headings.map((heading) => heading.trim());
  return {
    headings: trimmed,
    line: firstLine,
    rows: rowsOf({ blocks, ended, splitter, waiting, delimiter, headings: trimmed, report }),
  };
}

/** The delimiter under which most headings are known ones. */
function delimiterOf(head: string, known: (heading: string) => boolean): string {
  const line = /\S[^\r\n]*/.exec(head)?.[0] ?? "";
  const scores = delimiters.map((delimiter) => {
    const cells = line.split(delimiter, limits.columns + 1).map((cell) => cell.trim().replace(/^"|"$/g, ""));
    return { delimiter, score: cells.filter(known).length * 1_000 + cells.length };
  });
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

async function* rowsOf(input: {
  blocks: AsyncGenerator<string>;
  ended: boolean;
  splitter: RecordSplitter;
  waiting: RawRecord[];
  delimiter: string;
  headings: readonly string[];
  report: Report;
}): AsyncGenerator<readonly Row[]> {
  const { blocks, splitter, delimiter, headings, report } = input;
  const read = (records: readonly RawRecord[]) => readRecords(records, delimiter, headings, report);
  yield read(input.waiting);
  if (input.ended) return;
  for await (const block of blocks) yield read(splitter.push(block));
  yield read(splitter.end());
}

function readRecords(
  records: readonly RawRecord[],
  delimiter: string,
  headings: readonly string[],
  report: Report,
): readonly Row[] {
  const whole = records.filter((record) => record.kind === "record");
  const together = parseTogether(
    whole.map(({ text }) => text),
    delimiter,
  );
  const rows: Row[] = [];
  let index = -1;
  for (const record of records) {
    if (record.kind === "broken") {
      report(brokenProblem(record, headings));
      rows.push(unreadable(record.line));
      continue;
    }
    index += 1;
    const { line } = record;
    const cells = together ? together[index] : cellsOf(record.text, delimiter);
    if (cells?.every((cell) => cell.trim() === "")) continue;
    if (!cells) {
      rows.push(unreadable(line));
      report({ line, code: "catalog.bad_row", message: "The row's quotes can't be read", severity: "error" });
    } else if (cells.slice(headings.length).some((cell) => cell.trim() !== "")) {
      const message = `${cells.length} cells under ${headings.length} headings: is a “${excerpt(delimiter)}” missing its quotes?`;
      report({ line, code: "catalog.too_many_cells", message, severity: "error" });
      rows.push(unreadable(line));
    } else {
      const isCut = record.unended && headings.slice(cells.length).some((heading) => heading !== "");
      rows.push({ line, cells, whole: isCut ? cells.length - 1 : cells.length });
    }
  }
  return rows;
}

const unreadable = (line: number): Row => ({ line, cells: [], unreadable: true, whole: 0 });

function brokenProblem(record: Extract<RawRecord, { kind: "broken" }>, headings: readonly string[]) {
  const upTo = record.lastLine > record.line ? ` (up to line ${record.lastLine})` : "";
  const messages = {
    unclosed_quote: `A quote opens here and is never closed; the line was left out${upTo}`,
    text_after_quote: `After a closing quote there is more text; the line was left out${upTo}`,
    cell_too_large: `A cell has more than ${limits.cell} characters; the row was left out${upTo}`,
    row_too_large: `The row has more than ${limits.record} characters and was left out${upTo}`,
  } as const;
  const column = headings[record.cell];
  return {
    line: record.line,
    code: `catalog.${record.why}`,
    message: messages[record.why],
    severity: "error" as const,
    ...(column === undefined ? {} : columnOf(excerpt(column), record.cell + 1)),
  };
}

const parserOptions = (delimiter: string) => ({
  delimiter,
  record_delimiter: "\n",
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: false,
  bom: false,
});

function parseTogether(texts: readonly string[], delimiter: string): string[][] | undefined {
  if (texts.length === 0) return [];
  try {
    const rows: string[][] = parse(texts.join("\n"), parserOptions(delimiter));
    return rows.length === texts.length ? rows : undefined;
  } catch {
    return undefined; // one of them is bad: the caller reads them one by one
  }
}

function cellsOf(text: string, delimiter: string): string[] | undefined {
  const rows = parseTogether([text], delimiter);
  return rows?.[0];
}
