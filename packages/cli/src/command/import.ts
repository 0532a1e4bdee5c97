/**
 * `tandem import`: takes a supplier's catalogue file in.
 *
 * @module
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { SingleBar } from "cli-progress";
import { feedFormats, type FeedFormat, importCatalog, type ImportReport, type Progress } from "#core/catalog/import";
import { Fault } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import type { Arguments, Command } from "../command";
import { exit, type Io } from "../io";
import { defaultDataDir, withMarketplace } from "../marketplace";
import { formatReport } from "../report";
import { findTenant } from "../tenant";

export const importCommand: Command = {
  name: "import",
  summary: "Imports a supplier's catalogue: Shopify product CSV, or Google Merchant feed (TSV or XML).",
  positionals: ["FILE"],
  options: {
    supplier: { type: "string", value: "S", required: true, help: "Id, slug or name of the supplier" },
    format: { type: "string", value: "FORMAT", choices: feedFormats, help: "Format of the file" },
    "dry-run": { type: "boolean", help: "Read and compare, but write nothing" },
    strict: { type: "boolean", help: "All or nothing: write only if no row has an error" },
    json: { type: "boolean", help: "Print the report as JSON" },
    data: { type: "string", value: "DIR", help: `Folder of the marketplace (default ${defaultDataDir})` },
  },
  notes: [
    "Importing the same file twice changes nothing. Rows with errors are left out and reported with their place; what is",
    "stored of their variants stays. A variant that has no row any more is withdrawn from its product.",
    "Exit code: 0 without errors, 1 with errors, 2 when the command line can't be understood.",
  ],
  examples: [
    "tandem import packages/local/seed/apparel.csv --supplier alster-apparel",
    "tandem import feed.xml --supplier oakmere-home --dry-run --json",
  ],
  run,
};

async function run(args: Arguments, io: Io): Promise<number> {
  const [name = ""] = args.positionals;
  const file = resolve(io.cwd, name);
  const bytes = await sizeOf(file, name);
  const report = await withMarketplace(args.text("data") ?? defaultDataDir, io, async () => {
    const supplier = await findSupplier(args.text("supplier") ?? "");
    const bar = progressBar(bytes, io);
    try {
      return await runInScope({ tenantId: supplier.tenantId, actor: "tandem import", role: "owner" }, () =>
        importCatalog({
          supplierId: supplier.tenantId,
          currency: supplier.currency,
          open: () => createReadStream(file),
          format: (args.text("format") ?? "auto") as FeedFormat,
          dryRun: args.flag("dry-run"),
          strict: args.flag("strict"),
          at: systemClock.now(),
          clock: systemClock,
          random: systemRandom,
          onProgress: bar.update,
        }),
      );
    } finally {
      bar.stop();
    }
  });
  io.stdout.write(
    args.flag("json") ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report, io.stdout.isTTY === true),
  );
  return hadErrors(report) ? exit.hadErrors : exit.ok;
}

const hadErrors = ({ problems, outcome }: ImportReport): boolean => problems.errors > 0 || outcome === "refused";

async function sizeOf(file: string, name: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return found.size;
  throw new Fault("cli.no_file", "invalid", found ? `“${name}” isn't a file` : `There is no file “${name}”`, {
    wayOut: "Name a catalogue file: a CSV, TSV or XML.",
  });
}

async function findSupplier(wanted: string): Promise<Tenant.Info> {
  const tenant = await findTenant(wanted, "supplier");
  Tenant.requireRole(tenant, "supplier");
  return tenant;
}

/** A bar on standard error for people; nothing for scripts. */
function progressBar(bytes: number, io: Io): { update: (progress: Progress) => void; stop: () => void } {
  if (io.stderr.isTTY !== true) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: "{bar} {percentage}%  {rows} rows, {products} products",
    stream: io.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
  });
  bar.start(Math.max(1, bytes), 0, { rows: 0, products: 0 });
  return { update: ({ bytes: read, rows, products }) => bar.update(read, { rows, products }), stop: () => bar.stop() };
}
