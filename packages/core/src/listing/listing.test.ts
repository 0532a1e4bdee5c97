import { beforeAll, describe, expect, it } from "vitest";
import { Stock } from "#core/catalog";
import { type Id, type Instant, parseInput } from "#core/kernel";
import { commit, EventLog } from "#core/store";
import { connectToFreshTable, type FreshTable } from "#support";
import { Listing } from ".";
import {
  agree,
  as,
  handling,
  importProduct,
  newEventId,
  openStorefront,
  random,
  register,
  setAgreementStatus,
  tick,
} from "./listing.fixture";

let table: FreshTable;
beforeAll(async () => {
  table = await connectToFreshTable();
});

type Market = {
  readonly supplierId: Id<"ten">;
  readonly partnerId: Id<"ten">;
  readonly storefrontId: Id<"stf">;
  readonly agreementId: Id<"agr">;
};

async function openMarket(): Promise<Market> {
  const supplier = await register("Acme Apparel", ["supplier"]);
  const partner = await register("Lifestyle Blog", ["partner"]);
  const { storefrontId } = await openStorefront(partner.tenantId, "blog");
  const agreementId = await agree(supplier.tenantId, partner.tenantId);
  return { supplierId: supplier.tenantId, partnerId: partner.tenantId, storefrontId, agreementId };
}

/** Enables as the partner does; answers the event as its subscription gets it. */
async function enable(market: Market, products: "all" | Id<"prd">[], at = tick()) {
  const { partnerId: tenantId, storefrontId, agreementId } = market;
  return as(tenantId, async () => {
    await Listing.enable({ tenantId, storefrontId, agreementId, products, at, random });
    const event = (await EventLog.list({ tenantId })).findLast(({ type }) => type === Listing.Enabled.type);
    return { ...parseInput(Listing.Enabled.schema, event?.data), eventId: event?.id ?? newEventId(), tenantId, at };
  });
}

async function publish(market: Market, products: "all" | Id<"prd">[], at?: Instant) {
  const event = await enable(market, products, at);
  await Listing.followEnablement(event, handling());
  return event;
}

const cardsOf = async ({ partnerId: tenantId, storefrontId }: Market) =>
  (await as(tenantId, () => Listing.cards({ tenantId, storefrontId }))).items;

const found = async ({ partnerId: tenantId, storefrontId }: Market, q: string) =>
  (await as(tenantId, () => Listing.search({ tenantId, storefrontId, q }))).items.map(({ title }) => title);

const rowOf = ({ partnerId: tenantId, storefrontId }: Market, productId: Id<"prd">) =>
  as(tenantId, () => Listing.get({ tenantId, listingId: Listing.idOf(storefrontId, productId) }));

const pageOf = ({ partnerId: tenantId, storefrontId }: Market, productId: Id<"prd">) =>
  as(tenantId, () => Listing.findPage({ tenantId, listingId: Listing.idOf(storefrontId, productId) }));

