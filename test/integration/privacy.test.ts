/**
 * The privacy centre through its door: signing in by mail, who holds what and why, and the export, after orders whose effects the real
 * reactions brought to their owners.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Consumer } from "#core/consumer";
import type { Id } from "#core/kernel";
import { Keyring } from "#core/keyring";
import { Limit } from "#core/limit";
import { Privacy } from "#core/privacy";
import { measure, runInScope } from "#core/store";
import { configureHandlers, connectToFreshTable, type FreshTable, messageOf, pairwiseKey, scopeOf } from "#support";
import {
  agreeing,
  type Browser,
  choosePayment,
  contact,
  type Door,
  type Fields,
  linkIn,
  type Market,
  openDoor,
  openMarket,
  signInByMail,
} from "../../services/storefront/src/storefront.fixture";
import { deliver, eventsOf } from "../isolation/suite/doors";
import { readTable } from "../isolation/suite/table";

let table: FreshTable;
let market: Market;
let door: Door;
const folder = mkdtempSync(join(tmpdir(), "tandem-privacy-"));
const other: Fields = { ...contact, email: "noor@example.com", name: "Noor Bakker", line1: "Singel 9" };

beforeAll(async () => {
  configureHandlers({ mailFolder: join(folder, "mail") });
  table = await connectToFreshTable();
  market = await openMarket({ share: "full", units: 40 });
  door = await openDoor();
  await buy("edit", [market.paths.pot, market.paths.lamp], contact, "agreeing");
  await buy("edit", [market.paths.top], contact);
  await buy("own", [market.paths.ownPot], contact);
  await buy("edit", [market.paths.pot], other, "agreeing");
  for (const { tenantId } of [market.partner, market.clay, market.cloth])
    for (const event of await eventsOf(tenantId)) await deliver(event);
}, 60_000);
afterAll(async () => {
  await door.pay.stop();
  rmSync(folder, { recursive: true, force: true });
});

const shopOf = (shop: "edit" | "own" | "second"): Browser => door.visitor(market[shop].name);

async function buy(shop: "edit" | "own", paths: readonly string[], fields: Fields, as?: "agreeing"): Promise<string> {
  const visitor = shopOf(shop);
  for (const path of paths) {
    const page = await visitor.get(path);
    const [, variantId] = /name="variantId"[^>]*value="(var_\w+)"/.exec(page.html) ?? [];
    await visitor.submit(page, "/cart/lines", variantId ? { variantId } : {});
  }
  const till = await visitor.get("/checkout");
  const { location } = await visitor.submit(till, "/checkout", { ...fields, ...(as ? agreeing(till) : {}) });
  await choosePayment(door, location, "paid");
  const id = location.split("/").at(-1) ?? "";
  await visitor.post("/payments/notifications", { id }, {});
  const payment = await door.pay.app.request(`/v2/payments/${id}`, { headers: { authorization: "Bearer test_key" } });
  const { redirectUrl } = (await payment.json()) as { redirectUrl: string };
  return redirectUrl.slice(redirectUrl.indexOf("/orders"));
}

async function signedIn(email: string, shop: "edit" | "own" | "second" = "edit"): Promise<Browser> {
  const visitor = shopOf(shop);
  const { status, location } = await signInByMail(door, visitor, email);
  expect({ status, location }).toEqual({ status: 303, location: "/privacy" });
  return visitor;
}
const exportOf = async (visitor: Browser): Promise<Privacy.Export> =>
  Privacy.Export.parse(JSON.parse((await visitor.get("/privacy/data.json")).html));

/** What an item of a person looks like: which attribute is its record's id, and what is sealed in it. */
const shapes: Readonly<
  Record<string, { controller: string; id?: string; sealed?: readonly (readonly [attribute: string, field: string])[] }>
