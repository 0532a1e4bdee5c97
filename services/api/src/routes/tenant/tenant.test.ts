/**
 * From an application to its closure, through the door: what each answers, and what it doesn't.
 */
import { configureHandlers, connectToFreshTable } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { join, outsider, type Person, testApi } from "../../api.fixture";

const { send, clock } = testApi();
let operator: Person;
let bystander: Person;

beforeAll(async () => {
  configureHandlers({ mailFolder: "unused" });
  await connectToFreshTable();
  operator = await join("Platform", ["operator"], { role: "operator" });
  bystander = await join("Bystander", ["supplier", "partner"]);
}, 60_000);

const application = (slug: string) => ({
  ...{ name: "Fjord", slug, roles: ["partner"], currency: "EUR", taxRateBp: 2_100, locale: "nl-NL", country: "NL" },
});
const brand = {
  displayName: "Fjord & Daughters",
  story: "Bowls and pots, thrown by hand in Amsterdam.",
  accent: "#1f6f54",
  contact: { email: "hello@fjord.example" },
};

/** Applies, and acts for the new organisation. */
async function found(slug: string): Promise<{ tenantId: string; token: string }> {
  const person = await outsider(slug, clock.now());
  const { status, body } = await send(person, "POST", "/tenants", { json: application(slug) });
  expect(status).toBe(201);
  const switched = await send(person, "POST", "/me/tenant", { json: { tenantId: body.tenantId } });
  return { tenantId: body.tenantId, token: switched.body.token };
}

async function fillIn(owner: { token: string }, slug: string): Promise<void> {
  const { body: before } = await send(owner, "GET", "/onboarding");
  const { version, hash } = before.terms;
  const address = { line1: "Keizersgracht 1", postalCode: "1015 CJ", city: "Amsterdam", country: "NL" };
  const parts = {
    company: { legalName: "Fjord BV", registrationNumber: "13585628", address },
    brand,
    tax: { vatId: "NL 8200.98.395.B01" },
    payout: { holder: "Fjord BV", iban: "NL91 ABNA 0417 1643 00" },
    terms: { version, hash },
  };
  let etag = '"r1"';
  for (const [part, json] of Object.entries(parts)) {
    const { status, headers } = await send(owner, "PUT", `/onboarding/${part}`, {
      json,
      headers: { "if-match": etag },
    });
    expect([part, status]).toEqual([part, 200]);
    etag = headers.get("etag") ?? "";
  }
  const json = { name: slug, title: "Fjord", theme: { accent: "#1f6f54", tagline: "" } };
  expect((await send(owner, "POST", "/storefronts", { json })).status).toBe(201);
}

async function decide(tenantId: string, verb: string, said: object = {}) {
  const { body } = await send(operator, "GET", `/reviews/${tenantId}`);
  clock.pass(1_000);
  return send(operator, "POST", `/reviews/${tenantId}/${verb}`, { json: { revision: body.revision, ...said } });
}

describe("an application", () => {
  it("makes an organisation, its owner, and nothing twice, however often it is sent with its key", async () => {
    const person = await outsider("once", clock.now());
    const key = crypto.randomUUID();
    const sent = { json: application("once"), key };
    const [first, again] = [await send(person, "POST", "/tenants", sent), await send(person, "POST", "/tenants", sent)];
    expect([first.status, again.status, again.headers.get("idempotency-replayed")]).toEqual([201, 201, "true"]);
    expect(again.body).toEqual(first.body);
    const me = await send(person, "GET", "/me");
    expect(me.body.memberships).toMatchObject([{ tenantId: first.body.tenantId, role: "owner" }]);
    expect(me.body.tenant).toBeUndefined();
  });

  it("is refused under a name that another has, and as anything but supplier or partner", async () => {
    const person = await outsider("second", clock.now());
    const taken = await send(person, "POST", "/tenants", { json: application("once") });
    expect([taken.status, taken.body.code]).toEqual([409, "tenant.slug_taken"]);
    const json = { ...application("third"), roles: ["operator"] };
    expect((await send(person, "POST", "/tenants", { json })).status).toBe(422);
    expect((await send(undefined, "POST", "/tenants", { json: application("third") })).status).toBe(401);
  });
});

