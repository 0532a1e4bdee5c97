/**
 * What a tenant's state means for everybody else (ADR 0019): the directory, signatures, listings, carts and shops, through the real
 * subscribers, with events late, twice and out of order.
 */
import { Agreement, Programme } from "#core/agreement";
import type { Cart } from "#core/cart";
import { quoteCart } from "#core/checkout";
import { deriveId, type Envelope, type Fault, type Id } from "#core/kernel";
import { Listing } from "#core/listing";
import { EventLog, measure, runInScope } from "#core/store";
import { Storefront } from "#core/tenant";
import { configureHandlers, inFreshTable, messageOf, scopeOf } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { agree, as, importProduct, random, register, tick } from "../../packages/core/src/listing/listing.fixture";
import {
  activate,
  apply,
  approve,
  close,
  fillIn,
  reinstate,
  submit,
  suspend,
} from "../../packages/core/src/tenant/onboarding/onboarding.fixture";
import type { createStorefront } from "../../services/storefront/src/app";
import { openDoor, openMarket } from "../../services/storefront/src/storefront.fixture";
import { handler as followListings } from "../../services/subscriber/src/on-tenant-moved-follow-listings";
import { handler as followProgrammes } from "../../services/subscriber/src/on-tenant-moved-follow-programmes";

beforeAll(() => configureHandlers({ mailFolder: "/nowhere" }));

const terms = {
  commission: { rateBp: 1_250 },
  data: { steward: "supplier", share: "none" },
  content: { lockedFields: ["title"], partnerMayAdd: ["badge"] },
  settlement: { currency: "EUR" },
} as const satisfies Parameters<typeof Programme.publish>[0]["terms"];

const moved = /^tenant\.(approved|suspended|reinstated|closed)\.v1$/;
const movesOf = (tenantId: Id<"ten">): Promise<Envelope[]> =>
  as(tenantId, async () => (await EventLog.list({ tenantId })).filter(({ type }) => moved.test(type)));

/** Delivers what these tenants' moves told, all of it once more each time. */
async function hear(...tenants: Id<"ten">[]): Promise<void> {
  for (const tenantId of tenants) {
    for (const event of await movesOf(tenantId)) {
      for (const handler of [followProgrammes, followListings]) {
        expect(await handler(messageOf(event))).toEqual({ batchItemFailures: [] });
      }
    }
  }
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error: unknown) => (error as Fault).code ?? String(error),
  );

const directory = async (): Promise<string[]> =>
  (await runInScope(scopeOf(null), () => Programme.listDirectory())).items.map(({ title }) => title);

const publish = (supplierId: Id<"ten">, title: string) =>
  as(supplierId, () => Programme.publish({ supplierId, title, description: "", terms, at: tick(), random }));

describe("the directory of programmes", () => {
  it("takes up what an applicant prepared when it is approved, under its public name, and not before", () =>
    inFreshTable(async () => {
      const supplierId = await apply("fjord", ["supplier"]);
      await fillIn(supplierId);
      const { programmeId } = await publish(supplierId, "Friends");
      expect(await Programme.recordInDirectory({ supplierId, programmeId })).toBe("withheld");
      expect(await directory()).toEqual([]);
      await submit(supplierId);
      await approve(supplierId);
      await hear(supplierId);
      expect(await directory()).toEqual(["Friends"]);
      const found = await runInScope(scopeOf(null), () => Programme.getFromDirectory(programmeId));
      expect(found.supplierName).toBe("Fjord & Daughters");
    }));

  it("follows the state of now, whichever event comes last", () =>
    inFreshTable(async () => {
      const supplierId = await activate("fjord", ["supplier"]);
      await publish(supplierId, "Friends");
      await suspend(supplierId);
      await hear(supplierId);
      expect(await directory()).toEqual([]);
      await reinstate(supplierId);
      const events = await movesOf(supplierId);
      for (const event of events.toReversed()) await followProgrammes(messageOf(event));
      expect(await directory()).toEqual(["Friends"]);
    }));

  it("isn't applied to any more from the moment of a suspension, before anybody has heard of it", () =>
    inFreshTable(async () => {
      const supplierId = await activate("fjord", ["supplier"]);
      const partnerId = await activate("kiosk", ["partner"]);
      const { programmeId } = await publish(supplierId, "Friends");
      await Programme.recordInDirectory({ supplierId, programmeId });
      await suspend(supplierId);
      expect(await codeOf(as(partnerId, () => Agreement.apply({ programmeId, partnerId, at: tick() })))).toBe(
        "agreement.programme_not_found",
      );
    }));
});

