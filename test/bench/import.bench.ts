/**
 * Bench: a catalogue of 100,000 variants through the importer, on the embedded engine. Prints rows per second and peak memory.
 *
 * Run it alone: `npx tsx test/bench/import.bench.ts [variants]`. It asserts nothing; the goal is at most 300 MB.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importCatalog } from "#core/catalog/import";
import { readFeed } from "../../packages/core/src/catalog/feed";
import { deriveId } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { connect, runInScope } from "#core/store";
import { startEngine } from "../../packages/local/src/engine";
import { createTable } from "../../packages/local/src/table";

// The SDK's notice about Node 20 would stand between the figures.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

const variants = Number(process.argv[2] ?? 100_000);
const perProduct = 5;
let peak = 0;
const sizes = ["XS", "S", "M", "L", "XL"];

/** A Shopify CSV, generated as it is read. */
async function* catalogue(): AsyncGenerator<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  yield encode(
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src\n",
  );
  const body = `"<p>${"A sturdy thing for every day, made to last. ".repeat(12)}</p>"`;
  for (let product = 0; product * perProduct < variants; product += 1) {
    let rows = "";
    for (let index = 0; index < perProduct; index += 1) {
      const own = index === 0 ? `Thing ${product},${body},Maker,Goods,"one, two",true,Size` : ",,,,,,";
      const image = index === 0 ? `https://images.example/${product}.jpg` : "";
      rows += `thing-${product},${own},${sizes[index]},T-${product}-${index},${product % 90},${(product % 500) + 1}.95,${image}\n`;
    }
    if (product % 50 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    yield encode(rows);
  }
}

async function timed(name: string, body: () => Promise<unknown>): Promise<void> {
  peak = 0;
  const startMs = performance.now();
  const cpu = process.cpuUsage();
  await body();
  const seconds = (performance.now() - startMs) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const figures = [
    `${Math.round(variants / seconds)} rows/s`,
    `${seconds.toFixed(1)} s`,
    `${((user + system) / 1e6).toFixed(1)} s CPU`,
    `peak ${Math.round(peak / 2 ** 20)} MB RSS`,
  ];
  console.log(`${name.padEnd(34)} ${figures.join(", ")}`);
}

const folder = await mkdtemp(join(tmpdir(), "tandem-bench-"));
const engine = await startEngine({ dataDir: folder });
try {
  const table = { endpoint: engine.endpoint, tableName: "bench-import" };
  await createTable(table);
  connect(table);
  const supplierId = deriveId("ten", "bench");
  const run = () =>
    runInScope({ tenantId: supplierId, actor: "bench", role: "owner" }, () =>
      importCatalog({
        supplierId,
        currency: "EUR",
        open: catalogue,
        at: systemClock.now(),
        clock: systemClock,
        random: systemRandom,
      }),
    );
  console.log(`${variants} variants in ${Math.ceil(variants / perProduct)} products`);
  await timed("read the file only", async () => {
    for await (const entry of readFeed(catalogue(), { format: "auto", currency: "EUR" })) void entry;
  });
  await timed("import into an empty catalog", run);
  await timed("import the same file again", run);
} finally {
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
}
