/**
 * What operations do, through the door, against the real contexts and subscribers. Who may not use them: `isolation.test.ts`.
 */
import { Identity } from "#core/identity";
import { instant } from "#core/kernel";
import { Tenant } from "#core/tenant";
import { configureHandlers, connectToFreshTable, type FreshTable, putRaw } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { colleague, join, oneDeadLetter, type Person, testApi, testRandom } from "../api.fixture";
import { catalogue, deliverer, type Market, openMarket } from "../market.fixture";

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
const api = testApi({ deadLetters: oneDeadLetter(letter) });
const { send, clock } = api;
let table: FreshTable;
let market: Market;
let supplier: Person;
let partner: Person;
let settle: () => Promise<void>;

beforeAll(async () => {
  configureHandlers({ mailFolder: "unused" });
  table = await connectToFreshTable();
  market = await openMarket(api);
  ({ supplier, partner } = market);
  settle = deliverer([supplier, partner]);
}, 60_000);

const own = (path: string) => `/suppliers/${supplier.tenantId}${path}`;
const theirs = (path: string) => `/partners/${partner.tenantId}${path}`;

describe("sessions", () => {
  it("come in a cookie that no script can read, taken only from our own pages", async () => {
    const member = await colleague(supplier.tenantId, "cookie", "support");
    const tenant = await Tenant.get(supplier.tenantId);
    const cookie = `tandem_session=${encodeURIComponent(member.token)}`;
    expect((await send(undefined, "GET", "/me", { headers: { cookie } })).status).toBe(200);
    const json = { tenantId: tenant.tenantId };
    const foreign = { cookie, origin: "https://evil.example" };
    expect((await send(undefined, "POST", "/me/tenant", { json, headers: foreign })).status).toBe(403);
    const own = { cookie, "sec-fetch-site": "same-origin" };
    const moved = await send(undefined, "POST", "/me/tenant", { json, headers: own });
    expect([moved.status, moved.body.token]).toEqual([201, undefined]);
    expect(moved.headers.get("set-cookie")).toMatch(
      /^tandem_session=[\w-]{32}\.[\w%]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/,
    );
  });

  it("have a cookie bound to host and TLS where there is TLS", async () => {
    const secure = testApi({ publicUrl: "https://tandem.example" });
    const member = await colleague(supplier.tenantId, "secure", "support");
    const { headers } = await secure.send(undefined, "DELETE", "/sessions", {
      headers: {
        cookie: `__Host-tandem_session=${encodeURIComponent(member.token)}`,
        origin: "https://tandem.example",
      },
    });
    expect(headers.get("set-cookie")).toMatch(/^__Host-tandem_session=.*; Secure$/);
  });

  it("are refused when their token isn't signed by us", async () => {
    const { token } = await colleague(supplier.tenantId, "forger", "support");
    const [plain = ""] = token.split(".");
    for (const forged of [plain, `${plain}.${"A".repeat(43)}=`, `${token}x`]) {
      expect((await send({ token: forged }, "GET", "/me")).status).toBe(401);
    }
  });

  it("ends with DELETE /sessions", async () => {
    const leaver = await colleague(supplier.tenantId, "leaver", "support");
    const left = await send(leaver, "DELETE", "/sessions");
    expect([left.status, left.headers.get("clear-site-data")]).toEqual([204, '"cache", "storage"']);
    expect((await send(leaver, "GET", "/me")).status).toBe(401);
  });

  it("switches to another of the member's tenants under a new token, and to no other", async () => {
    const email = "two@example.com";
    const memberships = [
      { tenant: await Tenant.get(supplier.tenantId), role: "catalogue" },
      { tenant: await Tenant.get(partner.tenantId), role: "finance" },
    ] as const;
    const at = clock.now();
    const person = { email, name: "Two", memberships: [...memberships], at, random: testRandom };
    const { memberId } = await Identity.register(person);
    const { token } = await Identity.openSession({ memberId, tenantId: supplier.tenantId, at });
    const two = { ...supplier, token };
    const me = await send(two, "GET", "/me");
    expect(me.body).toMatchObject({ session: { role: "catalogue" }, tenant: { name: "Fjord" } });
    const names = me.body.memberships.map(({ tenantName }: { tenantName: string }) => tenantName);
    expect(names.toSorted()).toEqual(["Fjord", "Kiosk"]);
    const switched = await send(two, "POST", "/me/tenant", { json: { tenantId: partner.tenantId } });
    expect(switched.body.session).toMatchObject({ tenantId: partner.tenantId, role: "finance" });
    expect((await send(two, "GET", "/me")).status).toBe(401);
    const now = { ...partner, token: switched.body.token };
    expect((await send(now, "GET", theirs("/commission-entries"))).status).toBe(200);
    const stranger = await join("Stranger", ["partner"]);
    expect((await send(now, "POST", "/me/tenant", { json: { tenantId: stranger.tenantId } })).status).toBe(403);
  });
});

