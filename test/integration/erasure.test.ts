/**
 * Invariant 7, proven: of 220 consumers who bought, 200 are erased. What named or located them is searched for wherever bytes of
 * theirs could be: both tables and the database's file, the event log as the relay emits it, queues' checkpoints and dead letters,
 * the mailbox, payments, logs, every list of the API, the order's page, and a backup from before the erasure. Exports, relay addresses,
 * decoys and mails that came in have a test of their own, `erasure-leak.test.ts`.
 *
 * Every tenth buys through the storefront's handler, the others through the same use cases beneath it. Effects are delivered by
 * the local bus to the real reactions. Each field of each consumer holds a marker of its own.
 */
import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BatchWriteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { quoteCart, reserve, settle } from "#core/checkout";
import { Consumer } from "#core/consumer";
import { Decoy } from "#core/decoy";
import { SupplierOrder } from "#core/fulfilment";
import { createId, type Event, type Id, Id as IdSchema, invariant, money } from "#core/kernel";
import { Keyring } from "#core/keyring";
import { Listing } from "#core/listing";
import { openMailer } from "#core/mail";
import { Order } from "#core/order";
import { Privacy } from "#core/privacy";
import { connect, EventLog, keysTableOf, runInScope } from "#core/store";
import { configureHandlers, messageOf, pairwiseKey, scopeOf } from "#support";
import { random, tick } from "../../packages/core/src/listing/listing.fixture";
import { type Bus, startBus } from "../../packages/local/src/bus";
import { type Engine, startEngine } from "../../packages/local/src/engine";
import { localEnvironment } from "../../packages/local/src/environment";
import { entries } from "../../packages/local/src/start/data-folder";
import { localSubscriptions } from "../../packages/local/src/subscriptions";
import { createTable, localCredentials, localRegion } from "../../packages/local/src/table";
import { colleague, type Person, testApi } from "../../services/api/src/api.fixture";
import {
  addToCart,
  agreeing,
  choosePayment,
  type Door,
  type Market,
  openDoor,
  openMarket,
  signInByMail,
} from "../../services/storefront/src/storefront.fixture";
import { handler as recordConsumer } from "../../services/subscriber/src/on-order-placed-record-consumer";
import { handler as routeSupplierOrders } from "../../services/subscriber/src/on-order-placed-route-supplier-orders";
import { handler as sendConfirmation } from "../../services/subscriber/src/on-order-placed-send-confirmation";
import { type Buyer, buyersOf, bytesOf, itemsOf, markersIn } from "./erasure.fixture";

const tableName = "tandem";
const [buyers, erasedCount] = [220, 200];

const folder = mkdtempSync(join(tmpdir(), "tandem-erasure-"));
const [dataDir, backupDir, mailFolder] = [join(folder, "data"), join(folder, "backup"), join(folder, "mail")];
const keyRing = join(folder, "keyring.json");
/** What the person who runs the tests set, before the handlers are told anything. */
const environment = localEnvironment({ ...process.env });

const everyone = buyersOf(buyers);
const [gone, kept] = [everyone.slice(0, erasedCount), everyone.slice(erasedCount)];
const throughHandlers = (buyer: Buyer) => everyone.indexOf(buyer) % 10 === 0;

/** The markers of some that stand in a text. */
const hits = (text: string, among: ReadonlySet<string> = allOf(gone)): string[] => markersIn(text, among);
const allOf = (some: readonly Buyer[]) => new Set(some.flatMap(({ markers }) => markers));

let engine: Engine;
let market: Market;
let door: Door;
let bus: Bus;
let placed: Event[];
const logged: string[] = [];
const staff: Record<string, Person> = {};
const { send, logged: apiLogged } = apiOf();

function apiOf() {
  return testApi({
    deadLetters: { list: async () => (await bus.deadLetters()) as never, redrive: async () => new Map() },
  });
}

const as = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> => runInScope(scopeOf(tenantId), body);
/** A process of its own: it holds no key. */
function startProcess(endpoint: string): void {
  connect({ tableName, endpoint });
  Keyring.useWrapper(() => Keyring.openWrapper(`file:${keyRing}`));
}