describe("signatures", () => {
  it.each(["supplier", "partner"] as const)("are refused while the %s isn't active, by the transaction itself", (who) =>
    inFreshTable(async () => {
      const supplierId = await activate("fjord", ["supplier"]);
      const partnerId = await activate("kiosk", ["partner"]);
      const { programmeId } = await publish(supplierId, "Friends");
      await Programme.recordInDirectory({ supplierId, programmeId });
      const { agreementId, hash } = await as(partnerId, () => Agreement.apply({ programmeId, partnerId, at: tick() }));
      await suspend(who === "supplier" ? supplierId : partnerId);
      const sign = () =>
        as(partnerId, () =>
          Agreement.sign({
            tenantId: partnerId,
            agreementId,
            memberId: deriveId("mem", "x"),
            hash,
            at: tick(),
            random,
          }),
        );
      expect(await codeOf(sign())).toBe("tenant.not_active");
      expect((await as(partnerId, () => Agreement.get({ tenantId: partnerId, agreementId }))).status).toBe("proposed");
      await reinstate(who === "supplier" ? supplierId : partnerId);
      expect((await sign()).status).toBe("signed");
    }),
  );
});

/** An active supplier whose two products a partner shows, under two agreements' worth of programmes. */
async function market() {
  const supplierId = await activate("fjord", ["supplier"]);
  const partner = await register("Kiosk", ["partner"]);
  const { tenantId } = partner;
  const pot = await importProduct(supplierId, "pot", { title: "Clay pot" });
  const shop = await as(tenantId, () =>
    Storefront.open({
      ...{ tenantId, name: "kiosk", title: "Kiosk", theme: { accent: "#1f6f54", tagline: "" }, at: tick(), random },
    }),
  );
  const agreementId = await agree(supplierId, tenantId);
  const at = tick();
  const { storefrontId } = shop;
  await as(tenantId, () => Listing.enable({ tenantId, storefrontId, agreementId, products: "all", at, random }));
  const eventId = deriveId("evt", "enabled");
  const enabled = { eventId, tenantId, storefrontId, agreementId, supplierId, products: "all" as const, at };
  await Listing.followEnablement(enabled, { at, random });
  const listingId = Listing.idOf(storefrontId, pot);
  const listing = () => as(tenantId, () => Listing.find({ tenantId, listingId }));
  const page = () => as(tenantId, () => Listing.findPage({ tenantId, listingId }));
  const quote = () =>
    as(tenantId, async () => {
      const variantId = (await page())?.variants[0]?.variantId;
      if (!variantId) throw new Error("the page is there");
      const lines: Cart.Line[] = [{ listingId, variantId, quantity: 1 }];
      const cart = { tenantId, lines } as unknown as Cart.Info;
      return quoteCart({ cart, currency: "EUR" });
    });
  return { supplierId, tenantId, storefrontId, listing, page, quote };
}

