import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Envelope, type Id, parseInput } from "#core/kernel";
import { EventLog } from "#core/store";
import { connectToFreshTable, type FreshTable } from "#support";
import { Product } from "#core/catalog";
import { Listing } from ".";
import {
  agree,
  as,
  handling as anyHandling,
  importProduct,
  importProducts,
  newEventId,
  openStorefront,
  random,
  register,
  setAgreementStatus,
  tick,
} from "./listing.fixture";
import type * as Refresh from "./refresh";

/** The real refresh; a test may let that of one product fail. */
const broken = vi.hoisted(() => ({ productId: undefined as string | undefined }));
vi.mock("./refresh", async (original) => {
  const real = await original<typeof Refresh>();
  return {
    ...real,
    refresh: async (...input: Parameters<typeof real.refresh>) => {
      if (input[0].productId === broken.productId) throw new Error("this product can't be refreshed");
      return real.refresh(...input);
    },
  };
});
afterEach(() => void (broken.productId = undefined));

const count = 23;
const pageSize = 10;
const pages = 3;

let table: FreshTable;
let supplierId: Id<"ten">;
let tenantId: Id<"ten">;
let storefrontId: Id<"stf">;
let agreementId: Id<"agr">;
/** In the order of the catalogue, and so of the pages. */
let productIds: Id<"prd">[];

beforeAll(async () => {
  table = await connectToFreshTable();
});

beforeEach(async () => {
  ({ tenantId: supplierId } = await register("Acme Apparel", ["supplier"]));
  ({ tenantId } = await register("Lifestyle Blog", ["partner"]));
  ({ storefrontId } = await openStorefront(tenantId, "blog"));
  agreementId = await agree(supplierId, tenantId);
  const handles = Array.from({ length: count }, (_, index) => `product-${index}`);
  await importProducts(supplierId, new Map(handles.map((handle) => [handle, {}])));
  productIds = handles.map((handle) => Product.idOf(supplierId, handle)).toSorted();
});

const handling = () => ({ ...anyHandling(), pageSize });
const mine = <R>(body: () => Promise<R>) => as(tenantId, body);
const eventsOf = (type: string) =>
  mine(async () => (await EventLog.list({ tenantId, limit: 1_000 })).filter((event) => event.type === type));
const continuations = () => eventsOf(Listing.FanOutContinued.type);
const deliver = (event: Envelope, by = handling()) =>
  Listing.continueFanOut({ ...parseInput(Listing.FanOutContinued.schema, event.data), tenantId }, by);

/** Delivers what follows, page after page, each so many times at once. Answers how many pages that were. */
async function deliverAll(times = 1): Promise<number> {
  for (let done = 0; ; done += 1) {
    const event = (await continuations())[done];
    if (!event) return done;
    await Promise.all(Array.from({ length: times }, () => deliver(event)));
  }
}

async function enableAll() {
  await mine(() => Listing.enable({ tenantId, storefrontId, agreementId, products: "all", at: tick(), random }));
  const event = (await eventsOf(Listing.Enabled.type)).at(-1);
  if (!event) throw new Error("enabling writes its event");
  return { ...parseInput(Listing.Enabled.schema, event.data), eventId: event.id, tenantId, at: event.time };
}

/** Ids of the products whose listings have this status. */
async function listed(status: Listing.Status): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await mine(() => Listing.list({ tenantId, status, limit: 100, cursor }));
    found.push(...page.items.map(({ productId }) => productId));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found.toSorted();
}

