import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { describe, expect, it, vi } from "vitest";
import { deriveId, type Id, type Instant, instantOfId, plusMs } from "../../kernel";
import { commit, connect, EventLog, measure, runInScope } from "../../store";
import { type FreshTable, inFreshTable, scopeOf } from "#support";
import { chunks, pot, shopify, xmlFeed, xmlItem } from "../feed/feed.fixture";
import { Product, ProductChanged, Stock } from "../index";
import { VariantsEntity } from "../product.entity";
import { getImport, importCatalog, type ImportInput, ImportReport, listImports, type Progress } from "./index";

const supplierId = deriveId("ten", "supplier");
const at = "2026-03-01T09:00:00.000Z" as Instant;
let seed = 0;
let runs = 0;
const random = () => new Uint8Array(10).fill((seed += 1) % 256);

const run = (file: string, options: Partial<ImportInput> = {}) => {
  const now = options.at ?? plusMs(at, (runs += 1));
  const clock = { now: () => now };
  return importCatalog({ supplierId, currency: "EUR", open: () => chunks(file), at: now, clock, random, ...options });
};

const asSupplier = <R>(body: () => Promise<R>, tenantId: Id<"ten"> = supplierId) =>
  inFreshTable((table) => runInScope(scopeOf(tenantId), async () => ({ result: await body(), table }))).then(
    ({ result }) => result,
  );

const events = async () => (await EventLog.list({ tenantId: supplierId, limit: 1_000 })).map(({ data }) => data);
const productId = Product.idOf(supplierId, "pot");
const potNow = () => Product.get({ supplierId, productId });
const stockNow = async () => {
  const { variants } = await potNow();
  return Stock.getMany(
    supplierId,
    variants.map(({ variantId }) => variantId),
  );
};
const sized = (sizes: Record<string, string>, price = "9.99") =>
  shopify(
    Object.entries(sizes).map(([size, quantity], index) => ({
      ...pot(index === 0 ? { "Option1 Name": "Size" } : { Title: "" }),
      "Option1 Value": size,
      "Variant Price": price,
      "Variant Inventory Qty": quantity,
    })),
  );