describe("a listing", () => {
  it("is proposed when the agreement becomes active, and shown to nobody yet", async () => {
    const market = await openMarket();
    const productId = await importProduct(market.supplierId, "shirt", { title: "Blue shirt" });
    await importProduct(market.supplierId, "draft", { published: false });
    const activated = { eventId: newEventId(), tenantId: market.partnerId, ...market, at: tick() };
    await Listing.followAgreement(activated, handling());
    await Listing.followAgreement(activated, handling());
    const { partnerId: tenantId } = market;
    const { items } = await as(tenantId, () => Listing.list({ tenantId, status: "proposed" }));
    expect(items.map(({ title }) => title)).toEqual(["Blue shirt"]);
    expect(await cardsOf(market)).toEqual([]);
    expect(await pageOf(market, productId)).toBeUndefined();
  });

  it("is published by enabling, once however often and however concurrently that is delivered (invariants 1 and 9)", async () => {
    const market = await openMarket();
    const productId = await importProduct(market.supplierId, "shirt", { title: "Blue shirt", compareAt: "29.95" });
    const event = await enable(market, "all");
    await Promise.all([1, 2, 3].map(() => Listing.followEnablement(event, handling())));
    await Listing.followEnablement(event, handling());
    expect(await cardsOf(market)).toEqual([
      expect.objectContaining({
        title: "Blue shirt",
        supplierName: "Acme Apparel",
        priceFrom: { amountMinor: 19_95, currency: "EUR" },
        compareAt: { amountMinor: 29_95, currency: "EUR" },
        stock: "in_stock",
        hasVariants: false,
      }),
    ]);
    expect(await found(market, "shir")).toEqual(["Blue shirt"]);
    expect(await pageOf(market, productId)).toMatchObject({
      supplierName: "Acme Apparel",
      agreementId: market.agreementId,
      taxRateBp: 2100,
    });
    const { revision } = await rowOf(market, productId);
    await Listing.followEnablement(event, handling());
    expect((await rowOf(market, productId)).revision).toBe(revision);
  });

  it("follows content, price and stock; old words find it no more", async () => {
    const market = await openMarket();
    const productId = await importProduct(market.supplierId, "shirt", { title: "Blue shirt", price: "10" });
    await publish(market, [productId]);
    await importProduct(market.supplierId, "shirt", { title: "Navy jumper", price: "12.50", units: 2 });
    await Listing.followProduct({ supplierId: market.supplierId, productId });
    expect(await cardsOf(market)).toEqual([
      expect.objectContaining({
        title: "Navy jumper",
        priceFrom: { amountMinor: 12_50, currency: "EUR" },
        stock: "low",
      }),
    ]);
    expect(await found(market, "blue")).toEqual([]);
    expect(await found(market, "jumper")).toEqual(["Navy jumper"]);
    expect((await pageOf(market, productId))?.variants[0]?.stock).toBe("low");
  });

  it("ends as its sources are, whichever changes race (I4 of stock bands, lost updates)", async () => {
    const market = await openMarket();
    const { supplierId } = market;
    const sizes = ["s", "m", "l"].map((size) => ({ size, price: "10", units: 9 }));
    const productId = await importProduct(supplierId, "shirt", { sizes });
    await publish(market, "all");
    const variants = (await pageOf(market, productId))?.variants ?? [];
    // Orders take and give back, each followed at once; allocation in between must not stay on the page.
    const order = async (variantId: Id<"var">, quantity: number) => {
      await as(supplierId, () => commit({ writes: [Stock.allocateWrite({ supplierId, variantId, quantity })] }));
      await Listing.followProduct({ supplierId, productId });
      await as(supplierId, () => commit({ writes: [Stock.releaseWrite({ supplierId, variantId, quantity })] }));
      await Listing.followProduct({ supplierId, productId });
    };
    await Promise.all(variants.map(({ variantId }, index) => order(variantId, index === 0 ? 9 : 7)));
    expect((await pageOf(market, productId))?.variants.map(({ stock }) => stock)).toEqual(Array(3).fill("in_stock"));
    expect(await cardsOf(market)).toEqual([expect.objectContaining({ stock: "in_stock" })]);
  });

  it("of a product that comes later is published where all were enabled, proposed where they weren't", async () => {
    const market = await openMarket();
    const first = await importProduct(market.supplierId, "first");
    await publish(market, [first]);
    const second = await importProduct(market.supplierId, "second");
    await Listing.followProduct({ supplierId: market.supplierId, productId: second });
    expect((await rowOf(market, second)).status).toBe("proposed");
    await publish(market, "all");
    const third = await importProduct(market.supplierId, "third");
    await Listing.followProduct({ supplierId: market.supplierId, productId: third });
    expect((await cardsOf(market)).map(({ title }) => title).toSorted()).toEqual(["first", "second", "third"]);
  });

  it("disappears with a withdrawn product, and comes back with it", async () => {
    const market = await openMarket();
    const productId = await importProduct(market.supplierId, "shirt");
    await publish(market, "all");
    await importProduct(market.supplierId, "shirt", { published: false });
    await Listing.followProduct({ supplierId: market.supplierId, productId });
    expect(await rowOf(market, productId)).toMatchObject({
      status: "paused",
      reason: "product_withdrawn",
      wish: "listed",
    });
    expect([await cardsOf(market), await found(market, "shirt"), await pageOf(market, productId)]).toEqual([
      [],
      [],
      undefined,
    ]);
    await importProduct(market.supplierId, "shirt");
    await Listing.followProduct({ supplierId: market.supplierId, productId });
    expect(await cardsOf(market)).toHaveLength(1);
  });

  it("isn't made of a draft: not even that it exists reaches the partner (invariant 2)", async () => {
    const market = await openMarket();
    const productId = await importProduct(market.supplierId, "draft", { published: false });
    await publish(market, "all");
    await Listing.followProduct({ supplierId: market.supplierId, productId });
    await expect(rowOf(market, productId)).rejects.toMatchObject({ code: "listing.not_found" });
    await expect(enable(market, [productId])).rejects.toMatchObject({
      code: "listing.product_unknown",
      kind: "invalid",
    });
  });

  it("stays out of a storefront that sells in another currency", async () => {
    const market = await openMarket();
    const { storefrontId } = await openStorefront(market.partnerId, "pounds", "GBP");
    const productId = await importProduct(market.supplierId, "shirt");
    await publish({ ...market, storefrontId }, "all");
    expect(await rowOf({ ...market, storefrontId }, productId)).toMatchObject({ reason: "currency_differs" });
    expect(await cardsOf({ ...market, storefrontId })).toEqual([]);
  });
});

