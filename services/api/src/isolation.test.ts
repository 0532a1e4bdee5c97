/**
 * What every operation owes to strangers, generated over the routes: a new operation is covered by being there.
 */
import { Identity } from "#core/identity";
import { configureHandlers, connectToFreshTable } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { colleague, join, oneDeadLetter, type Person, testApi } from "./api.fixture";
import { instant } from "#core/kernel";
import type { Route } from "./frame/route";
import { askToBeErased, type Market, openMarket } from "./market.fixture";
import { loadRoutes } from "./routes";

const routes = await loadRoutes();

const letter = {
  deadLetterId: `evt_${"0".repeat(26)}.on-product-changed`,
  subscription: "on-product-changed",
  eventId: `evt_${"0".repeat(26)}`,
  eventType: "product.changed.v1",
  tenantId: `ten_${"0".repeat(26)}`,
  reason: "TypeError: poison",
  receiveCount: 5,
  givenUpAt: instant("2026-02-01T09:00:00Z"),
} as const;
const market = testApi({ deadLetters: oneDeadLetter(letter) });
const { send } = market;
let world: Market;
/** Another supplier, partner and operator, who has nothing to do with the market. */
let stranger: Person;
/** A key of the partner's that may next to nothing. */
let poor: Pick<Person, "token">;
const poorMay = "event:read";
const colleagues = new Map<string, Promise<Person>>();
/** A member of this tenant with this role, made when first asked for. */
function colleagueOf({ tenantId }: Person, role: Identity.Role): Promise<Person> {
  const known = colleagues.get(`${tenantId} ${role}`) ?? colleague(tenantId, role, role);
  colleagues.set(`${tenantId} ${role}`, known);
  return known;
}

beforeAll(async () => {
  configureHandlers({ mailFolder: "unused" });
  await connectToFreshTable();
  const opened = await openMarket(market);
  world = { ...opened, ids: { ...opened.ids, ...(await askToBeErased(opened, market)) } };
  const json = { name: "Poor", permissions: [poorMay] };
  const made = await send(world.partner, "POST", `/tenants/${world.partner.tenantId}/api-keys`, { json });
  poor = { token: made.body.secret };
  stranger = await join("Stranger", ["supplier", "partner"]);
}, 120_000);

/** Bodies that would be taken from somebody who may. */
const bodies: Readonly<Record<string, () => unknown>> = {
  switchTenant: () => ({ tenantId: world.ids["supplierId"] }),
  editProduct: () => ({ content: { title: "Stolen" } }),
  countStock: () => ({ variants: [{ variantId: world.ids["variantId"], counted: 99 }] }),
  publishProgramme: () => ({
    title: "Mine",
    description: "",
    terms: {
      commission: { rateBp: 0 },
      data: { steward: "partner", share: "full" },
      content: { lockedFields: [], partnerMayAdd: [] },
      settlement: { currency: "EUR" },
    },
  }),
  signAgreement: () => ({ hash: "0".repeat(64) }),
  amendAgreement: () => ({ data: { steward: "partner", share: "full" } }),
  enableProducts: () => ({ storefrontId: world.ids["storefrontId"], products: "all" }),
  enableOwnProducts: () => ({ products: "all" }),
  editListing: () => ({ status: "delisted" }),
  editMember: () => ({ role: "viewer" }),
  inviteMember: () => ({ email: "mole@example.com", role: "viewer" }),
  acceptInvitation: () => ({ token: "t".repeat(43) }),
  createApiKey: () => ({ name: "Mole", permissions: ["order:read"] }),
  rotateApiKey: () => ({}),
};

/** In this market the supplier is the steward: these paths name it where the others name the partner. */
const ofSteward = new Set(["listConsumers", "getConsumer", "listGrants"]);
const pathOf = ({ path, operationId }: Route): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const asked = name === "tenantId" && ofSteward.has(operationId) ? "supplierId" : name;
    return world.ids[asked] ?? letter.deadLetterId;
  });
const isSuppliers = ({ path, operationId }: Route): boolean =>
  path.startsWith("/suppliers/") || (ofSteward.has(operationId) && path.startsWith("/tenants/"));
const ownerOf = ({ path, operationId }: Route): Person =>
  ofSteward.has(operationId) || !/^\/(partners|tenants)\//.test(path) ? world.supplier : world.partner;

const call = (
  as: Pick<Person, "token"> | undefined,
  route: Route,
  json: unknown = bodies[route.operationId]?.(),
  path: string = pathOf(route),
) =>
  send(as, route.method.toUpperCase(), path, {
    headers: { ...(route.edits ? { "if-match": '"r1"' } : {}), ...(route.text ? { "content-type": "text/csv" } : {}) },
    ...(route.text ? { text: "Handle,Title\n" } : json === undefined ? {} : { json }),
  });

const closed = routes.filter(({ access }) => access !== "public");
/** What only the operator's staff may do; for everybody else the permission is missing before anything is looked for. */
const operators = new Set<string>(["deadletter:redrive", "privacy:oversee", "tenant:review"]);
const isOperators = ({ access }: Route): boolean => operators.has(access);
const named = closed.filter((route) => route.path.includes("{") && !isOperators(route));
/** The directory is public to tenants, so anybody may apply. */
const openToTenants = new Set(["applyToProgramme"]);

/** Nobody leaked anything in this market, and its consumer was erased: the isolation suite's world has incidents and grants. */
const empty = new Set(["listIncidents", "listGrants"]);

describe("without a session", () => {
  it.each(closed.map((route) => [route.operationId, route] as const))("%s answers 401", async (_, route) => {
    expect((await call(undefined, route)).status).toBe(401);
  });
});