describe("what an import does", () => {
  it.each([
    { name: "apparel.csv", products: 20, variants: 22 },
    { name: "home-and-garden.csv", products: 20, variants: 21 },
  ])("takes in all of $name, with an event for each product", ({ name, products, variants }) =>
    asSupplier(async () => {
      const file = await readFile(new URL(`../../../../local/seed/${name}`, import.meta.url), "utf8");
      const report = await run(file);
      expect(report).toMatchObject({
        outcome: "done",
        products: { created: products, changed: 0, unchanged: 0, refused: 0 },
        variants,
        problems: { errors: 0, warnings: 0, first: [] },
      });
      expect((await Product.list({ supplierId })).items).toHaveLength(products);
      expect(await events()).toHaveLength(products);
      expect(await getImport(supplierId, report.importId)).toEqual(report);
      expect((await listImports({ supplierId })).items).toEqual([report]);
      expect(ImportReport.parse(report)).toEqual(report);
    }),
  );

  it("says what it recognised the file as, also in a dry run and in a refused one", () =>
    asSupplier(async () => {
      const tsv = "id\ttitle\tprice\tavailability\n1\tA\t1 EUR\tin_stock\n2\tB\t?\tin_stock\n";
      expect(await run(tsv, { strict: true })).toMatchObject({ outcome: "refused", format: "google-tsv" });
      expect(await run(sized({ Small: "3" }), { dryRun: true })).toMatchObject({ format: "shopify-csv" });
      const xml = xmlFeed(xmlItem({ id: "1", title: "A", price: "1 EUR", availability: "in stock" }));
      expect(await run(xml)).toMatchObject({ format: "google-xml" });
    }));

  it("keeps what a shop shows, with ids that follow from handle and options, and a SKU for people", () =>
    asSupplier(async () => {
      await run(sized({ Small: "3", Large: "4" }));
      const { product, variants } = await potNow();
      expect(product).toMatchObject({ handle: "pot", title: "Pot", options: ["Size"], revision: 1, variantCount: 2 });
      expect(variants.map(({ sku, options, price }) => [sku, ...options, price.amountMinor])).toEqual([
        ["pot-small", "Small", 999],
        ["pot-large", "Large", 999],
      ]);
      expect((await stockNow()).map(({ available, counted }) => [available, counted])).toEqual([
        [3, 3],
        [4, 4],
      ]);
      expect(await events()).toEqual([{ productId, revision: 1 }]);
    }));

  it("writes nothing and raises no event for the same file again, for a read of the products alone", () =>
    asSupplier(async () => {
      const file = sized({ Small: "3", Large: "4" });
      await run(file);
      const { result, units, operations } = await measure(() => run(file, { dryRun: true }));
      expect(result.products).toEqual({ created: 0, changed: 0, unchanged: 1, refused: 0 });
      expect(units.write).toBe(0);
      expect(operations.map(({ name }) => name)).toEqual(["BatchGetItem"]);
      await run(file);
      expect(await events()).toHaveLength(1);
      expect((await potNow()).product.revision).toBe(1);
    }));

  it("raises the revision by one for a change of content, price or count, and for nothing else", () =>
    asSupplier(async () => {
      await run(sized({ Small: "3", Large: "4" }));
      await run(sized({ Small: "3", Large: "4" }, "11.00"));
      await run(sized({ Small: "3", Large: "5" }, "11.00"));
      await run(sized({ Small: "3" }, "11.00"));
      await run(sized({ Small: "3" }, "11.00"));
      expect((await events()).map((data) => data["revision"])).toEqual([1, 2, 3, 4]);
      const { product, variants } = await potNow();
      expect(product).toMatchObject({ revision: 4, variantCount: 1, priceRange: { from: { amountMinor: 1100 } } });
      expect(variants).toHaveLength(1);
    }));

  it("doesn't bring back what was sold since the last count, and takes a new count (invariant 4)", () =>
    asSupplier(async () => {
      await run(sized({ Small: "5" }));
      const { variants } = await potNow();
      const variantId = variants[0]?.variantId ?? deriveId("var", "none");
      await commit({ writes: [Stock.allocateWrite({ supplierId, variantId, quantity: 2 })] });
      await run(sized({ Small: "5" }, "12.00"));
      expect(await stockNow()).toMatchObject([{ available: 3, allocated: 2, counted: 5 }]);
      await run(sized({ Small: "9" }, "12.00"));
      expect(await stockNow()).toMatchObject([{ available: 9, allocated: 2, counted: 9 }]);
    }));

  it("leaves what the file doesn't name as it was (I4)", () =>
    asSupplier(async () => {
      await run(shopify([pot(), pot({ Handle: "b" })]));
      await run(shopify([pot({ Handle: "b" })]));
      expect((await Product.list({ supplierId })).items).toHaveLength(2);
    }));

  it("counts bad rows and takes the good ones", () =>
    asSupplier(async () => {
      const report = await run(shopify([pot(), pot({ Handle: "b", "Variant Price": "1,5" }), pot({ Handle: "c" })]));
      expect(report.products).toEqual({ created: 2, changed: 0, unchanged: 0, refused: 1 });
      expect(report.problems).toMatchObject({ errors: 1, warnings: 0 });
      expect(report.problems.first[0]).toMatchObject({ line: 3, column: "Variant Price", handle: "b" });
    }));

  it("keeps 200 problems and counts the rest", () =>
    asSupplier(async () => {
      const rows = Array.from({ length: 500 }, (_, index) => pot({ Handle: `p${index}`, "Variant Price": "free" }));
      const report = await run(shopify(rows));
      expect(report.problems.errors).toBe(500);
      expect(report.problems.first).toHaveLength(200);
      expect((await getImport(supplierId, report.importId)).problems.first).toHaveLength(200);
    }));

  it("says how far it is", () =>
    asSupplier(async () => {
      const onProgress = vi.fn<(progress: Progress) => void>();
      const file = shopify([pot()]);
      await run(file, { onProgress });
      expect(onProgress).toHaveBeenLastCalledWith({ bytes: file.length, rows: 1, products: 1 });
    }));
});