describe("a partner's decision", () => {
  const decide = ({ partnerId: tenantId, storefrontId }: Market, productId: Id<"prd">) => ({
    tenantId,
    listingId: Listing.idOf(storefrontId, productId),
    at: tick(),
    random,
  });

  it("to pause holds against events that come late, until it's enabled again (I4)", async () => {
    const market = await openMarket();
    const productId = await importProduct(market.supplierId, "shirt");
    const early = await publish(market, "all");
    await as(market.partnerId, () => Listing.pause(decide(market, productId)));
    expect(await cardsOf(market)).toEqual([]);
    expect(await found(market, "shirt")).toEqual([]);
    await Listing.followEnablement(early, handling());
    await Listing.followAgreement(
      { ...market, eventId: newEventId(), tenantId: market.partnerId, at: tick() },
      handling(),
    );
    await importProduct(market.supplierId, "shirt", { title: "Renamed" });
    await Listing.followProduct({ supplierId: market.supplierId, productId });
    expect(await rowOf(market, productId)).toMatchObject({ status: "paused", wish: "paused" });
    expect(await cardsOf(market)).toEqual([]);
    await publish(market, [productId]);
    expect((await cardsOf(market)).map(({ title }) => title)).toEqual(["Renamed"]);
  });

  it("to delist is final for the supplier's changes, and can't be paused", async () => {
    const market = await openMarket();
    const productId = await importProduct(market.supplierId, "shirt");
    await publish(market, "all");
    await as(market.partnerId, () => Listing.delist(decide(market, productId)));
    await as(market.partnerId, () => Listing.delist(decide(market, productId)));
    await importProduct(market.supplierId, "shirt", { title: "Again" });
    await Listing.followProduct({ supplierId: market.supplierId, productId });
    expect(await cardsOf(market)).toEqual([]);
    await expect(as(market.partnerId, () => Listing.pause(decide(market, productId)))).rejects.toMatchObject({
      code: "listing.transition_refused",
    });
    const events = await as(market.partnerId, () => EventLog.list({ tenantId: market.partnerId }));
    expect(events.filter(({ type }) => type === Listing.Delisted.type)).toHaveLength(1);
  });

  it("is refused when it was made on another revision than the current one, and changes nothing", async () => {
    const market = await openMarket();
    const productId = await importProduct(market.supplierId, "shirt");
    await publish(market, "all");
    const { revision } = await rowOf(market, productId);
    const stale = { ...decide(market, productId), revision: revision + 1 };
    for (const attempt of [
      () => Listing.pause(stale),
      () => Listing.delist(stale),
      () => Listing.annotate({ ...stale, changes: { badge: "x" } }),
    ]) {
      await expect(as(market.partnerId, attempt)).rejects.toMatchObject({
        code: "listing.revision_mismatch",
        kind: "precondition",
      });
    }
    expect(await rowOf(market, productId)).toMatchObject({ status: "published", revision, addition: {} });
    await as(market.partnerId, () => Listing.pause({ ...stale, revision }));
    expect(await cardsOf(market)).toEqual([]);
  });

  it("adds a badge beside the content, which later changes keep; content is locked", async () => {
    const market = await openMarket();
    const productId = await importProduct(market.supplierId, "shirt");
    await publish(market, "all");
    const annotate = (changes: Record<string, unknown>) =>
      as(market.partnerId, () => Listing.annotate({ ...decide(market, productId), changes }));
    await annotate({ badge: "Our pick" });
    await importProduct(market.supplierId, "shirt", { title: "Renamed" });
    await Listing.followProduct({ supplierId: market.supplierId, productId });
    expect(await cardsOf(market)).toEqual([expect.objectContaining({ title: "Renamed", badge: "Our pick" })]);
    expect((await pageOf(market, productId))?.addition).toEqual({ badge: "Our pick" });
    await annotate({ badge: null });
    expect((await cardsOf(market))[0]?.badge).toBeUndefined();
    for (const field of ["title", "price", "images", "review"]) {
      await expect(annotate({ badge: "x", [field]: "Mine" })).rejects.toMatchObject({
        code: "listing.field_locked",
        kind: "conflict",
        details: [expect.objectContaining({ path: `changes/${field}` })],
      });
    }
    await expect(annotate({ badge: "x".repeat(25) })).rejects.toMatchObject({ code: "input.invalid" });
    await expect(annotate({ nonsense: 1 })).rejects.toMatchObject({ code: "input.invalid" });
    expect((await cardsOf(market))[0]).toMatchObject({ title: "Renamed" });
  });
});

