/**
 * Catalogue files for tests, made on the fly.
 *
 * @module
 */
import { type FeedEntry, type FeedFormat, type ProductDraft, readFeed, type RowProblem } from "./index";

export type Outcome = {
  readonly products: ProductDraft[];
  readonly refused: string[];
  readonly problems: RowProblem[];
  /** `severity code@line`, short to compare. */
  readonly codes: string[];
};

export async function* chunks(content: string | Uint8Array, size = 1 << 16): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

export async function read(
  content: string | Uint8Array,
  { format = "auto", chunkSize }: { format?: FeedFormat; chunkSize?: number } = {},
): Promise<Outcome> {
  return gather(readFeed(chunks(content, chunkSize), { format, currency: "EUR" }));
}

export async function gather(entries: AsyncIterable<FeedEntry>): Promise<Outcome> {
  const outcome: Outcome = { products: [], refused: [], problems: [], codes: [] };
  for await (const entry of entries) {
    if (entry.kind === "product") outcome.products.push(entry.product);
    else if (entry.kind === "refused") outcome.refused.push(entry.handle);
    else {
      outcome.problems.push(entry.problem);
      outcome.codes.push(`${entry.problem.severity} ${entry.problem.code}@${entry.problem.line}`);
    }
  }
  return outcome;
}

export const shopifyHeadings = [
  "Handle",
  "Title",
  "Body (HTML)",
  "Option1 Name",
  "Option1 Value",
  "Variant SKU",
  "Variant Inventory Qty",
  "Variant Price",
  "Image Src",
] as const;
type Heading = (typeof shopifyHeadings)[number];

const quoted = (cell: string, delimiter: string) =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A Shopify CSV of these rows. */
export function shopify(rows: readonly Partial<Record<Heading, string>>[], delimiter = ",", end = "\n"): string {
  const lines = rows.map((row) => shopifyHeadings.map((heading) => quoted(row[heading] ?? "", delimiter)));
  return [[...shopifyHeadings], ...lines].map((cells) => cells.join(delimiter) + end).join("");
}

/** One honest row. */
export const pot = (changes: Partial<Record<Heading, string>> = {}): Partial<Record<Heading, string>> => ({
  Handle: "pot",
  Title: "Pot",
  "Variant Price": "9.99",
  "Variant Inventory Qty": "3",
  ...changes,
});

export const xmlFeed = (...items: string[]): string =>
  `<?xml version="1.0"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\n${items.join("\n")}\n</channel></rss>`;

export const xmlItem = (fields: Readonly<Record<string, string>>): string =>
  `<item>${Object.entries(fields)
    .map(([name, value]) => `<g:${name}>${value}</g:${name}>`)
    .join("")}</item>`;

export const tsvFeed = (rows: readonly Readonly<Record<string, string>>[]): string => {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ""))]
    .map((cells) => cells.join("\t"))
    .join("\n");
};