describe("what an import doesn't do", () => {
  it("writes nothing in a dry run, not even a report", () =>
    asSupplier(async () => {
      const { result, units } = await measure(() => run(shopify([pot()]), { dryRun: true }));
      expect(result).toMatchObject({ dryRun: true, products: { created: 1 } });
      expect(units.write).toBe(0);
      expect((await listImports({ supplierId })).items).toEqual([]);
    }));

  it("writes no product in a strict import with an error in the last row (I3)", () =>
    asSupplier(async () => {
      const rows = Array.from({ length: 200 }, (_, index) => pot({ Handle: `p${index}` }));
      const report = await run(shopify([...rows, pot({ Handle: "bad", "Variant Price": "" })]), { strict: true });
      expect(report).toMatchObject({ outcome: "refused", products: { created: 0 }, problems: { errors: 1 } });
      expect((await Product.list({ supplierId })).items).toEqual([]);
      expect(await events()).toEqual([]);
    }));

  it("lets a strict import with warnings pass", () =>
    asSupplier(async () => {
      const report = await run(shopify([pot({ Title: "=1" })]), { strict: true });
      expect(report).toMatchObject({ outcome: "done", products: { created: 1 }, problems: { errors: 0, warnings: 1 } });
    }));

  it("refuses to write into another tenant's keys (invariant 2)", () =>
    asSupplier(
      async () => {
        await expect(run(shopify([pot()]))).rejects.toThrow(/read of/);
      },
      deriveId("ten", "other"),
    ));

  it("throws a fault for a file that is no catalogue, and writes nothing", () =>
    asSupplier(async () => {
      await expect(run("a,b\n1,2\n")).rejects.toMatchObject({ code: "catalog.unknown_format" });
      expect((await listImports({ supplierId })).items).toEqual([]);
    }));
});

describe("large products, races and crashes", () => {
  const large = (count: number, price: string) =>
    sized(Object.fromEntries(Array.from({ length: count }, (_, index) => [`Size ${index}`, String(index % 7)])), price);

  it("keeps 2,048 variants over several transactions, and shrinks again", () =>
    asSupplier(async () => {
      await run(large(2_048, "5.00"));
      const { product, variants } = await potNow();
      expect(product).toMatchObject({ variantCount: 2_048, chunkCount: 41, revision: 1 });
      expect(variants.map(({ options }) => options[0])).toEqual(
        Array.from({ length: 2_048 }, (_, index) => `Size ${index}`),
      );
      expect((await stockNow()).map(({ available }) => available)).toEqual(variants.map((_, index) => index % 7));
      await run(large(60, "5.00"));
      expect((await potNow()).variants).toHaveLength(60);
      expect(await events()).toHaveLength(2);
    }));

  it.each([
    { name: "the new file", comesBack: "6.00" },
    { name: "the old file", comesBack: "5.00" },
  ])("completes with $name after a crash at any write, and tells of it", ({ comesBack }) =>
    inFreshTable((table) =>
      runInScope(scopeOf(supplierId), async () => {
        // So many variants that a change takes several transactions; with the price every count changes.
        const file = (price: string) =>
          sized(Object.fromEntries(Array.from({ length: 105 }, (_, index) => [`S${index}`, price.charAt(0)])), price);
        let crashes = 0;
        for (let crashed = true; crashed; crashes += crashed ? 1 : 0) {
          await run(file("5.00"));
          crashed = await crashingAfter(crashes, table, () => run(file("6.00")));
          connect(table);
          await run(file(comesBack));
          const { variants, product } = await potNow();
          expect(new Set(variants.map(({ price }) => price.amountMinor))).toEqual(new Set([Number(comesBack) * 100]));
          expect(new Set((await stockNow()).map(({ available }) => available))).toEqual(new Set([Number(comesBack)]));
          expect(product.priceRange.to).toEqual(variants[0]?.price);
          expect((await events()).at(-1)).toEqual({ productId, revision: product.revision });
          await run(sized({ Small: "1" }));
          expect(await chunksOf()).toBe(1);
        }
        // Stock twice, variants, product with event, the chunks of before, report.
        expect(crashes).toBe(6);
      }),
    ),
  );

  it("never mixes the chunks of two writers, nor shows a reader what is half written (I1, I2)", () =>
    inFreshTable(() =>
      runInScope(scopeOf(supplierId), async () => {
        // More chunks than a transaction takes.
        await run(large(700, "5.00"));
        let isDone = false;
        const seen = new Set<string>();
        const reading = (async () => {
          while (!isDone) {
            const { product, variants } = await potNow();
            expect(variants).toHaveLength(700);
            expect(new Set(variants.map(({ price }) => price.amountMinor)).size).toBe(1);
            expect(product.priceRange.from).toEqual(variants[0]?.price);
            seen.add(`${variants[0]?.price.amountMinor}`);
          }
        })();
        await Promise.all([run(large(700, "6.00")), run(large(700, "7.00"))]).finally(() => (isDone = true));
        await reading;
        expect(seen.size).toBeGreaterThan(1);
        expect((await events()).map((data) => data["revision"]).sort()).toEqual([1, 2, 3]);
        expect(await chunksOf()).toBe(14);
      }),
    ));

  it("leaves the whole product as it was to its readers when a writer breaks off (I1)", () =>
    inFreshTable((table) =>
      runInScope(scopeOf(supplierId), async () => {
        await run(large(700, "5.00"));
        // The first transaction of chunks goes in, the second doesn't.
        expect(await crashingAfter(1, table, () => run(large(700, "6.00")))).toBe(true);
        connect(table);
        expect(await chunksOf()).toBe(26);
        const { product, variants } = await potNow();
        expect([product.revision, variants.length, product.priceRange.to.amountMinor]).toEqual([1, 700, 500]);
        expect(new Set(variants.map(({ price }) => price.amountMinor))).toEqual(new Set([500]));
        // Whoever writes next, even a small change, takes away what was left.
        await run(large(20, "8.00"));
        expect(await chunksOf()).toBe(1);
        expect((await potNow()).product).toMatchObject({ revision: 2, variantCount: 20 });
      }),
    ));

  it("stops at the first product that fails", () =>
    inFreshTable((table) =>
      runInScope(scopeOf(supplierId), async () => {
        const file = shopify(Array.from({ length: 40 }, (_, index) => pot({ Handle: `p${index}` })));
        let attempts = 0;
        const counting = { now: () => plusMs(at, (attempts += 1)) };
        expect(await crashingAfter(2, table, () => run(file, { clock: counting }))).toBe(true);
        connect(table);
        expect(attempts).toBeLessThan(20);
      }),
    ));

  it("gives the last word to one of two imports at once, whole", () =>
    asSupplier(async () => {
      await Promise.all([run(large(30, "5.00")), run(large(30, "6.00"))]);
      const { variants, product } = await potNow();
      expect(new Set(variants.map(({ price }) => price.amountMinor)).size).toBe(1);
      expect(product.priceRange.from).toEqual(variants[0]?.price);
      expect((await events()).map((data) => data["revision"]).sort()).toEqual([1, 2]);
    }));

  it("dates each event when it is written, not when a long import began", () =>
    asSupplier(async () => {
      let minute = 0;
      const clock = { now: () => plusMs(at, 60_000 * (minute += 1)) };
      await run(shopify([pot(), pot({ Handle: "b" })]), { clock });
      const log = await EventLog.list({ tenantId: supplierId });
      expect(log.map(({ time }) => time)).toEqual([plusMs(at, 60_000), plusMs(at, 120_000)]);
      expect(log.map(({ id }) => instantOfId(id))).toEqual(log.map(({ time }) => time));
    }));

  it("names the event's type and its subject", () =>
    asSupplier(async () => {
      await run(shopify([pot()]), { at });
      const [event] = await EventLog.list({ tenantId: supplierId });
      expect(event).toMatchObject({ type: ProductChanged.type, subject: productId, tenantid: supplierId, time: at });
    }));
});

