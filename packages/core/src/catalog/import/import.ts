/**
 * Import: takes a supplier's catalogue file into the catalog.
 *
 * Invariants
 *   I1  Idempotent. The same file again writes nothing and raises no event; after a crash, it completes what was begun.
 *   I2  Constant memory: products are applied in small batches while the file is read.
 *   I3  Strict is all or nothing: the whole file is read for errors before the first write.
 *   I4  What the file doesn't name stays. A product that left the file is withdrawn by its `Published` column, not by absence:
 *       half a file must not empty a shop. Within a product that the file names, a variant without a row is withdrawn.
 *       Nor is it where the file has, or may have, rows of the product that aren't read: those are looked for in the whole file
 *       before the first withdrawal, because a variant that is withdrawn by one row must not wait for another to come back.
 *   I5  A row that was refused leaves what is stored of its variant as it is, and a product that was refused all of it.
 *
 * @module
 */
import { type Clock, createId, type Currency, type Id, type Instant, type Random } from "../../kernel";
import type { FeedEntry, FeedFormat, ProductDraft, Scattered } from "../feed";
import { applyDrafts, type Context } from "./apply";
import { type ImportReport, Tally } from "./report";
import * as Reports from "./report.store";

export type Progress = { readonly bytes: number; readonly rows: number; readonly products: number };

export type ImportInput = {
  readonly supplierId: Id<"ten">;
  readonly currency: Currency;
  /** Opens the file from its beginning, as often as it is asked to. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly format?: FeedFormat;
  /** Reads and compares, and writes nothing. */
  readonly dryRun?: boolean;
  /** Writes nothing if any row has an error. */
  readonly strict?: boolean;
  readonly at: Instant;
  /** Given where the import may be repeated: then both are one import, with one report. */
  readonly importId?: Id<"imp">;
  /**
   * Dates the events. An import may take long, and an event's id must tell when it was written, not when the import began: readers
   * of the log that have gone on meanwhile look back for some minutes only (`EventLog.lookBackMs`).
   */
  readonly clock: Clock;
  readonly random: Random;
  readonly onProgress?: (progress: Progress) => void;
};

/** A batch is applied when it has this many products or variants. */
const batchProducts = 40;
const batchVariants = 2_000;

/**
 * Runs in the supplier's scope.
 *
 * @throws Fault of `readFeed` when the file is no catalogue; then nothing was written
 */
export async function importCatalog(input: ImportInput): Promise<ImportReport> {
  const { supplierId, at, clock, random, dryRun = false, strict = false, format = "auto" } = input;
  const importId = input.importId ?? createId("imp", at, random);
  const report = (tally: Tally, outcome: ImportReport["outcome"]): ImportReport => ({
    importId,
    supplierId,
    outcome,
    format: tally.format ?? format,
    dryRun,
    strict,
    products: { ...tally.products },
    withdrawn: { ...tally.withdrawn },
    variants: tally.variants,
    rows: tally.rows,
    problems: tally.problems,
    startedAt: at,
  });
  const checked = strict ? await check(input) : undefined;
  const refused = checked !== undefined && checked.errors > 0;
  const tally = refused ? checked : await apply(input, { supplierId, clock, random, dryRun, scattered: onceOf(input) });
  const result = report(tally, refused ? "refused" : "done");
  return dryRun ? result : Reports.record(result);
}

/** Reads the file once more, and only when somebody asks: most imports withdraw nothing. */
function onceOf(input: ImportInput): Context["scattered"] {
  let scattered: Promise<Scattered> | undefined;
  return () => (scattered ??= import("../feed").then(({ scatteredIn }) => scatteredIn(entriesOf(input))));
}

/** The first pass of a strict import. */
async function check(input: ImportInput): Promise<Tally> {
  const tally = new Tally();
  for await (const entry of entriesOf(input, { onFormat: (format) => (tally.format = format) }))
    tallyEntry(tally, entry);
  return tally;
}

async function apply(input: ImportInput, context: Context): Promise<Tally> {
  const tally = new Tally();
  let drafts: ProductDraft[] = [];
  let variants = 0;
  let bytes = 0;
  const flush = async () => {
    for (const applied of await applyDrafts(drafts, context)) tally.add(applied);
    drafts = [];
    variants = 0;
    const { created, changed, unchanged } = tally.products;
    input.onProgress?.({ bytes, rows: tally.rows, products: created + changed + unchanged });
  };
  const listeners: Listeners = { onRead: (read) => (bytes = read), onFormat: (format) => (tally.format = format) };
  for await (const entry of entriesOf(input, listeners)) {
    tallyEntry(tally, entry);
    if (entry.kind !== "product") continue;
    drafts.push(entry.product);
    variants += entry.product.variants.length;
    if (drafts.length >= batchProducts || variants >= batchVariants) await flush();
  }
  await flush();
  return tally;
}

function tallyEntry(tally: Tally, entry: FeedEntry): void {
  if (entry.kind === "problem") return tally.note(entry.problem);
  tally.rows += entry.rows;
  if (entry.kind === "refused") tally.products.refused += 1;
  else tally.variants += entry.product.variants.length;
}

type Listeners = { readonly onRead?: (bytes: number) => void; readonly onFormat?: (format: FeedFormat) => void };

async function* entriesOf(
  { open, format = "auto", currency }: ImportInput,
  { onRead = () => undefined, onFormat }: Listeners = {},
): AsyncGenerator<FeedEntry> {
  // Loaded by the first import: the readers' libraries are large, and most requests to a handler import nothing.
  const { readFeed } = await import("../feed");
  yield* readFeed(counted(open(), onRead), { format, currency, onFormat });
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    onRead(bytes);
    yield chunk;
  }
}