describe("another tenant (invariant 2)", () => {
  it.each(
    named
      .filter(({ operationId }) => !openToTenants.has(operationId))
      .map((route) => [route.operationId, route] as const),
  )("%s answers 404, as it does for what nobody has", async (_, route) => {
    const foreign = await call(stranger, route);
    expect(foreign.status).toBe(404);
    const nowhere = pathOf(route).replace(/_[0-9a-z]{26}/g, `_${"0".repeat(26)}`);
    const nobodys = await call(stranger, route, undefined, nowhere);
    const { instance: _a, ...seen } = foreign.body;
    const { instance: _b, ...expected } = nobodys.body;
    expect(seen).toEqual(expected);
  });

  it.each(
    closed
      .filter(({ path, method }) => !path.includes("{") && method === "get")
      .map((route) => [route.operationId, route] as const),
  )("%s shows nothing of the market", async (_, route) => {
    const { body } = await call(stranger, route);
    const text = JSON.stringify(body);
    // Programmes are published to all tenants, with their supplier's name.
    const secrets = route.operationId === "listProgrammes" ? ["partnerId", "listingId"] : Object.keys(world.ids);
    for (const name of secrets) expect(text).not.toContain(world.ids[name]);
  });

  it("sees the market's own members get what strangers don't (the tests above would pass on an empty market)", async () => {
    const owns = ({ path, operationId }: Route) => path.startsWith("/suppliers") || ofSteward.has(operationId);
    const asOwner = (route: Route) => call(owns(route) ? world.supplier : world.partner, route);
    for (const route of named.filter(({ method }) => method === "get")) {
      const { status, body } = await asOwner(route);
      expect([route.operationId, status]).toEqual([route.operationId, 200]);
      if (route.paged && !empty.has(route.operationId))
        expect([route.operationId, body.items]).not.toEqual([route.operationId, []]);
    }
  });
});

describe("a member without the permission", () => {
  const guarded = closed.flatMap((route) => {
    const { access } = route;
    if (access === "public" || access === "person" || access === "member") return [];
    const role = (["support", "catalogue", "finance", "viewer"] as const).find(
      (each) => !Identity.isAllowed(each, access),
    );
    return role ? [[route.operationId, route, role] as const] : [];
  });
  it.each(guarded)("%s answers 403", async (_, route, role) => {
    const { status, body } = await call(await colleagueOf(ownerOf(route), role), route);
    expect([status, body.code]).toEqual([403, "http.forbidden"]);
  });

  it("is tested for every permission that some role lacks", () => {
    expect(guarded.length).toBeGreaterThanOrEqual(12);
  });
});

describe("an API key", () => {
  const permitted = closed.filter(({ access }) => access !== "person" && access !== "member");

  it.each(permitted.map((route) => [route.operationId, route] as const))(
    "%s takes one with the permission, refuses one without, and hides what is another tenant's",
    async (_, route) => {
      const { status, body } = await call(world.machine, route);
      if (isSuppliers(route)) expect([status, body.code]).toEqual([404, "http.not_found"]);
      else if (route.human) expect([status, body.code]).toEqual([403, "http.people_only"]);
      else if (route.access === "deadletter:redrive" || route.access === "privacy:oversee")
        expect([status, body.code]).toEqual([403, "http.forbidden"]);
      else if ((Identity.peopleOnly as readonly string[]).includes(route.access)) expect(status).toBe(403);
      else expect(["http.unauthenticated", "http.forbidden", "http.people_only"]).not.toContain(body.code);
      if (route.human || isSuppliers(route) || route.access === poorMay) return;
      const refused = await call(poor, route);
      expect([refused.status, refused.body.code]).toEqual([403, "http.forbidden"]);
    },
  );

  it("opens nothing that somebody does for themselves", async () => {
    for (const route of closed.filter(({ access }) => access === "person"))
      expect((await call(world.machine, route)).body.code).toBe("http.people_only");
  });

  it("is none in a cookie, of another kind of deployment, or once it is revoked", async () => {
    const headers = { cookie: `tandem_session=${world.machine.token}`, "sec-fetch-site": "same-origin" };
    expect((await send(undefined, "GET", "/agreements", { headers })).status).toBe(401);
    const live = testApi({ keyKind: "live" });
    expect((await live.send(world.machine, "GET", "/agreements")).status).toBe(401);
  });
});

describe("bad input", () => {
  const askerOf = (route: Route) => (isOperators(route) ? world.operator : ownerOf(route));

  it.each(closed.filter(({ path }) => path.includes("{")).map((route) => [route.operationId, route] as const))(
    "%s answers 404 to ids that can't be",
    async (_, route) => {
      for (const id of ["x", "ten_", "..%2f..%2fetc", `ten_${"A".repeat(26)}`, "%00", "'%20or%201=1"]) {
        const path = route.path.replace(/\{\w+\}/g, id);
        expect((await send(askerOf(route), route.method.toUpperCase(), path)).status).toBe(404);
      }
    },
  );

  it.each(routes.filter(({ body }) => body).map((route) => [route.operationId, route] as const))(
    "%s answers 422 to a body that isn't its own",
    async (_, route) => {
      for (const json of [{ "": 1 }, [], "text", { __proto__: null, constructor: 1 }]) {
        expect((await call(askerOf(route), route, json)).status).toBe(422);
      }
    },
  );

  it.each(closed.filter(({ paged }) => paged).map((route) => [route.operationId, route] as const))(
    "%s answers 422 to a page that can't be",
    async (_, route) => {
      for (const query of ["limit=0", "limit=101", "limit=x", "cursor=x", "offset=1"]) {
        expect((await send(askerOf(route), "GET", `${pathOf(route)}?${query}`)).status).toBe(422);
      }
    },
  );
});