/** Items of variants of the pot, whoever reads them. */
async function chunksOf(): Promise<number> {
  const { data } = await VariantsEntity.query
    .variants({ supplierId, productId })
    .go({ pages: "all", consistent: true });
  return data.length;
}

/** Runs `body` with a database that is gone after so many writes: a process killed in between. */
async function crashingAfter(
  writes: number,
  { endpoint, tableName }: FreshTable,
  body: () => Promise<unknown>,
): Promise<boolean> {
  let seen = 0;
  const answerOf = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = String(request.headers["x-amz-target"]);
    const body = await buffer(request);
    if (/TransactWrite|PutItem/.test(target)) seen += 1;
    const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": target };
    if (seen > writes) {
      response.writeHead(400, headers).end(JSON.stringify({ __type: "AccessDeniedException", message: "gone" }));
      return;
    }
    const signed = Object.entries(request.headers).filter(([name]) => /^(authorization|x-amz-)/.test(name));
    const answer = await fetch(endpoint, {
      method: "POST",
      headers: { ...headers, ...(Object.fromEntries(signed) as Record<string, string>) },
      body,
    });
    response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
  };
  const proxy = createServer((request, response) => void answerOf(request, response));
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
  const address = proxy.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  connect({ tableName, endpoint: `http://127.0.0.1:${address.port}` });
  try {
    await body();
    return false;
  } catch (error) {
    // Only the crash that was meant: a proxy that fails otherwise would prove nothing.
    if (seen <= writes) throw error;
    return true;
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
}