describe("an onboarding", () => {
  it("goes from application to approval, and says on the way what is missing", async () => {
    const owner = await found("whole");
    const early = await send(owner, "POST", "/onboarding/submission");
    expect([early.status, early.body.code]).toEqual([409, "tenant.move_refused"]);
    await fillIn(owner, "whole");
    const { body } = await send(owner, "GET", "/onboarding");
    expect(body.requirements.filter(({ missing }: { missing: unknown }) => missing !== null)).toEqual([]);
    expect(JSON.stringify(body)).not.toContain("ABNA");
    expect(body.profile.payout).toEqual({ holder: "Fjord BV", country: "NL", ibanEnding: "4300" });
    expect((await send(owner, "POST", "/onboarding/submission")).status).toBe(201);
    const queue = await send(operator, "GET", "/reviews");
    expect(queue.body.items).toMatchObject([{ tenantId: owner.tenantId, name: "Fjord" }]);
    const approved = await decide(owner.tenantId, "approval");
    expect([approved.status, approved.body.tenant.status, approved.body.tenant.name]).toEqual([
      201,
      "active",
      brand.displayName,
    ]);
    expect((await send(operator, "GET", "/reviews")).body.items).toEqual([]);
    const { body: me } = await send(owner, "GET", "/me");
    expect(me.tenant.status).toBe("active");
  });

  it("doesn't name the operator's staff to the organisation", async () => {
    const owner = await found("unnamed");
    await fillIn(owner, "unnamed");
    await send(owner, "POST", "/onboarding/submission");
    const objections = [{ requirement: "company", text: "The register has another name." }];
    await decide(owner.tenantId, "rejection", { objections });
    const { body } = await send(owner, "GET", "/onboarding");
    expect(body.history.at(-1)).toMatchObject({ mover: "operator", objections });
    expect(body.history.at(-1).memberId).toBeUndefined();
    const events = await send(owner, "GET", "/events");
    const { body: staff } = await send(operator, "GET", "/me");
    expect(JSON.stringify([body, events.body])).not.toContain(staff.session.memberId);
  });

  it("is edited by its ETag: who read an older one is told so", async () => {
    const owner = await found("etag");
    const put = (etag: string) =>
      send(owner, "PUT", "/onboarding/tax", { json: { vatId: "NL820098395B01" }, headers: { "if-match": etag } });
    expect((await put('"r1"')).status).toBe(200);
    const stale = await put('"r1"');
    expect([stale.status, stale.body.code]).toEqual([412, "tenant.profile_revision_mismatch"]);
    const invalid = await send(owner, "PUT", "/onboarding/tax", {
      json: { vatId: "NL820098395B09x" },
      headers: { "if-match": '"r2"' },
    });
    expect([invalid.status, invalid.body.code]).toEqual([422, "input.invalid"]);
  });
});

describe("a closed organisation", () => {
  it("is read, and written no more", async () => {
    const owner = await found("gone");
    await fillIn(owner, "gone");
    await send(owner, "POST", "/onboarding/submission");
    await decide(owner.tenantId, "approval");
    await decide(owner.tenantId, "suspension", { reason: "x" });
    expect((await send(owner, "POST", "/storefronts", { json: { ...opening, name: "gone-2" } })).status).toBe(201);
    await decide(owner.tenantId, "closure", { reason: "y" });
    const refused = await send(owner, "POST", "/storefronts", { json: { ...opening, name: "gone-3" } });
    expect([refused.status, refused.body.code]).toEqual([403, "tenant.closed"]);
    expect((await send(owner, "GET", "/onboarding")).body.tenant.status).toBe("closed");
    expect((await send(owner, "GET", "/storefronts")).body.items).toHaveLength(2);
  });
});
const opening = { title: "Fjord", theme: { accent: "#1f6f54", tagline: "" } };

describe("the operator's list", () => {
  it("has everybody, or those in one state, over all pages", async () => {
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await send(operator, "GET", `/tenants?limit=1&status=active${query}`);
      seen.push(...body.items.map(({ tenantId }: { tenantId: string }) => tenantId));
      cursor = body.nextCursor;
    }
    expect(seen).toContain(bystander.tenantId);
    expect(new Set(seen).size).toBe(seen.length);
    const closed = await send(operator, "GET", "/tenants?status=closed");
    expect(closed.body.items.map(({ slug }: { slug: string }) => slug)).toEqual(["gone"]);
  });

  it("is nobody else's, and neither are the decisions", async () => {
    for (const path of ["/tenants", "/reviews", `/reviews/${bystander.tenantId}`]) {
      const { status, body } = await send(bystander, "GET", path);
      expect([path, status, body.code]).toEqual([path, 403, "http.forbidden"]);
    }
    const json = { revision: 1, reason: "Mine now" };
    expect((await send(bystander, "POST", `/reviews/${operator.tenantId}/suspension`, { json })).status).toBe(403);
  });
});