> = {
  order: { controller: "platform", id: "orderId", sealed: [["sealedContact", "order.contact"]] },
  subjectOrder: { controller: "platform", id: "orderId" },
  supplierOrder: {
    controller: "supplierId",
    id: "supplierOrderId",
    sealed: [["deliverTo", "supplierOrder.deliverTo"]],
  },
  consumer: { controller: "stewardId", id: "consumerId", sealed: [["contact", "consumer.contact"]] },
  sharedRecord: { controller: "recipientId", id: "sharedRecordId", sealed: [["contact", "sharedRecord.contact"]] },
  consent: { controller: "controllerId", id: "entryId" },
  /** What may be seen of a projection: the projection says so itself. */
  grant: { controller: "stewardId", id: "sharedRecordId" },
  /** Whose a relay address is; the address follows from the projection. */
  relay: { controller: "platform", id: "sharedRecordId" },
  visitorSession: { controller: "platform", sealed: [["sealedEmail", "visitorSession.email"]] },
  /** Says only that sessions were ended. */
  visitorStanding: { controller: "platform" },
};

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe("signing in", () => {
  it("answers the same for an address that bought and one that nobody knows: status, page, headers, and a mail each", async () => {
    const [known, unknown] = [shopOf("edit"), shopOf("edit")];
    const before = door.mails.length;
    const answers = [];
    for (const [visitor, email] of [
      [known, contact["email"] ?? ""],
      [unknown, "nobody@example.com"],
    ] as const) {
      const sent = await visitor.post("/privacy/link", { email });
      const page = await visitor.get(sent.location);
      const headers = [...page.headers].filter(([name]) => name !== "x-request-id");
      answers.push({ status: sent.status, location: sent.location, html: page.html, headers });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(door.mails.slice(before).map(({ to, subject }) => [to, subject])).toEqual([
      [contact["email"], expect.stringContaining("inloglink")],
      ["nobody@example.com", expect.stringContaining("inloglink")],
    ]);
  });

  it("takes a press of a button: what opens the link of a mail by itself uses up nothing", async () => {
    const visitor = shopOf("edit");
    await visitor.post("/privacy/link", { email: "scanned@example.com" });
    const path = linkIn(door.mails.at(-1) ?? { text: "" });
    for (let scan = 0; scan < 3; scan += 1) expect((await shopOf("edit").get(path)).headers.getSetCookie()).toEqual([]);
    const opened = await visitor.submit(await visitor.get(path), "/privacy/session");
    expect(opened.headers.getSetCookie()[0]).toMatch(
      /^visitor=[\w-]{43}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const again = await visitor.submit(await visitor.get(path), "/privacy/session");
    expect({ status: again.status, html: again.html }).toMatchObject({
      status: 409,
      html: expect.stringContaining("al gebruikt"),
    });
  });

  it.each(["", "x", "a@b", "a@b.example\r\nBcc: c@d.example", `${"a".repeat(200)}@example.com`, "<script>@x.example"])(
    "asks again for what is no address: %j",
    async (email) => {
      const before = door.mails.length;
      const answer = await shopOf("edit").post("/privacy/link", { email });
      expect({ status: answer.status, mails: door.mails.length - before }).toEqual({ status: 422, mails: 0 });
      expect(answer.html).not.toContain("<script>@");
    },
  );

  it("refuses a form of another site", async () => {
    const answer = await shopOf("edit").post(
      "/privacy/link",
      { email: "a@example.com" },
      { "sec-fetch-site": "cross-site" },
    );
    expect(answer.status).toBe(403);
  });

  it("by more links than six an hour for one mailbox is refused alike for known and unknown, wherever they are asked for", async () => {
    const limited = await openDoor((provider) => provider, Limit.createLimiter());
    try {
      for (const email of [contact["email"] ?? "", "never-bought@example.com"]) {
        const statuses: number[] = [];
        for (let turn = 0; turn < 7; turn += 1) {
          const headers = { "sec-fetch-site": "same-origin", "x-client-address": `198.51.100.${turn}` };
          const visitor = limited.visitor(market[turn % 2 ? "edit" : "own"].name);
          statuses.push((await visitor.post("/privacy/link", { email }, headers)).status);
        }
        expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429]);
      }
      expect(limited.mails).toHaveLength(12);
    } finally {
      await limited.pay.stop();
    }
  });

  it("ends on the next request, here or everywhere", async () => {
    const [one, two] = [await signedIn("mila@example.com"), await signedIn("mila@example.com", "own")];
    const kept = new Map(one.cookies);
    const left = await one.submit(await one.get("/privacy"), "/privacy/sign-out");
    expect(left.headers.get("clear-site-data")).toBe('"cache", "storage"');
    for (const [name, value] of kept) one.cookies.set(name, value);
    expect((await one.get("/privacy/data.json")).status).toBe(401);
    expect((await two.get("/privacy/data.json")).status).toBe(200);
    const three = await signedIn("mila@example.com");
    await three.post("/privacy/sign-out", { everywhere: "yes" });
    for (const visitor of [two, three]) expect((await visitor.get("/privacy/data.json")).status).toBe(401);
  });

  it("at one storefront says nothing at another: its cookie opens neither page nor data there", async () => {
    const visitor = await signedIn("mila@example.com");
    for (const shop of ["own", "second"] as const) {
      const elsewhere = shopOf(shop);
      for (const [name, value] of visitor.cookies) elsewhere.cookies.set(name, value);
      expect((await elsewhere.get("/privacy/data.json")).status).toBe(401);
      expect((await elsewhere.get("/privacy")).html).not.toContain("mila@example.com");
    }
  });

  it("isn't what an order's link does: it fills in the address, and only with its key", async () => {
    const path = await buy("edit", [market.paths.pot], { ...contact, email: "eva@example.com" });
    const page = await shopOf("edit").get(path);
    const [, href = ""] = /href="(\/privacy\?order=[^"]+)"/.exec(page.html) ?? [];
    const visitor = shopOf("edit");
    const offered = await visitor.get(href.replaceAll("&amp;", "&"));
    expect(offered.html).toContain('value="eva@example.com"');
    expect(offered.headers.getSetCookie()).toEqual([]);
    expect((await visitor.get("/privacy/data.json")).status).toBe(401);
    for (const wrong of [href.split("&")[0] ?? "", `${href.split("&")[0]}&k=${"A".repeat(24)}`])
      expect((await visitor.get(wrong)).html).not.toContain("eva@example.com");
    expect((await shopOf("own").get(href.replaceAll("&amp;", "&"))).html).not.toContain("eva@example.com");
  });
});

