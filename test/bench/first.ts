/**
 * Bench: the figures of the first spine. Prints, asserts nothing.
 *
 *   npm run bench:first            everything (about four minutes)
 *   npm run bench:first -- quick   without the import and the production install
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { Agent, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Cart } from "#core/cart";
import { issueForm, quoteCart, redeemForm, reserve, settle } from "#core/checkout";
import { money } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Keyring } from "#core/keyring";
import { Listing } from "#core/listing";
import type { Payment } from "#core/payment";
import { connect, measure, type Measured, runInScope } from "#core/store";
import { Storefront } from "#core/tenant";
import { freePort, removeFolder, startTandem, temporaryFolder } from "../e2e/support/tandem";

const quick = process.argv.includes("quick");
const heading = (text: string) => console.log(`\n${text}\n${"-".repeat(text.length)}`);
const row = (name: string, ...cells: string[]) => console.log(`${name.padEnd(44)} ${cells.join("  ")}`);

const dataDir = await temporaryFolder();
const port = await freePort();

const agent = new Agent({ keepAlive: true });

/** A page of the storefront. Not every resolver knows names below localhost; the gateway looks at the header. */
async function page(path: string): Promise<{ readonly ok: boolean; readonly html: string }> {
  const sent = request({ host: "127.0.0.1", port, path, agent, headers: { host: `weekend.localhost:${port}` } }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return { html: await text(response), ok: response.statusCode === 200 };
}

async function timed<T>(body: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  return [await body(), performance.now() - started];
}

/** Milliseconds of CPU that the server has used so far (Linux; ticks are a hundredth of a second). */
function cpuMs(): number {
  const { pid } = JSON.parse(readFileSync(join(dataDir, "runtime.json"), "utf8")) as { pid: number };
  if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Asks `path` over and over, eight at once, for three seconds. */
async function load(name: string, path: string): Promise<void> {
  const until = performance.now() + 3_000;
  const before = cpuMs();
  let answers = 0;
  const ask = async () => {
    while (performance.now() < until) {
      if ((await page(path)).ok) answers += 1;
    }
  };
  const [, ms] = await timed(() => Promise.all(Array.from({ length: 8 }, ask)));
  row(
    name,
    `${((answers * 1000) / ms).toFixed(0)} / s`,
    `${((cpuMs() - before) / answers).toFixed(2)} ms CPU of the server each`,
  );
}

const report = (name: string, budget: string, { units, operations }: Measured<unknown>) =>
  row(name, `${units.read} RCU`, `${units.write} WCU`, `${operations.length} round trips`, `(budget: ${budget})`);

async function units(): Promise<void> {
  const runtime = JSON.parse(readFileSync(join(dataDir, "runtime.json"), "utf8")) as {
    dynamodbEndpoint: string;
    table: string;
  };
  connect({ endpoint: runtime.dynamodbEndpoint, tableName: runtime.table });
  Keyring.useWrapper(() => Keyring.openWrapper(`file:${join(dataDir, "keyring.json")}`));
  const shop = await Storefront.findByHostname("weekend");
  if (!shop) throw new Error("the seed has a storefront named weekend");
  const { tenantId, storefrontId, currency, locale } = shop;
  await runInScope({ tenantId, actor: "bench", role: "consumer" }, async () => {
    const cards = await measure(() => Listing.cards({ tenantId, storefrontId, limit: 20 }));
    report("list page, 20 cards", "1 Query, ≤ 1.0 RCU", cards);
    const all = (await Listing.cards({ tenantId, storefrontId, limit: 100 })).items;
    const buy = ["Grey Sofa", "Yellow Wool Jumper"].map((title) => all.find((card) => card.title === title));
    const pages = await Promise.all(
      buy.map((card) => Listing.page({ tenantId, listingId: card?.listingId ?? "lst_" })),
    );
    const listingId = pages[0]?.listingId ?? "lst_";
    report("product page", "≤ 2 reads, ≤ 1.0 RCU", await measure(() => Listing.page({ tenantId, listingId })));
    const at = systemClock.now();
    const cart = pages.reduce<Cart.Info>(
      (filled, page) => {
        const variantId = page.variants[0]?.variantId ?? "var_";
        return Cart.add({ cart: filled, line: { listingId: page.listingId, variantId, quantity: 1 } });
      },
      { cartId: "crt_00000000000000000000000000", tenantId, lines: [] },
    );
    const key = "k".repeat(32);
    const orderId = redeemForm({
      token: issueForm({ cartId: cart.cartId, at, random: systemRandom, key }),
      cartId: cart.cartId,
      at,
      key,
    });
    const quote = await quoteCart({ cart, currency });
    const contact = {
      name: "Bench Mark",
      email: "bench@example.com",
      address: { line1: "1 Way", postalCode: "1000 AA", city: "Amsterdam", country: "NL" },
    };
    // What the page would have shown of each agreement, answered with no.
    const answers = new Map(
      quote.groups.map(({ agreementId }) => [
        agreementId ?? "",
        { notice: "n".repeat(27), answer: "refused" as const },
      ]),
    );
    const reservation = {
      orderId,
      tenantId,
      storefrontId,
      currency,
      locale,
      contact,
      pairwiseKey: key,
      answers,
      quote,
      seenTotal: quote.total,
    };
    const reserved = await measure(() => reserve(reservation));
    report("checkout: reserve", "6 of ≤ 10 WCU", reserved);
    const payment: Payment = {
      paymentId: "tr_bench",
      orderId,
      status: "paid",
      amount: quote.total,
      refunded: money.zero(currency),
      checkoutUrl: undefined,
    };
    const unused = () => Promise.reject(new Error("not asked"));
    const provider = { open: unused, get: unused, refund: unused };
    report(
      "checkout: placed",
      "4 of ≤ 10 WCU",
      await measure(() => settle({ payment, provider, at, random: systemRandom })),
    );
    console.log(`(sold for the bench: ${money.format(quote.total, locale)})`);
    const [count, ms] = await timed(async () => {
      let placed = 0;
      for (; placed < 200; placed += 1) {
        const again = redeemForm({
          token: issueForm({ cartId: cart.cartId, at, random: systemRandom, key }),
          cartId: cart.cartId,
          at,
          key,
        });
        // Sold out after a few: then the refusal is what is measured, a transaction all the same.
        await reserve({ ...reservation, orderId: again }).catch(() => undefined);
      }
      return placed;
    });
    row("reserve, one after the other", `${((count * 1000) / ms).toFixed(0)} / s`);
  });
}

try {
  heading("Start");
  const [first, firstMs] = await timed(() => startTandem({ dataDir, port }));
  row("first start, with seed, to first answer", `${(firstMs / 1000).toFixed(1)} s`);
  await first.stop();
  const [tandem, warmMs] = await timed(async () => {
    const started = await startTandem({ dataDir, port });
    await page("/");
    return started;
  });
  row("warm start to first page", `${(warmMs / 1000).toFixed(1)} s`, "(goal: ≤ 5 s)");

  heading("Throughput, on this machine, over HTTP");
  await load("list page", "/");
  const { html: list } = await page("/");
  await load("product page", /href="(\/p\/[^"]+)"/.exec(list)?.[1] ?? "/");

  heading("Units and round trips");
  await units();
  await tandem.stop();

  heading("Bundles, gzip");
  console.log(spawnSync("npx", ["tsx", "scripts/bundle.ts"], { encoding: "utf8" }).stdout.trim());

  if (!quick) {
    heading("Import of 100,000 variants");
    console.log(spawnSync("npx", ["tsx", "test/bench/import.bench.ts"], { encoding: "utf8" }).stdout.trim());
    heading("Production install");
    const folder = await temporaryFolder();
    for (const file of ["package.json", "package-lock.json"]) cpSync(file, join(folder, file));
    spawnSync("npm", ["ci", "--omit=dev", "--no-audit", "--no-fund"], { cwd: folder, stdio: "ignore" });
    const size = spawnSync("du", ["-sm", join(folder, "node_modules")], { encoding: "utf8" }).stdout.split("\t")[0];
    row("node_modules without development tools", `${size} MB`, "(goal: ≤ 250 MB)");
    await removeFolder(folder);
  }
} finally {
  await removeFolder(dataDir);
}
process.exit(0);