describe("the grant", () => {
  it("ends and takes every copy with it; suspended it only hides them (invariant 2)", async () => {
    const market = await openMarket();
    const { partnerId: tenantId, agreementId } = market;
    const productId = await importProduct(market.supplierId, "shirt", { title: "Secret shirt" });
    await publish(market, "all");
    await setAgreementStatus(tenantId, agreementId, "suspended", table.tableName);
    await followChange(market);
    expect(await rowOf(market, productId)).toMatchObject({ status: "paused", reason: "agreement_suspended" });
    expect([await cardsOf(market), await pageOf(market, productId)]).toEqual([[], undefined]);
    await setAgreementStatus(tenantId, agreementId, "active", table.tableName);
    await followChange(market);
    expect(await cardsOf(market)).toHaveLength(1);
    await setAgreementStatus(tenantId, agreementId, "closed", table.tableName);
    await followChange(market);
    expect(await rowOf(market, productId)).toMatchObject({ status: "delisted", reason: "agreement_ended", title: "" });
    expect([await cardsOf(market), await found(market, "shirt"), await pageOf(market, productId)]).toEqual([
      [],
      [],
      undefined,
    ]);
    // Nothing that was under way brings it back.
    await publishLate(market);
    expect(await cardsOf(market)).toEqual([]);
  });

  const followChange = (market: Market) =>
    Listing.followAgreement({ ...market, eventId: newEventId(), tenantId: market.partnerId, at: tick() }, handling());

  const publishLate = (market: Market) =>
    Listing.followEnablement(
      { ...market, eventId: newEventId(), tenantId: market.partnerId, products: "all", at: tick() },
      handling(),
    );

  it("is the partner's alone: neither the supplier nor a stranger lists under it", async () => {
    const market = await openMarket();
    const stranger = await register("Stranger", ["partner"]);
    const own = await openStorefront(stranger.tenantId, "stranger");
    const productId = await importProduct(market.supplierId, "shirt");
    await expect(enable({ ...market, partnerId: stranger.tenantId }, "all")).rejects.toMatchObject({
      code: "tenant.storefront_not_found",
    });
    const theirs: Market = { ...market, partnerId: stranger.tenantId, storefrontId: own.storefrontId };
    await expect(enable(theirs, "all")).rejects.toMatchObject({ code: "agreement.not_found", kind: "not_found" });
    // A forged event in the stranger's own log changes nothing either.
    const forged = {
      eventId: newEventId(),
      tenantId: stranger.tenantId,
      storefrontId: own.storefrontId,
      supplierId: market.supplierId,
      at: tick(),
    };
    await Listing.followEnablement({ ...forged, agreementId: market.agreementId, products: [productId] }, handling());
    await Listing.followEnablement({ ...forged, agreementId: null, products: "all" }, handling());
    expect(await cardsOf(theirs)).toEqual([]);
    const shop = await openStorefront(market.supplierId, "direct");
    const supplierItself = { ...market, partnerId: market.supplierId, storefrontId: shop.storefrontId };
    await expect(enable(supplierItself, "all")).rejects.toMatchObject({ code: "listing.agreement_not_active" });
  });

  it("isn't needed for a tenant's own products on its own storefront, which appear by themselves", async () => {
    const market = await openMarket();
    const { storefrontId } = await openStorefront(market.supplierId, "direct");
    const direct: Market = { ...market, partnerId: market.supplierId, storefrontId };
    const productId = await importProduct(market.supplierId, "shirt");
    await Listing.followProduct({ supplierId: market.supplierId, productId });
    expect(await cardsOf(direct)).toEqual([expect.objectContaining({ supplierName: "Acme Apparel" })]);
    expect((await pageOf(direct, productId))?.agreementId).toBeNull();
    expect(await cardsOf(market)).toEqual([]);
  });

  it("opens one tenant's listings to that tenant only (invariant 2)", async () => {
    const market = await openMarket();
    const productId = await importProduct(market.supplierId, "shirt");
    await publish(market, "all");
    const { partnerId: tenantId, storefrontId, supplierId } = market;
    const listingId = Listing.idOf(storefrontId, productId);
    for (const read of [
      () => Listing.cards({ tenantId, storefrontId }),
      () => Listing.findPage({ tenantId, listingId }),
      () => Listing.search({ tenantId, storefrontId, q: "shirt" }),
      () => Listing.pages({ tenantId, listingIds: [listingId] }),
      () => Listing.list({ tenantId }),
    ]) {
      await expect(as(supplierId, async () => read())).rejects.toThrow(/by ten_/);
    }
    expect(await as(supplierId, () => Listing.findPage({ tenantId: supplierId, listingId }))).toBeUndefined();
  });
});