describe("who holds what, and why", () => {
  it("names every controller, what it has, why, since when, and under which version of which agreement", async () => {
    const { records, controllers } = await exportOf(await signedIn("mila@example.com"));
    const [clay, cloth, partner] = [market.clay.tenantId, market.cloth.tenantId, market.partner.tenantId];
    const seen = (of: string) =>
      records
        .filter(({ controllerId }) => controllerId === of)
        .map(({ kind, basis, agreement }) => `${kind} ${basis}${agreement ? ` v${agreement.version}` : ""}`)
        .toSorted();
    expect(seen("platform")).toEqual([...Array(3).fill("order contract"), "sign_in legal_obligation"]);
    expect(seen(clay)).toEqual([
      "consent legal_obligation",
      "consumer_record contract",
      "supplier_order contract",
      "supplier_order contract v1",
    ]);
    expect(seen(cloth)).toEqual(["consent legal_obligation", "consumer_record contract", "supplier_order contract v1"]);
    expect(seen(partner)).toEqual([
      ...Array(3).fill("commission_entry legal_obligation v1"),
      "shared_record consent v1",
      "shared_record legitimate_interest v1",
    ]);
    expect(controllers.map(({ name }) => name).toSorted()).toEqual(["Clay & Co", "Cloth House", "Tandem", "The Edit"]);
    for (const { since } of records) expect(Date.parse(since)).toBeGreaterThan(0);
  });

  it("is on the page, in the shop's language, and as JSON without what the records say", async () => {
    const visitor = await signedIn("mila@example.com");
    const { html, headers } = await visitor.get("/privacy");
    for (const text of ["Clay &amp; Co", "Cloth House", "The Edit", "3 bestellingen", "Om je bestelling uit te voeren"])
      expect(html).toContain(text);
    expect(headers.get("cache-control")).toBe("private, no-store");
    const holdings = JSON.parse((await visitor.get("/privacy/holdings.json")).html);
    expect(holdings.records).toHaveLength((await exportOf(visitor)).records.length);
    expect(JSON.stringify(holdings.records)).not.toContain("Herengracht");
  });

  it("about somebody nobody knows is nothing but the sign-in", async () => {
    const visitor = await signedIn("stranger@example.com");
    expect((await exportOf(visitor)).records.map(({ kind }) => kind)).toEqual(["sign_in"]);
  });

  it("about one consumer says nothing of another", async () => {
    const mine = await signedIn("mila@example.com");
    const theirs = await signedIn("noor@example.com");
    for (const [visitor, foreign] of [
      [mine, /noor@example|Noor Bakker|Singel 9/],
      [theirs, /mila@example|Mila de Vries|Herengracht/],
    ] as const)
      for (const path of ["/privacy", "/privacy/data.json", "/privacy/data.csv", "/privacy/holdings.json"])
        expect((await visitor.get(path)).html).not.toMatch(foreign);
    const [own, other] = [await exportOf(mine), await exportOf(theirs)];
    const ids = new Set(own.records.map(({ recordId }) => recordId).filter((id) => id !== "current"));
    expect(other.records.filter(({ recordId }) => ids.has(recordId))).toEqual([]);
  });
});

