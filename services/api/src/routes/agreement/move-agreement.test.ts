/**
 * An agreement in force is suspended, goes on, is amended and ends, by either party's hand and nobody else's; and what that does to what
 * can be read.
 */
import { configureHandlers, connectToFreshTable } from "#support";
import { beforeEach, describe, expect, it } from "vitest";
import { colleague, join, type Person, type TestApi, testApi } from "../../api.fixture";
import { deliverer, type Market, openMarket } from "../../market.fixture";

let api: TestApi;
let market: Market;
let settle: () => Promise<void>;
beforeEach(async () => {
  configureHandlers({ mailFolder: "unused" });
  await connectToFreshTable();
  api = testApi();
  market = await openMarket(api);
  settle = deliverer([market.supplier, market.partner]);
}, 60_000);

type Move = "suspensions" | "resumptions" | "end" | "amendments" | "signatures";
const pathOf = (move?: Move) => `/agreements/${market.ids["agreementId"]}${move ? `/${move}` : ""}`;
const less = { steward: "supplier", share: "pseudonymous", retentionDays: 90 };
const move = async (as: Pick<Person, "token">, what: Move, json?: unknown, key?: string) => {
  const answer = await api.send(as, "POST", pathOf(what), {
    ...(json === undefined ? {} : { json }),
    ...(key === undefined ? {} : { key }),
  });
  api.clock.pass(1_000);
  return answer;
};
const statuses = async () =>
  Promise.all([market.supplier, market.partner].map(async (as) => (await api.send(as, "GET", pathOf())).body.status));
const seen = async (): Promise<string[]> => {
  const { tenantId } = market.partner;
  const { body } = await api.send(market.partner, "GET", `/tenants/${tenantId}/shared-records`);
  return body.items.flatMap(({ name }: { name?: string }) => name ?? []);
};

describe("suspending", () => {
  it("shuts what can be read before the other party has heard, and only its own party opens it again", async () => {
    expect(await seen()).toEqual(["Ida Holm"]);
    expect((await move(market.supplier, "suspensions")).status).toBe(201);
    expect([await statuses(), await seen()]).toEqual([["suspended", "active"], []]);
    await settle();
    expect(await statuses()).toEqual(["suspended", "suspended"]);
    expect((await move(market.partner, "resumptions")).body.status, "not its suspension").toBe("suspended");
    expect((await move(market.supplier, "resumptions")).body.status).toBe("active");
    await settle();
    expect([await statuses(), await seen()]).toEqual([["active", "active"], ["Ida Holm"]]);
  });

  it("twice, or again under its key, is once", async () => {
    const key = crypto.randomUUID();
    const answers = [
      await move(market.partner, "suspensions", undefined, key),
      await move(market.partner, "suspensions", undefined, key),
      await move(market.partner, "suspensions"),
    ];
    for (const { status, body } of answers) expect([status, body.stops.partner.turn]).toEqual([201, 1]);
  });
});

describe("ending", () => {
  it("is for good, at both parties, and leaves nothing to read", async () => {
    expect((await move(market.partner, "end")).body.status).toBe("closed");
    await settle();
    expect([await statuses(), await seen()]).toEqual([["closed", "closed"], []]);
    expect((await move(market.partner, "end")).status).toBe(201);
    for (const what of ["suspensions", "resumptions"] as const) {
      const { status, body } = await move(market.supplier, what);
      expect([status, body.code]).toEqual([409, "agreement.not_in_force"]);
    }
    expect((await move(market.supplier, "amendments", { data: less })).body.code).toBe("agreement.not_in_force");
  });
});

describe("amending", () => {
  it("changes the data clause alone, once both have signed: until then the present version holds", async () => {
    const before = (await api.send(market.supplier, "GET", pathOf())).body;
    const { body: proposed } = await move(market.supplier, "amendments", { data: less });
    expect(proposed).toMatchObject({ version: 1, amendment: { version: 2, terms: { ...before.terms, data: less } } });
    await settle();
    expect(await seen()).toEqual(["Ida Holm"]);
    const { body: signed } = await move(market.partner, "signatures", { hash: proposed.amendment.hash });
    expect(signed).toMatchObject({ version: 2, terms: { data: less }, superseded: [{ version: 1 }] });
    expect(await seen(), "the lesser copy holds, whoever has heard").toEqual([]);
    await settle();
    const now = await api.send(market.supplier, "GET", pathOf());
    expect(now.body).toMatchObject({ version: 2, status: "active", terms: { ...before.terms, data: less } });
  });

  it("is the supplier's to propose, one at a time, and something else than what holds", async () => {
    const { data } = (await api.send(market.supplier, "GET", pathOf())).body.terms;
    for (const [as, json, status, code] of [
      [market.partner, { data: less }, 403, "agreement.amended_by_supplier"],
      [market.supplier, { data }, 409, "agreement.unchanged"],
      [market.supplier, { data: { ...less, retentionDays: 0 } }, 422, "http.invalid"],
      [market.supplier, { data: less, commission: { rateBp: 0 } }, 422, "http.invalid"],
      [market.supplier, { data: less }, 201, undefined],
      [market.supplier, { data: { ...less, share: "none" } }, 409, "agreement.amendment_pending"],
    ] as const) {
      const { body, ...answer } = await move(as, "amendments", json);
      expect([answer.status, status < 400 || code === "http.invalid" ? code : body.code]).toEqual([status, code]);
    }
  });
});

it("nobody else moves it: a third tenant finds nothing, and a member without the permission is refused", async () => {
  const stranger = await join("Stranger", ["supplier", "partner"]);
  const admin = await colleague(market.supplier.tenantId, "admin", "admin");
  for (const what of ["suspensions", "resumptions", "end", "amendments"] as const) {
    const json = what === "amendments" ? { data: less } : undefined;
    expect((await move(stranger, what, json)).status).toBe(404);
    expect((await move(admin, what, json)).status).toBe(403);
    expect((await move(market.machine, what, json)).body.code).toBe("http.people_only");
  }
  expect(await statuses()).toEqual(["active", "active"]);
});