describe("a suspended supplier's listings", () => {
  it("leave the partner's storefront, and come back with the reinstatement, in whatever order the events come", () =>
    inFreshTable(async () => {
      const { supplierId, listing, page } = await market();
      expect((await listing())?.status).toBe("published");
      await suspend(supplierId);
      await hear(supplierId);
      expect(await listing()).toMatchObject({ status: "paused", reason: "supplier_not_active", title: "Clay pot" });
      expect(await page()).toBeUndefined();
      await reinstate(supplierId);
      for (const event of (await movesOf(supplierId)).toReversed()) await followListings(messageOf(event));
      expect((await listing())?.status).toBe("published");
      expect((await page())?.title).toBe("Clay pot");
    }));

  it("are gone with all that was copied when it is closed, and don't come back (invariant 2)", () =>
    inFreshTable(async () => {
      const { supplierId, listing, page } = await market();
      await suspend(supplierId);
      await close(supplierId);
      await hear(supplierId);
      expect(await listing()).toMatchObject({ status: "delisted", reason: "agreement_ended", title: "" });
      expect(await page()).toBeUndefined();
    }));

  it("can't be bought from the moment of the suspension, before anybody has heard of it: one read more for a cart", () =>
    inFreshTable(async () => {
      const { supplierId, quote, page } = await market();
      expect((await quote()).groups).toHaveLength(1);
      await suspend(supplierId);
      expect(await page()).toBeDefined();
      const { result, operations } = await measure(quote);
      expect(result.groups).toEqual([]);
      expect(result.gone).toHaveLength(1);
      expect(operations.filter(({ name }) => name === "BatchGetItem").length).toBeLessThanOrEqual(2);
    }));
});

describe("a storefront", () => {
  const visit = (app: ReturnType<typeof createStorefront>, path = "/") =>
    app.request(`http://kiosk.localhost:9${path}`, { headers: { host: "kiosk.localhost:9", "accept-language": "en" } });
  const open = (tenantId: Id<"ten">) =>
    as(tenantId, () =>
      Storefront.open({
        ...{ tenantId, name: "kiosk", title: "Zanzibar", theme: { accent: "#1f6f54", tagline: "Zebra" } },
        ...{ locale: "en-GB", at: tick(), random },
      }),
    );

  it("isn't open before its tenant is active, and shows nothing of what it will be", () =>
    inFreshTable(async () => {
      const { app, pass } = await openDoor();
      const tenantId = await apply("kiosk", ["partner"]);
      await open(tenantId);
      await fillIn(tenantId, { but: ["storefront"] });
      for (const path of ["/", "/cart", "/checkout", "/orders/ord_00000000000000000000000000", "/privacy"]) {
        const answer = await visit(app, path);
        expect(answer.status).toBe(503);
        expect(answer.headers.get("cache-control")).toContain("no-store");
        const html = await answer.text();
        expect(html).toContain("isn&#39;t open yet");
        expect(html).not.toMatch(/Zanzibar|Zebra/);
      }
      await submit(tenantId);
      await approve(tenantId);
      pass(31_000);
      const answer = await visit(app);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain("Zanzibar");
    }));

  it("is closed for now while its tenant is suspended, and gone when it is closed; who bought still finds the order", () =>
    inFreshTable(async () => {
      const { app, pass } = await openDoor();
      const tenantId = await activate("kiosk", ["partner"]);
      await open(tenantId);
      expect((await visit(app)).status).toBe(200);
      await suspend(tenantId);
      pass(31_000);
      const shut = await visit(app);
      expect([shut.status, shut.headers.get("retry-after")]).toEqual([503, "3600"]);
      expect(await shut.text()).toContain("closed for now");
      expect((await visit(app, "/orders/ord_00000000000000000000000000")).status).toBe(404);
      await close(tenantId);
      pass(31_000);
      const gone = await visit(app);
      expect(gone.status).toBe(410);
      expect(await gone.text()).toContain("This shop has closed");
    }));

  it("takes no order at a suspended partner's, even while its door still stands open", () =>
    inFreshTable(async () => {
      const { paths, edit, partner } = await openMarket();
      const door = await openDoor();
      const browser = door.visitor(edit.name);
      await browser.submit(await browser.get(paths.pot), "/cart/lines");
      const before = await browser.get("/cart");
      expect(before.html).toContain("Clay Pot");
      expect((await browser.get("/checkout")).html).toContain('name="email"');
      const { Onboarding } = await import("#core/tenant/onboarding");
      const memberId = deriveId("mem", "operator");
      const { revision } = await Onboarding.review({ tenantId: partner.tenantId, memberId });
      await Onboarding.suspend({ tenantId: partner.tenantId, memberId, revision, reason: "x", at: tick(), random });
      const checkout = await browser.get("/checkout");
      expect(checkout.html).not.toContain('name="email"');
    }));
});