describe("imports", () => {
  const file = (text: string, query = "", type = "text/csv") =>
    send(supplier, "POST", own(`/imports${query}`), { text, headers: { "content-type": type } });

  it("the same file again changes nothing, and says so", async () => {
    const { body } = await file(catalogue);
    expect(body.products).toEqual({ created: 0, changed: 0, unchanged: 2, refused: 0 });
    expect((await send(supplier, "GET", own(`/imports/${body.importId}`))).body).toEqual(body);
  });

  it("a dry run tells what would happen, and writes neither products nor a report", async () => {
    const { body } = await file(catalogue.replaceAll("bowl", "dish"), "?dryRun=true");
    expect([body.dryRun, body.products.created]).toEqual([true, 1]);
    expect((await send(supplier, "GET", own(`/imports/${body.importId}`))).status).toBe(404);
    expect((await send(supplier, "GET", own("/products"))).body.items).toHaveLength(2);
  });

  it("a strict import with a bad row writes nothing, and names line and column", async () => {
    const { status, body } = await file(
      `${catalogue.replaceAll("bowl", "dish")}\nlamp,Lamp,true,,,LAMP,-5,1,`,
      "?strict=true",
    );
    expect([status, body.outcome]).toEqual([200, "refused"]);
    expect(body.problems.first[0]).toMatchObject({ line: 5, column: "Variant Price", severity: "error" });
    expect((await send(supplier, "GET", own("/products"))).body.items).toHaveLength(2);
  });

  it("reads a Google feed in XML by its content type", async () => {
    const item =
      "<item><g:id>X1</g:id><g:title>Vase</g:title><g:price>9.00 EUR</g:price><g:availability>in_stock</g:availability></item>";
    const xml = `<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>${item}</channel></rss>`;
    const { body } = await file(xml, "?dryRun=true", "application/xml");
    expect([body.format, body.products.created]).toEqual(["google-xml", 1]);
  });

  it.each([
    { text: "", type: "text/csv", status: 422, code: "catalog.empty_file" },
    { text: "a,b\n1,2", type: "text/csv", status: 422, code: "catalog.unknown_format" },
    { text: "PK\u0003\u0004", type: "text/csv", status: 422, code: "catalog.not_text" },
    { text: "{}", type: "application/json", status: 415, code: "http.unsupported_media_type" },
  ])("answers $status $code to $type", async ({ text, type, status, code }) => {
    const answer = await file(text, "", type);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it("names the command line as the way out for a file beyond 5 MB", async () => {
    const { status, body } = await file("x".repeat(5 * 1024 * 1024 + 1));
    expect([status, body.wayOut]).toEqual([413, expect.stringContaining("npx tandem import")]);
  });
});

describe("products", () => {
  const path = () => own(`/products/${market.ids["productId"]}`);

  it("an edit names the revision it saw: the second of two editors is told, and nothing is lost", async () => {
    const { headers, body } = await send(supplier, "GET", path());
    const match = headers.get("etag") ?? "";
    expect(match).toBe(`"r${body.revision}"`);
    const edit = (title: string) =>
      send(supplier, "PATCH", path(), { json: { content: { title } }, headers: { "if-match": match } });
    const [first, second] = [await edit("First"), await edit("Second")];
    expect([first.status, first.body.title, first.headers.get("etag")]).toEqual([
      200,
      "First",
      `"r${body.revision + 1}"`,
    ]);
    expect([second.status, second.body.code]).toEqual([412, "catalog.revision_mismatch"]);
    const unread = await send(supplier, "PATCH", path(), { json: { content: { title: "Third" } } });
    expect([unread.status, unread.body.code]).toEqual([428, "http.precondition_required"]);
  });

  it("answers 304 to whoever has the present revision", async () => {
    const { headers } = await send(supplier, "GET", path());
    const again = await send(supplier, "GET", path(), { headers: { "if-none-match": headers.get("etag") ?? "" } });
    expect([again.status, again.body]).toEqual([304, ""]);
  });

  it("never shows hashes, chunks or generations", async () => {
    const { body } = await send(supplier, "GET", path());
    expect(Object.keys(body)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/hash|chunk|generation|swept/i)]),
    );
  });

  it("takes a count of stock", async () => {
    const before = await send(supplier, "GET", path());
    const [{ variantId }] = before.body.variants;
    const count = {
      json: { variants: [{ variantId, counted: 41 }] },
      headers: { "if-match": before.headers.get("etag") ?? "" },
    };
    const { status, body } = await send(supplier, "PUT", `${path()}/stock`, count);
    expect([status, body.variants[0].available]).toEqual([200, 41]);
  });

  it("pages through all of them, each once", async () => {
    const seen: string[] = [];
    for (let cursor = ""; ;) {
      const { body } = await send(supplier, "GET", own(`/products?limit=1${cursor}`));
      seen.push(...body.items.map(({ handle }: { handle: string }) => handle));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen.toSorted()).toEqual(["bowl", "pot"]);
  });
});