async function everyPage(person: Person, path: string): Promise<string> {
  const bodies: string[] = [];
  let cursor: string | null = null;
  do {
    const answer: Awaited<ReturnType<typeof send>> = await send(
      person,
      "GET",
      `${path}?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
    );
    invariant(answer.status === 200, `${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    bodies.push(JSON.stringify(answer.body));
    cursor = answer.body.nextCursor as string | null;
  } while (cursor);
  return bodies.join("\n");
}

const apiAnswers = async (): Promise<string> => {
  const { clay, partner } = { clay: market.clay.tenantId, partner: market.partner.tenantId };
  const [supplier, seller] = [staff["clay"], staff["partner"]];
  invariant(supplier && seller, "staff have joined");
  return [
    await everyPage(supplier, `/suppliers/${clay}/supplier-orders`),
    await everyPage(supplier, `/tenants/${clay}/consumers`),
    await everyPage(seller, `/tenants/${partner}/shared-records`),
    await everyPage(seller, `/partners/${partner}/commission-entries`),
    await everyPage(seller, `/partners/${partner}/events`).catch(() => ""),
  ].join("\n");
};

const orderPages = async (some: readonly Buyer[]): Promise<string> => {
  const pages: string[] = [];
  for (const { orderPath } of some)
    if (orderPath) pages.push((await door.visitor(market.edit.name).get(orderPath)).html);
  return pages.join("\n");
};

/** As somebody does: a link by mail, the privacy centre, and the button. */
async function askToBeErased({ contact }: Buyer): Promise<void> {
  const visitor = door.visitor(market.edit.name);
  await signInByMail(door, visitor, contact.email);
  const { status, location } = await visitor.submit(await visitor.get("/privacy/erase"), "/privacy/erasure");
  invariant(status === 303 && location === "/privacy?said=asked", `${status} ${location}`);
}

async function everyCase(tenantId: Id<"ten">): Promise<readonly { readonly status: string }[]> {
  const cases: { readonly status: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await as(tenantId, () => Privacy.listCases({ tenantId, cursor }));
    cases.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return cases;
}

async function buyThroughStorefront(buyer: Buyer): Promise<void> {
  const visitor = door.visitor(market.edit.name);
  await addToCart(visitor, market.paths.pot);
  const { name, email, address } = buyer.contact;
  const page = await visitor.get("/checkout");
  const fields = { name, email, ...address, ...agreeing(page) };
  const { location, status, html } = await visitor.submit(page, "/checkout", fields);
  invariant(status === 303, html);
  await choosePayment(door, location, "paid");
  const id = location.split("/").at(-1) ?? "";
  await visitor.post("/payments/notifications", { id }, {});
  const payment = await door.pay.app.request(`/v2/payments/${id}`, { headers: { authorization: "Bearer test_key" } });
  const { redirectUrl } = (await payment.json()) as { redirectUrl: string };
  buyer.orderPath = redirectUrl.slice(redirectUrl.indexOf("/orders"));
}

async function buyThroughCore(buyer: Buyer, quote: Awaited<ReturnType<typeof quoteCart>>): Promise<void> {
  const { tenantId } = market.partner;
  const orderId = createId("ord", tick(), random);
  const unused = () => Promise.reject(new Error("not asked"));
  const yes = { notice: "n".repeat(27), answer: "given" as const };
  const answers = new Map(quote.groups.map(({ agreementId }) => [agreementId ?? "", yes]));
  await runInScope(scopeOf(tenantId, { actor: "consumer", role: "consumer" }), async () => {
    await reserve({
      ...{ orderId, tenantId, storefrontId: market.edit.storefrontId, currency: "EUR", locale: "nl-NL" },
      ...{ contact: buyer.contact, pairwiseKey, answers, quote, seenTotal: quote.total },
    });
    await settle({
      payment: {
        ...{ paymentId: `tr_${orderId}`, orderId, status: "paid", amount: quote.total },
        ...{ refunded: money.zero("EUR"), checkoutUrl: undefined },
      },
      provider: { open: unused, get: unused, refund: unused },
      ...{ at: tick(), random },
    });
  });
}

beforeAll(async () => {
  for (const method of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, method).mockImplementation((...words) => void logged.push(words.map(String).join(" ")));
  configureHandlers({ mailFolder });
  engine = await startEngine({ dataDir, environment });
  await createTable({ endpoint: engine.endpoint, tableName });
  startProcess(engine.endpoint);
  market = await openMarket({ share: "full", units: 2 * buyers });
  for (const name of ["clay", "partner"] as const)
    staff[name] = await colleague(market[name].tenantId, name, "owner", tick());
  door = await openDoor((provider) => provider, undefined, await openMailer(`file:${mailFolder}`));
  const { tenantId } = market.partner;
  const listingId = IdSchema("lst").parse(market.paths.pot.replace("/p/", ""));
  const quote = await as(tenantId, async () => {
    const page = (await Listing.pages({ tenantId, listingIds: [listingId] })).get(listingId);
    const variantId = page?.variants[0]?.variantId;
    invariant(variantId, "the pot is listed");
    const cart = { cartId: IdSchema("crt").parse("crt_00000000000000000000000000"), tenantId };
    return quoteCart({ cart: { ...cart, lines: [{ listingId, variantId, quantity: 1 }] }, currency: "EUR" });
  });
  for (const buyer of everyone)
    await (throughHandlers(buyer) ? buyThroughStorefront(buyer) : buyThroughCore(buyer, quote));
  bus = await startBus({
    subscriptions: [
      ...localSubscriptions(),
      // A reaction that never succeeds: its messages end as dead letters.
      {
        name: "on-order-placed-fail",
        types: [Order.Placed.type],
        load: async () => () => Promise.reject(new Error("it always fails")),
      },
    ],
    listTenants: async () => [market.clay.tenantId, market.cloth.tenantId, market.partner.tenantId],
    backOffMs: 1,
  });
  await bus.drain();
  placed = await as(tenantId, async () => {
    const events: Event[] = [];
    for (;;) {
      const last = events.at(-1);
      const page = await EventLog.list({ tenantId, limit: 200, ...(last ? { after: last.id } : {}) });
      if (page.length === 0) return events.filter(({ type }) => type === Order.Placed.type);
      events.push(...page);
    }
  });
}, 300_000);

afterAll(async () => {
  vi.restoreAllMocks();
  await bus?.stop();
  await door?.pay.stop();
  await engine?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("before anybody is erased", () => {
  it("everybody's order has had its effects, and their controllers read them: the search finds what is there", async () => {
    expect(placed).toHaveLength(buyers);
    expect(await bus.deadLetters()).toHaveLength(buyers);
    const all = allOf(everyone);
    expect(hits(await apiAnswers(), all)).toHaveLength(5 * buyers);
    expect(hits(bytesOf(mailFolder), all)).toHaveLength(5 * buyers);
    expect(hits(await orderPages(everyone), all)).toHaveLength(5 * everyone.filter(throughHandlers).length);
  });

  it("and yet no stored byte names or locates anybody: tables, database file with its free pages and journal", async () => {
    const dumps = [await itemsOf(engine.endpoint, tableName), await itemsOf(engine.endpoint, keysTableOf(tableName))];
    expect(dumps.map(({ length }) => length > buyers)).toEqual([true, true]);
    expect(hits(JSON.stringify(dumps), allOf(everyone))).toEqual([]);
    expect(statSync(join(dataDir, entries.database)).size).toBeGreaterThan(100_000);
    expect(hits(bytesOf(dataDir), allOf(everyone))).toEqual([]);
  });
});

describe("after 200 of them are erased", () => {
  beforeAll(async () => {
    cpSync(dataDir, backupDir, { recursive: true });
    // Their orders are so old that nothing is in the way.
    door.pass(31 * 24 * 3_600_000);
    for (const buyer of gone) await askToBeErased(buyer);
    await bus.drain();
  }, 240_000);

  it("each request is done: at the platform, the supplier and the partner nobody holds a key, and the projection is gone", async () => {
    const { clay, partner } = { clay: market.clay.tenantId, partner: market.partner.tenantId };
    for (const { contact } of gone) {
      const subjectId = Keyring.subjectOf(contact.email, pairwiseKey);
      expect(await Privacy.requestsOf(subjectId)).toMatchObject([{ status: "done" }]);
      const holders = await Keyring.holders(subjectId);
      expect(holders.map(({ controllerId }) => controllerId).toSorted()).toEqual(
        ["platform", clay, partner].toSorted(),
      );
      expect(holders.filter(({ holds }) => holds)).toEqual([]);
    }
    const shared = await as(partner, () => Consumer.listShared({ recipientId: partner, at: tick(), limit: 100 }));
    const invented = await Promise.all(
      shared.items.map(({ agreementId, sharedRecordId }) => Decoy.find(agreementId, sharedRecordId)),
    );
    expect(invented.filter((decoy) => decoy === undefined)).toHaveLength(buyers - erasedCount);
  });

  it("what each asked for left no open request, and no case that isn't done", async () => {
    expect((await Privacy.listOpen()).items).toEqual([]);
    for (const { tenantId } of [market.clay, market.partner]) {
      const cases = await everyCase(tenantId);
      expect(cases.map(({ status }) => status)).toEqual(Array(erasedCount).fill("done"));
    }
  });

  it.each<[string, () => Promise<string>]>([
    [
      "both tables",
      async () =>
        JSON.stringify([
          await itemsOf(engine.endpoint, tableName),
          await itemsOf(engine.endpoint, keysTableOf(tableName)),
        ]),
    ],
    ["the database's file", async () => bytesOf(dataDir)],
    ["the event log, as the relay emits it", async () => JSON.stringify(placed)],
    ["dead letters", async () => JSON.stringify(await bus.deadLetters())],
    ["the mailbox", async () => bytesOf(mailFolder)],
    ["payments", async () => bytesOf(door.payFolder)],
    ["logs", async () => JSON.stringify([logged, door.logged, apiLogged])],
    ["the API's lists", apiAnswers],
    ["the order's page, for who holds its key", () => orderPages(gone)],
  ])("0 hits in %s", async (_, bytes) => {
    const text = await bytes();
    expect(text.length).toBeGreaterThan(0);
    expect(hits(text)).toEqual([]);
  });

  it("0 hits after every event is delivered again, and no row comes back", async () => {
    const before = await apiAnswers();
    for (const handler of [routeSupplierOrders, recordConsumer, sendConfirmation])
      for (const event of placed) expect(await handler(messageOf(event))).toEqual({ batchItemFailures: [] });
    expect(hits(await apiAnswers())).toEqual([]);
    expect((await apiAnswers()).length).toBe(before.length);
    expect(hits(bytesOf(mailFolder) + bytesOf(dataDir))).toEqual([]);
  });

  it("money rows stay, pseudonymous: every supplier order and commission entry is there, and says that its consumer is erased", async () => {
    const supplier = staff["clay"];
    invariant(supplier, "staff have joined");
    const orders = await everyPage(supplier, `/suppliers/${market.clay.tenantId}/supplier-orders`);
    expect(orders.split('"supplierOrderId"')).toHaveLength(buyers + 1);
    expect(orders.split('"erased":true')).toHaveLength(erasedCount + 1);
    expect(orders).not.toContain("sbj_");
    const seller = staff["partner"];
    invariant(seller, "staff have joined");
    const entries = await everyPage(seller, `/partners/${market.partner.tenantId}/commission-entries`);
    expect(entries.split('"accrualId"')).toHaveLength(buyers + 1);
  });

  it("those who weren't erased are read as before, everywhere", async () => {
    const markers = allOf(kept);
    expect(hits(await apiAnswers(), markers)).toHaveLength(markers.size);
    expect(hits(bytesOf(mailFolder), markers)).toHaveLength(markers.size);
  });

  it("an erased consumer may come back: the new order is readable, the old one stays shut", async () => {
    const buyer = gone.find(throughHandlers);
    invariant(buyer?.orderPath, "somebody bought through the storefront");
    const old = buyer.orderPath;
    // Later than the erasure by the system's clock, which those who carry it out read.
    door.pass(Date.now() - Date.parse(door.pass(0)) + 1_000);
    const again: Buyer = { ...buyer, contact: { ...buyer.contact, name: "Ann Again" } };
    await buyThroughStorefront(again);
    expect(await orderPages([again])).toContain("Ann Again");
    expect(hits((await door.visitor(market.edit.name).get(old)).html)).toEqual([]);
    const subjectId = Keyring.subjectOf(buyer.contact.email, pairwiseKey);
    const { shredded } = await Privacy.erase({ subjectId, secret: pairwiseKey, at: door.pass(1_000) });
    expect(shredded).toContain("platform");
    expect(await orderPages([again])).not.toContain("Ann Again");
  });
});

describe("a backup of the data from before the erasure, restored", () => {
  let restored: Engine;

  /** As on AWS: the data comes back as it was, the data keys are as they are now. */
  beforeAll(async () => {
    const keysNow = await itemsOf(engine.endpoint, keysTableOf(tableName));
    restored = await startEngine({ dataDir: backupDir, environment });
    const client = new DynamoDBClient({
      endpoint: restored.endpoint,
      region: localRegion,
      credentials: localCredentials,
    });
    for (let from = 0; from < keysNow.length; from += 25) {
      const puts = keysNow.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [keysTableOf(tableName)]: puts } }));
    }
    client.destroy();
    startProcess(restored.endpoint);
  }, 60_000);
  afterAll(() => restored?.stop());

  it("0 hits when it is read through the code, orders and projections included, and 0 in its bytes", async () => {
    const read = [await apiAnswers()];
    for (const { data } of placed) {
      const { orderId } = data as { orderId: Id<"ord"> };
      const contact = await runInScope(scopeOf(null), async () => Order.contactOf(await Order.get(orderId, "a test")));
      read.push(JSON.stringify(contact ?? null));
    }
    expect(hits(read.join("\n"))).toEqual([]);
    expect(hits(read.join("\n"), allOf(kept))).toHaveLength(allOf(kept).size);
    expect(hits(bytesOf(backupDir))).toEqual([]);
  });

  it("has the deleted projections back, as rows that open no more", async () => {
    const { tenantId: partnerId } = market.partner;
    const shared = await as(partnerId, () => Consumer.listShared({ recipientId: partnerId, at: tick(), limit: 100 }));
    expect(shared.items.some(({ erased }) => erased)).toBe(true);
    const { tenantId: supplierId } = market.clay;
    const { items } = await as(supplierId, () => SupplierOrder.list({ supplierId, limit: 100 }));
    expect(items).toHaveLength(100);
  });
});