describe("a consent", () => {
  const answersOn = (html: string) =>
    [...html.matchAll(/<div class="choice">\s*<h3>([^<]*)<\/h3>/g)].map(([, said]) => said);
  const shownTo = (tenantId: Id<"ten">) =>
    runInScope(scopeOf(tenantId), async () => {
      const { items } = await Consumer.listShared({ recipientId: tenantId, at: door.pass(1_000), limit: 100 });
      return JSON.stringify(items);
    });

  it("stands on the page with what was shown, can be taken back once, and from then on the partner sees no name", async () => {
    const visitor = await signedIn("noor@example.com");
    const page = await visitor.get("/privacy");
    expect(answersOn(page.html)).toEqual(["Clay &amp; Co mag je contactgegevens doorgeven aan The Edit."]);
    expect(page.html).toContain('<details class="arrangement">');
    expect(await shownTo(market.partner.tenantId)).toContain("noor@example.com");
    const taken = await visitor.submit(page, "/privacy/consents/withdrawal");
    expect([taken.status, taken.location]).toEqual([303, "/privacy?said=withdrawn"]);
    // No event was delivered since: the read itself asks.
    expect(await shownTo(market.partner.tenantId)).not.toContain("noor@example.com");
    const after = await visitor.get("/privacy");
    expect(answersOn(after.html)).toEqual(["Clay &amp; Co mag je contactgegevens niet meer doorgeven aan The Edit."]);
    expect(after.html).not.toContain("/privacy/consents/withdrawal");
    const again = await visitor.submit(page, "/privacy/consents/withdrawal");
    expect(again.status).toBe(303);
  });

  it("of somebody else isn't theirs to take back, and a form without one is refused", async () => {
    const stranger = await signedIn("stranger@example.com");
    const fields = { controllerId: market.clay.tenantId, agreementId: "agr_" + "0".repeat(26) };
    expect(await stranger.post("/privacy/consents/withdrawal", fields)).toMatchObject({
      status: 303,
      location: "/privacy",
    });
    expect((await stranger.post("/privacy/consents/withdrawal", { controllerId: "x" })).status).toBe(422);
    const nobody = await shopOf("edit").post("/privacy/consents/withdrawal", fields);
    expect([nobody.status, nobody.location]).toEqual([303, "/privacy"]);
    expect(await shownTo(market.partner.tenantId)).toContain("mila@example.com");
  });
});

