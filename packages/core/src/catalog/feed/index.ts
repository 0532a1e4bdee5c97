/**
 * Feed: reads a supplier's catalogue file, whatever is in it, in constant memory.
 *
 * @module
 */
import { type Currency, Fault } from "../../kernel";
import { type Row, openTable, type Table } from "./csv";
import { decodeText, emptyFile } from "./decode";
import type { FeedEntry } from "./draft";
import type { FeedFormat } from "./format";
import { Seen } from "./duplicates";
import { type GoogleRecord, googleAliases, isGoogleHeading, optionFields, readGoogle } from "./google";
import { breakOff, columnsOf, normalHeading } from "./heading";
import { limits } from "./limits";
import { type Report, ReadingStopped, type RowProblem } from "./problem";
import { isShopifyHeading, readShopify } from "./shopify";
import { readXmlRecords } from "./xml";

/** Where reading ended early, rows of any product may follow. */
export type Scattered = { readonly has: (handle: string) => boolean };

export type { FeedEntry, Gaps, ProductDraft, RefusedRow, VariantDraft } from "./draft";
export { feedFormats, type FeedFormat } from "./format";
export { RowProblem } from "./problem";

/** Which products the file has rows of in several places: only the rows of the first place are read. */
export async function scatteredIn(entries: AsyncIterable<FeedEntry>): Promise<Scattered> {
  const handles = new Set<string>();
  let wholly = true;
  for await (const entry of entries) {
    if (entry.kind !== "problem") continue;
    if (entry.isLast) wholly = false;
    const { code, handle } = entry.problem;
    if (code === "catalog.duplicate_handle" && handle !== undefined) handles.add(handle);
  }
  return { has: (handle) => !wholly || handles.has(handle) };
}

export type FeedOptions = {
  readonly format: FeedFormat;
  readonly currency: Currency;
  /** Told what the file was recognised as, before its first entry. */
  readonly onFormat?: ((format: FeedFormat) => void) | undefined;
};

/**
 * Yields the products of a file as they come, each after its problems. What can't be read any further ends with a problem;
 * what isn't a catalogue at all is a Fault, and then nothing was yielded but problems.
 *
 * @throws Fault `catalog.empty_file`, `catalog.not_text`, `catalog.no_headings`, `catalog.missing_columns`,
 *   `catalog.too_many_columns`, `catalog.unknown_format` (invalid)
 */
export async function* readFeed(
  source: AsyncIterable<Uint8Array>,
  { format, currency, onFormat }: FeedOptions,
): AsyncGenerator<FeedEntry> {
  const waiting: RowProblem[] = [];
  const report: Report = (problem) => void waiting.push(problem);
  const flush = function* (): Generator<FeedEntry> {
    for (const problem of waiting.splice(0)) yield { kind: "problem", problem };
  };
  try {
    for await (const entry of entriesOf(decodeText(source), { format, currency, onFormat, report })) {
      yield* flush();
      if (entry) yield entry;
    }
  } catch (error) {
    yield* flush();
    if (!(error instanceof ReadingStopped)) throw error;
    yield { kind: "problem", problem: error.problem, isLast: true };
  }
  yield* flush();
}

type Reading = FeedOptions & { readonly report: Report };

async function* entriesOf(
  blocks: AsyncGenerator<string>,
  { format, currency, onFormat, report }: Reading,
): AsyncGenerator<FeedEntry | undefined> {
  const reading = { currency, seen: new Seen(), report };
  const { head, line } = await skipBlankLines(blocks);
  const all = rejoined(head, blocks);
  if (format === "google-xml" || (format === "auto" && head.trimStart().startsWith("<"))) {
    onFormat?.("google-xml");
    return yield* readGoogle(readXmlRecords(all, report, line), reading);
  }
  const table = await openTable(all, isKnownHeading, report, line);
  const recognised = format === "auto" ? formatOf(table.headings) : format;
  if (recognised) onFormat?.(recognised);
  switch (recognised) {
    case "shopify-csv":
      return yield* readShopify(table, reading);
    case "google-tsv":
      return yield* readGoogle(recordsOf(table, report), reading);
    default:
      throw new Fault("catalog.unknown_format", "invalid", "The headings are neither Shopify's nor Google Merchant's", {
        wayOut: `A Shopify product CSV has Handle, Title and Variant Price; a Google feed has id, title and price.`,
      });
  }
}

/**
 * The first text that isn't blank, from the beginning of its line, and that line's number. Blank lines are let go as they
 * come, however many there are; of one line at most `limits.record` characters and a block are held.
 */
async function skipBlankLines(blocks: AsyncGenerator<string>): Promise<{ head: string; line: number }> {
  let held = "";
  let line = 1;
  for (;;) {
    const block = await blocks.next();
    if (block.done) throw emptyFile();
    held += block.value;
    const start = held.search(/\S/);
    // Of a line break that may go on in the next block, nothing is known yet.
    const blank = start >= 0 ? held.slice(0, start) : held.replace(/\r$/, "");
    let from = 0;
    for (let at = 0; at < blank.length; at += 1) {
      const isBreak = blank[at] === "\n" || (blank[at] === "\r" && blank[at + 1] !== "\n");
      if (!isBreak) continue;
      line += 1;
      from = at + 1;
    }
    held = held.slice(from);
    if (start >= 0) return { head: held, line };
    // A blank line that long is no heading row; should it end in text, that is found out later.
    if (held.length > limits.record) held = held.slice(-1);
  }
}

async function* rejoined(head: string, blocks: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* blocks;
}

const isKnownHeading = (heading: string): boolean => {
  const normal = normalHeading(heading);
  return isShopifyHeading(normal) || isGoogleHeading(normal);
};

function formatOf(headings: readonly string[]): FeedFormat | undefined {
  const normal = new Set(headings.map(normalHeading));
  if (normal.has("handle") || normal.has("url handle")) return "shopify-csv";
  return normal.has("id") || normal.has("g:id") ? "google-tsv" : undefined;
}

/** What a record must say; one of a group tells its variant by the options too. */
const recordFields = ["id", "item_group_id", "price"];

async function* recordsOf(table: Table, report: Report): AsyncGenerator<readonly GoogleRecord[]> {
  const columns = columnsOf(table, googleAliases, ["id", "title", "price", "availability"], report);
  for await (const rows of table.rows) {
    yield rows.map((row: Row): GoogleRecord => {
      const cells = columns.reader(row, undefined, report);
      const isGrouped = cells.raw("item_group_id") !== "";
      const breaksOff =
        !row.unreadable && columns.breaksOff(row, isGrouped ? [...recordFields, ...optionFields] : recordFields);
      if (breaksOff) cells.report(undefined, "too_few_cells", breakOff(row, table), "error");
      return {
        ...(row.unreadable || breaksOff ? { unreadable: true } : {}),
        cells: (handle) => columns.reader(row, handle, report),
        // Several addresses in one cell are separated by commas.
        all: (field) => {
          const raw = cells.raw(field);
          return raw === "" ? [] : field === "additional_image_link" ? raw.split(",").slice(0, 50) : [raw];
        },
      };
    });
  }
}