describe("agreements", () => {
  it("is active in both copies when both have signed, and signing again changes nothing", async () => {
    const path = `/agreements/${market.ids["agreementId"]}`;
    const [mine, other] = [await send(supplier, "GET", path), await send(partner, "GET", path)];
    expect([mine.body.status, other.body.status]).toEqual(["active", "active"]);
    const again = await send(partner, "POST", `${path}/signatures`, { json: { hash: mine.body.hash } });
    expect([again.status, again.body]).toEqual([201, other.body]);
  });

  it("refuses a signature over another text", async () => {
    const { status, body } = await send(partner, "POST", `/agreements/${market.ids["agreementId"]}/signatures`, {
      json: { hash: "0".repeat(64) },
    });
    expect([status, body.code]).toEqual([409, "agreement.hash_mismatch"]);
  });
});

describe("listings", () => {
  const path = () => theirs(`/listings/${market.ids["listingId"]}`);
  const edit = async (json: unknown) => {
    const { headers } = await send(partner, "GET", path());
    return send(partner, "PATCH", path(), { json, headers: { "if-match": headers.get("etag") ?? "" } });
  };

  it.each([
    { changes: { price: 1 }, why: "the supplier's own field" },
    { changes: { review: "Good" }, why: "an addition that the content clause doesn't allow" },
  ])("a locked field is a conflict that names it: $why", async ({ changes }) => {
    const { status, body } = await edit({ changes });
    expect([status, body.code]).toEqual([409, "listing.field_locked"]);
    expect(body.details).toMatchObject([{ path: `changes/${Object.keys(changes)[0]}` }]);
  });

  it("takes what the clause allows, pauses, and comes back", async () => {
    expect((await edit({ changes: { badge: "New" } })).body.addition).toEqual({ badge: "New" });
    expect((await edit({ status: "paused" })).body.status).toBe("paused");
    clock.pass(1_000);
    expect((await edit({ status: "published" })).status).toBe(200);
    await settle();
    expect((await send(partner, "GET", path())).body.status).toBe("published");
  });

  it("tells the second of two editors", async () => {
    const stale = { json: { status: "paused" }, headers: { "if-match": '"r1"' } };
    const { status, body } = await send(partner, "PATCH", path(), stale);
    expect([status, body.code]).toEqual([412, "listing.revision_mismatch"]);
    const published = await send(partner, "PATCH", path(), { ...stale, json: { status: "published" } });
    expect([published.status, published.body.code]).toEqual([412, "listing.revision_mismatch"]);
  });

  it("enabling again under the same key is one decision", async () => {
    const json = { storefrontId: market.ids["storefrontId"], products: [market.ids["productId"]] };
    const path = `/agreements/${market.ids["agreementId"]}/listings`;
    const key = crypto.randomUUID();
    const answers = [
      await send(partner, "POST", path, { json, key }),
      await send(partner, "POST", path, { json, key }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
  });
});

describe("what was sold, each part at its owner (invariant 1)", () => {
  it("the supplier sees its order and its consumer", async () => {
    const order = await send(supplier, "GET", own(`/supplier-orders/${market.ids["supplierOrderId"]}`));
    expect(order.body).toMatchObject({ soldThroughId: partner.tenantId, deliverTo: { name: "Ida Holm" } });
    const consumers = await send(supplier, "GET", `/tenants/${supplier.tenantId}/consumers`);
    expect(consumers.body.items).toMatchObject([{ contact: { email: "ida@example.com" } }]);
  });

  it("the partner sees its commission, and of the consumer what clause and consent allow (invariant 2)", async () => {
    const entries = await send(partner, "GET", theirs("/commission-entries"));
    expect(entries.body.items).toMatchObject([{ rateBp: 1_250, agreementVersion: 1, status: "pending" }]);
    const { body } = await send(partner, "GET", `/tenants/${partner.tenantId}/shared-records`);
    // The other is the agreement's first decoy: without a domain of the operator's, one who didn't consent to more.
    const shares = body.items.map(({ share }: { share: string }) => share).toSorted();
    expect(shares).toEqual(["contact", "pseudonymous"]);
    const shared = body.items.find(({ share }: { share: string }) => share === "contact");
    expect(shared).toMatchObject({ name: "Ida Holm", email: "ida@example.com" });
    expect(shared).not.toHaveProperty("address");
    expect(JSON.stringify(body)).not.toContain("Havnegade");
  });
});

describe("the platform", () => {
  it("shows a tenant its own events in order, page by page, and after any place", async () => {
    const all = await send(supplier, "GET", "/events");
    const types = all.body.items.map(({ type }: { type: string }) => type);
    expect(types).toEqual(
      expect.arrayContaining(["product.changed.v1", "programme.published.v1", "agreement.signed.v1"]),
    );
    const first = await send(supplier, "GET", "/events?limit=1");
    const second = await send(supplier, "GET", `/events?limit=1&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items]).toEqual(all.body.items.slice(0, 2));
    const after = await send(supplier, "GET", `/events?after=${first.body.items[0].id}`);
    expect(after.body.items).toEqual(all.body.items.slice(1));
  });

  it("goes on past an item of the log that can't be read as an event", async () => {
    const known = (await send(supplier, "GET", "/events")).body.items;
    const [place] = known;
    const item = {
      pk: `${supplier.tenantId}#event`,
      sk: `${place.id.slice(0, -1)}${place.id.endsWith("0") ? "1" : "0"}`,
    };
    // Named as the log names its own, and broken all the same.
    await putRaw(table, [{ ...item, __edb_e__: "event", __edb_v__: "1" }]);
    const seen: unknown[] = [];
    let cursor = "";
    do {
      const page = await send(supplier, "GET", `/events?limit=1${cursor}`);
      expect(page.status).toBe(200);
      seen.push(...page.body.items);
      cursor = page.body.nextCursor ? `&cursor=${page.body.nextCursor}` : "";
    } while (cursor);
    expect(seen).toEqual(known);
  });

  it("lets the operator see what was given up and send it again, and nobody else", async () => {
    const { operator } = market;
    expect((await send(operator, "GET", "/dead-letters")).body.items).toEqual([letter]);
    const redrive = `/dead-letters/${letter.deadLetterId}/redrive`;
    expect((await send(supplier, "POST", redrive)).status).toBe(403);
    expect((await send(operator, "POST", redrive)).body).toEqual({ outcome: "handled" });
    expect((await send(operator, "POST", redrive)).body.code).toBe("platform.dead_letter_not_found");
  });

  it("is healthy without asking the database", async () => {
    expect((await send(undefined, "GET", "/health")).body).toEqual({ status: "ok" });
  });
});