describe("the export", () => {
  it("has everything that a dump of the table knows of the person: each item, and each value that their keys open", async () => {
    const exported = await exportOf(await signedIn("mila@example.com"));
    const values = new Set(textsIn(exported));
    const subjectId = Keyring.subjectOf("mila@example.com", pairwiseKey);
    const theirs = (await readTable(table)).filter((item) => JSON.stringify(item).includes(subjectId));
    const kinds: Record<string, number> = {};
    for (const item of theirs) {
      const kind = String(item["__edb_e__"]);
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      const stored = shapes[kind];
      // An item of the person's that nobody thought of fails here.
      if (!stored) throw new Error(`${kind} isn't part of the export`);
      if (stored.id) expect(values, `${kind} ${item.sk}`).toContain(item[stored.id]);
      for (const [attribute, field] of stored.sealed ?? []) {
        const sealed = item[attribute];
        if (sealed === undefined) continue;
        const controllerId: Id<"ten"> | "platform" =
          stored.controller === "platform" ? "platform" : (item[stored.controller] as Id<"ten">);
        const place = { controllerId, subjectId, field, recordId: String(item[stored.id ?? "tokenHash"]) };
        const opened = await runInScope(scopeOf(controllerId === "platform" ? null : controllerId), () =>
          Keyring.open(place, String(sealed)),
        );
        expect(opened, `${kind} ${attribute}`).toBeDefined();
        for (const text of textsIn(opened)) if (text !== "") expect(values).toContain(text);
      }
    }
    expect(kinds).toMatchObject({ order: 3, subjectOrder: 3, supplierOrder: 3, consumer: 2, sharedRecord: 2 });
    for (const title of ["Clay Pot", "<script>alert(1)</script> Top"]) expect(values).toContain(title);
  });

  it("is the same as CSV: every value on a line of its own, and nothing that a spreadsheet would carry out", async () => {
    const visitor = await signedIn("mila@example.com");
    const { html, headers } = await visitor.get("/privacy/data.csv");
    const rows: Record<string, string>[] = parse(html, { columns: true, bom: true });
    const exported = await exportOf(visitor);
    expect(new Set(rows.map(({ record_id }) => record_id))).toEqual(
      new Set(exported.records.map(({ recordId }) => recordId)),
    );
    expect(rows.some(({ field, value }) => field === "contact.address.line1" && value === "Herengracht 12")).toBe(true);
    expect(headers.get("content-disposition")).toBe('attachment; filename="your-data.csv"');
    const csv = Privacy.toCsv({
      controllers: [],
      records: [{ ...exported.records[0]!, data: { title: '=HYPERLINK("x")', two: "a\nb" } }],
    });
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain('"a\nb"');
  });

  it("keeps its schema", async () => {
    expect(Object.keys(Privacy.Export.shape)).toEqual([
      ...["schema", "generatedAt", "email", "controllers", "records", "nextCursor"],
    ]);
    expect(Object.keys(Privacy.Record.shape)).toEqual([
      ...["controllerId", "kind", "recordId", "fields", "basis", "since", "agreement", "erased", "data"],
    ]);
    expect((await exportOf(await signedIn("mila@example.com"))).schema).toBe("tandem.privacy.export.v1");
  });

  it("leaves out what two companies agreed on between them", async () => {
    expect(JSON.stringify(await exportOf(await signedIn("mila@example.com")))).not.toMatch(/rateBp|"commission"/);
  });

  it("of another's cursor, or none, is refused or theirs", async () => {
    const visitor = await signedIn("mila@example.com");
    expect((await visitor.get("/privacy/data.json?cursor=x")).status).toBe(422);
    const { records } = JSON.parse((await visitor.get(`/privacy/data.json?cursor=ord_${"z".repeat(26)}`)).html);
    expect(new Set(records.map(({ kind }: Privacy.Record) => kind))).toEqual(
      new Set(["order", "supplier_order", "commission_entry"]),
    );
  });
});

describe("the pointer to an order", () => {
  it("is one write unit, and is noted once however often its event comes (invariant 1)", async () => {
    const { handler } = await import("../../services/subscriber/src/on-order-placed-note-subject");
    const event = (await eventsOf(market.partner.tenantId)).find(({ type }) => type === "order.placed.v1");
    if (!event) throw new Error("there was an order");
    const before = (await readTable(table)).length;
    const { units } = await measure(() => handler(messageOf(event)));
    expect(units.write).toBeLessThanOrEqual(1);
    expect((await readTable(table)).length).toBe(before);
    const foreign = { ...event, tenantid: market.clay.tenantId };
    expect(await handler(messageOf(foreign))).toEqual({ batchItemFailures: [{ itemIdentifier: "message-0" }] });
  });
});