describe("enabling a whole catalogue", () => {
  it("goes page by page: one message takes a page, and the next one's event is in the partner's log (F1)", async () => {
    await Listing.followEnablement(await enableAll(), handling());
    expect(await listed("published")).toEqual(productIds.slice(0, pageSize));
    expect(await continuations()).toHaveLength(1);
    expect(await deliverAll()).toBe(pages - 1);
    expect(await listed("published")).toEqual(productIds);
  });

  it("continues once, however often and however concurrently each page is delivered (F2)", async () => {
    const event = await enableAll();
    await Promise.all([1, 2, 3].map(() => Listing.followEnablement(event, handling())));
    expect(await deliverAll(3)).toBe(pages - 1);
    // Late, when all is done: neither begins anew.
    await Listing.followEnablement(event, handling());
    for (const late of await continuations()) await deliver(late);
    expect(await continuations()).toHaveLength(pages - 1);
    expect(await listed("published")).toEqual(productIds);
  });

  it("survives a crash between a page and its continuation (F1)", async () => {
    const event = await enableAll();
    const crash = {
      ...handling(),
      random: () => {
        throw new Error("the process died");
      },
    };
    await expect(Listing.followEnablement(event, crash)).rejects.toThrow("the process died");
    expect(await continuations()).toEqual([]);
    await Listing.followEnablement(event, handling());
    const [second] = await continuations();
    if (!second) throw new Error("the first page has a continuation");
    await expect(deliver(second, crash)).rejects.toThrow("the process died");
    expect(await deliverAll()).toBe(pages - 1);
    expect(await listed("published")).toEqual(productIds);
  });

  it("isn't stopped by a product that fails: its page is reported, and the next one comes all the same (F3)", async () => {
    const event = await enableAll();
    broken.productId = productIds[3];
    await expect(Listing.followEnablement(event, handling())).rejects.toThrow("can't be refreshed");
    expect(await deliverAll()).toBe(pages - 1);
    expect(await listed("published")).toEqual(productIds.filter((productId) => productId !== broken.productId));
    broken.productId = undefined;
    await Listing.followEnablement(event, handling());
    expect(await listed("published")).toEqual(productIds);
    expect(await continuations()).toHaveLength(pages - 1);
  });

  it("takes what changes meanwhile as it is: a withdrawn product, a partner's decision, a product behind the place (F4)", async () => {
    await Listing.followAgreement({ eventId: newEventId(), tenantId, agreementId, supplierId, at: tick() }, handling());
    const proposals = await deliverAll();
    await Listing.followEnablement(await enableAll(), handling());
    const [paused, withdrawn] = [productIds[15], productIds[22]];
    if (!paused || !withdrawn) throw new Error("both are on later pages");
    const listingId = Listing.idOf(storefrontId, paused);
    await mine(() => Listing.delist({ tenantId, listingId, at: tick(), random }));
    const index = Array.from({ length: count }).findIndex(
      (_, at) => Product.idOf(supplierId, `product-${at}`) === withdrawn,
    );
    await importProduct(supplierId, `product-${index}`, { published: false });
    const added = await importProduct(supplierId, "added");
    await Listing.followProduct({ supplierId, productId: added });
    for (const event of (await continuations()).slice(proposals)) await deliver(event);
    for (const event of (await continuations()).slice(proposals + 1)) await deliver(event);
    const published = productIds.filter((productId) => productId !== paused && productId !== withdrawn);
    expect(await listed("published")).toEqual([...published, added].toSorted());
    expect(await listed("delisted")).toEqual([paused]);
  });

  it("ends with the grant, and brings nothing to a tenant that has none (invariant 2, F4)", async () => {
    await Listing.followEnablement(await enableAll(), handling());
    const [event] = await continuations();
    if (!event) throw new Error("the first page has a continuation");
    const stranger = await register("Stranger", ["partner"]);
    const data = parseInput(Listing.FanOutContinued.schema, event.data);
    await Listing.continueFanOut({ ...data, tenantId: stranger.tenantId }, handling());
    const theirs = { tenantId: stranger.tenantId };
    expect((await as(stranger.tenantId, () => Listing.list(theirs))).items).toEqual([]);
    await setAgreementStatus(tenantId, agreementId, "closed", table.tableName);
    await deliver(event);
    expect(await continuations()).toHaveLength(1);
    expect(await listed("published")).toEqual(productIds.slice(0, pageSize));
    await Listing.followAgreement({ eventId: newEventId(), tenantId, agreementId, supplierId, at: tick() }, handling());
    await deliverAll();
    expect(await listed("published")).toEqual([]);
  });
});

it("an agreement that became active is proposed page by page, and what is listed under it follows page by page", async () => {
  const activated = { eventId: newEventId(), tenantId, agreementId, supplierId, at: tick() };
  await Listing.followAgreement(activated, handling());
  expect(await listed("proposed")).toEqual(productIds.slice(0, pageSize));
  expect(await deliverAll(2)).toBe(pages - 1);
  expect(await listed("proposed")).toEqual(productIds);
  await Listing.followEnablement(await enableAll(), handling());
  await deliverAll();
  const before = (await continuations()).length;
  await setAgreementStatus(tenantId, agreementId, "suspended", table.tableName);
  await Listing.followAgreement({ ...activated, eventId: newEventId(), at: tick() }, handling());
  expect((await listed("paused")).length).toBe(pageSize);
  await deliverAll();
  expect(await listed("paused")).toEqual(productIds);
  // Two pages of rows; the third comes with the end, and a suspended agreement proposes nothing.
  expect((await continuations()).length - before).toBe(pages - 1);
});

it("takes no more than a hundred products in one message, so that none outlasts its function", async () => {
  const more = Array.from({ length: 90 }, (_, index) => `more-${index}`);
  await importProducts(supplierId, new Map(more.map((handle) => [handle, {}])));
  await Listing.followEnablement(await enableAll(), anyHandling());
  expect(await listed("published")).toHaveLength(100);
  expect(await continuations()).toHaveLength(1);
});
