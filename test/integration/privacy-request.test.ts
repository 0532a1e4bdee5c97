/**
 * Asking to be erased: a case for each controller, its deadline, and what becomes of it when deliveries come twice, late, from the wrong
 * tenant, or end between any two steps (Q1–Q5 of `core/privacy/request`).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createId, type Id, type Instant, instant, plusMs } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Keyring } from "#core/keyring";
import type { Mail } from "#core/mail";
import { Privacy } from "#core/privacy";
import { EventLog, runInScope } from "#core/store";
import { Visitor } from "#core/visitor";
import {
  configureHandlers,
  connectToFreshTable,
  type FreshTable,
  killedAfter,
  messageOf,
  pairwiseKey as secret,
  putRaw,
  scopeOf,
} from "#support";
import { openStorefront, register } from "../../packages/core/src/listing/listing.fixture";
import { colleague, join as joinTenant, testApi } from "../../services/api/src/api.fixture";
import { handler as onMoved } from "../../services/subscriber/src/on-privacy-request-moved";
import { handler as everyHour } from "../../services/job/src/advance-privacy-requests";
import { readTable } from "../isolation/suite/table";

const day = 24 * 3_600_000;
const folder = mkdtempSync(join(tmpdir(), "tandem-privacy-request-"));
let table: FreshTable;
let [supplierId, partnerId]: Id<"ten">[] = [];
let storefrontId: Id<"stf">;
let at: Instant;
let email: string;
let subjectId: Id<"sbj">;
let mails: Mail[];
let refuses = false;
let count = 0;

beforeAll(async () => {
  configureHandlers({ mailFolder: join(folder, "mail") });
  table = await connectToFreshTable();
  supplierId = (await register("Clay", ["supplier"])).tenantId;
  partnerId = (await register("Edit", ["partner"])).tenantId;
  ({ storefrontId } = await openStorefront(partnerId, "edit"));
});
beforeEach(() => {
  at = instant("2026-06-01T09:00:00Z");
  email = `person${(count += 1)}@example.com`;
  subjectId = Keyring.subjectOf(email, secret);
  mails = [];
  refuses = false;
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const world = () => ({
  ...{ secret, at, random: systemRandom, mailFrom: "shop@tandem.example", publicUrl: "http://localhost:4000" },
  mailer: {
    send: async (mail: Mail) => {
      if (refuses) throw new Error(`550 ${email} is unknown`);
      mails.push(mail);
    },
    forget: async (address: string) => {
      const before = mails.length;
      mails = mails.filter(({ to }) => to !== address);
      return before - mails.length;
    },
  },
});

const as = <R>(tenantId: Id<"ten"> | null, body: () => Promise<R>): Promise<R> => runInScope(scopeOf(tenantId), body);
const tenants = () => [supplierId, partnerId] as Id<"ten">[];

/** What a sale leaves: a key at platform, supplier and partner. */
async function hold(controllers: readonly Id<"ten">[] = tenants()): Promise<void> {
  const seal = (controllerId: Keyring.Controller) =>
    Keyring.seal({ controllerId, subjectId, field: "x", recordId: "x" }, email, { givenAt: at, controllers });
  await as(null, () => seal("platform"));
  for (const controllerId of controllers) await as(controllerId, () => seal(controllerId));
}

/** An order of today at the supplier, through the partner's storefront. */
async function order(through: Id<"ten"> = partnerId as Id<"ten">): Promise<void> {
  const parts = [{ supplierId, agreementId: createId("agr", at, systemRandom), share: "full" }] as never;
  await Privacy.noteOrder({
    ...{ orderId: createId("ord", at, systemRandom), subjectId, tenantId: through, placedAt: at },
    parts,
  });
}

const ask = () =>
  as(partnerId as Id<"ten">, () =>
    Privacy.requestErasure({
      ...{ subjectId, email, tenantId: partnerId as Id<"ten">, storefrontId, at, random: systemRandom },
    }),
  );
const advance = ({ privacyRequestId }: Pick<Privacy.Request, "privacyRequestId">) =>
  Privacy.advance(privacyRequestId, world());
const caseIdAt = (tenantId: Id<"ten">, request: Privacy.Request) => Privacy.caseIdOf(request, tenantId, secret);
const caseAt = (tenantId: Id<"ten">, request: Privacy.Request) =>
  as(tenantId, () => Privacy.getCase({ tenantId, privacyRequestId: caseIdAt(tenantId, request) }));
const eventsAt = async (tenantId: Id<"ten">, request: Privacy.Request) =>
  (await as(tenantId, () => EventLog.list({ tenantId, limit: 1_000 }))).filter(({ subject }) =>
    [request.privacyRequestId, caseIdAt(tenantId, request)].some((id) => id === subject),
  );
const stateOf = async () => {
  const [request] = await Privacy.requestsOf(subjectId);
  const holders = (await Keyring.holders(subjectId)).filter(({ holds }) => holds).map((one) => one.controllerId);
  return { status: request?.status, holders };
};

describe("a request", () => {
  it("is one, however often it is sent, also at once; afterwards there may be another (Q1)", async () => {
    await hold();
    const requests = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(requests.map(({ privacyRequestId }) => privacyRequestId)).size).toBe(1);
    const [first] = requests;
    if (!first) throw new Error("three asked");
    await advance(first);
    at = plusMs(at, day);
    await hold();
    const second = await ask();
    expect(second.privacyRequestId).not.toBe(first.privacyRequestId);
    await advance(second);
    expect(await stateOf()).toEqual({ status: "done", holders: [] });
  });

  it("where nothing is in the way is carried out at once, the platform last, and the consumer is told twice (Q2, Q3)", async () => {
    await hold();
    const request = await ask();
    const shredding: string[] = [];
    const sent: string[] = [];
    const asked = world();
    const { send } = asked.mailer;
    asked.mailer.send = async (mail) => {
      sent.push(mail.subject);
      shredding.push(
        (await Keyring.holders(subjectId))
          .filter(({ holds }) => holds)
          .map((one) => one.controllerId)
          .join(),
      );
      await send(mail);
    };
    expect(await Privacy.advance(request.privacyRequestId, asked)).toEqual({ status: "done", openCases: [] });
    expect(sent).toEqual([expect.stringContaining("ontvangen"), expect.stringContaining("gewist")]);
    // The last mail went out when nobody but the platform could read the address.
    expect(shredding[1]).toBe("platform");
    expect(await stateOf()).toEqual({ status: "done", holders: [] });
    expect(mails, "nothing of them is kept").toEqual([]);
    for (const tenantId of tenants()) {
      expect(await caseAt(tenantId, request)).toMatchObject({ status: "done", because: "nothing_in_the_way" });
      expect((await eventsAt(tenantId, request)).map(({ type }) => type)).toContain("privacy.case_closed.v1");
    }
  });

  it("waits where an order of the last 30 days is, says why and until when, and goes on by itself when that is over (Q3)", async () => {
    await hold();
    await order();
    at = plusMs(at, 5 * day);
    const request = await ask();
    const orderedAt = plusMs(at, -5 * day);
    await advance(request);
    const waiting = { status: "open", waitsFor: { reason: "recent_order", until: "2026-07-02T00:00:00.000Z" } };
    for (const tenantId of tenants()) expect(await caseAt(tenantId, request)).toMatchObject(waiting);
    expect(
      mails.map(({ to }) => to),
      "received",
    ).toEqual([email]);
    at = plusMs(orderedAt, 30 * day - 1);
    expect(await advance(request)).toMatchObject({ status: "open" });
    at = plusMs(at, 1);
    expect(await advance(request)).toMatchObject({ status: "done" });
    expect(await stateOf()).toEqual({ status: "done", holders: [] });
  });

  it("is never later than a day before its deadline, whatever is in the way (Q3)", async () => {
    await hold();
    const request = await ask();
    expect(request.dueAt).toBe(plusMs(at, 30 * day));
    const { dueAt } = request;
    at = plusMs(at, 20 * day);
    await order();
    at = plusMs(dueAt, -day - 1);
    expect(await advance(request)).toMatchObject({ status: "open" });
    at = plusMs(dueAt, -day);
    expect(await advance(request)).toMatchObject({ status: "done" });
    expect(await caseAt(supplierId as Id<"ten">, request)).toMatchObject({ status: "done", because: "deadline" });
  });

  it("reaches whoever joins while it is open (Q2), and whoever is about to get something when the platform goes", async () => {
    await hold([partnerId as Id<"ten">]);
    await order();
    const request = await ask();
    await advance(request);
    await hold();
    await advance(request);
    expect(await caseAt(supplierId as Id<"ten">, request)).toMatchObject({ status: "open" });
    at = plusMs(at, 30 * day);
    await advance(request);
    expect(await stateOf()).toEqual({ status: "done", holders: [] });
  });

  it("of a mailbox that takes no mail is carried out all the same, at the latest in time, and the log doesn't name it", async () => {
    await hold();
    const request = await ask();
    refuses = true;
    const lines: string[] = [];
    const asked = { ...world(), log: (entry: unknown) => void lines.push(JSON.stringify(entry)) };
    expect(await Privacy.advance(request.privacyRequestId, asked)).toMatchObject({ status: "open", openCases: [] });
    expect((await stateOf()).holders, "kept to tell them").toEqual(["platform"]);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join()).not.toContain(email);
    at = plusMs(request.dueAt, -day);
    expect(await Privacy.advance(request.privacyRequestId, { ...asked, at })).toMatchObject({ status: "done" });
    expect(await stateOf()).toEqual({ status: "done", holders: [] });
  });

  it("names nobody in cases, events and the list of the operator, and ends their sessions with the next request (Q5)", async () => {
    await hold();
    const shop = { tenantId: partnerId as Id<"ten">, storefrontId };
    const link = await Visitor.offerLink({ email, ...shop, at });
    const session = await Visitor.redeem({ token: link.token, ...shop, at, secret });
    const request = await ask();
    expect((await Privacy.listOpen()).items.map((one) => Object.keys(one).toSorted())).toContainEqual([
      "dueAt",
      "privacyRequestId",
      "requestedAt",
    ]);
    await advance(request);
    expect(await Visitor.find({ token: session.token, ...shop, at })).toBeUndefined();
    expect(JSON.stringify(await readTable(table))).not.toContain(email);
    const [one, other] = await Promise.all(tenants().map((tenantId) => caseAt(tenantId, request)));
    const idsOf = (seen: unknown): string[] => JSON.stringify(seen).match(/(prq|con|shr)_\w+|2026-[^"]*/g) ?? [];
    const days = new Set(idsOf(one).filter((text) => /T00:00:00.000Z$/.test(text)));
    expect(
      idsOf(one).filter((text) => idsOf(other).includes(text) && !days.has(text)),
      "Q6",
    ).toEqual([other?.closedAt]);
    for (const tenantId of tenants()) {
      expect(JSON.stringify(await eventsAt(tenantId, request))).not.toContain("sbj_");
      expect(JSON.stringify(await caseAt(tenantId, request))).not.toContain("sbj_");
    }
  });
});

describe("a kill (Q4)", () => {
  it("between any two steps leaves what the next delivery completes: once each, and nothing readable", async () => {
    let kills = 0;
    for (let requests = 1; ; requests += 1) {
      email = `killed${requests}@example.com`;
      subjectId = Keyring.subjectOf(email, secret);
      await hold();
      const request = await ask();
      const wasKilled = await killedAfter(table, requests, () => advance(request));
      if (wasKilled) kills += 1;
      await advance(request);
      expect(await stateOf(), `killed after ${requests} requests`).toEqual({ status: "done", holders: [] });
      expect(mails.filter(({ to }) => to === email)).toEqual([]);
      for (const tenantId of tenants()) {
        const closed = (await eventsAt(tenantId, request)).filter(({ type }) => type === "privacy.case_closed.v1");
        expect(closed, `killed after ${requests} requests`).toHaveLength(1);
      }
      if (!wasKilled) break;
    }
    expect(kills).toBeGreaterThan(20);
    expect((await Privacy.listOpen({ limit: 100 })).items).toEqual([]);
  }, 240_000);
});

describe("what is delivered", () => {
  it("twice, late and side by side changes nothing more", async () => {
    await hold();
    const request = await ask();
    await Promise.allSettled([advance(request), advance(request), advance(request)]);
    await advance(request);
    for (let turn = 0; turn < 2; turn += 1)
      for (const tenantId of tenants())
        for (const event of await eventsAt(tenantId, request))
          expect(await onMoved(messageOf(event))).toEqual({ batchItemFailures: [] });
    for (const tenantId of tenants()) {
      const events = (await eventsAt(tenantId, request)).map(({ type }) => type);
      expect(events.filter((type) => type === "privacy.case_closed.v1")).toHaveLength(1);
    }
    expect(await stateOf()).toEqual({ status: "done", holders: [] });
  });

  it("by the wrong tenant is refused, and changes nothing (invariant 2)", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    await hold();
    await order();
    const request = await ask();
    const [event] = await eventsAt(partnerId as Id<"ten">, request);
    if (!event) throw new Error("asking writes its event");
    const stranger = (await register("Mole", ["supplier"])).tenantId;
    for (const tenantid of [supplierId as Id<"ten">, stranger])
      for (const type of ["privacy.erasure_requested.v1", "privacy.case_confirmed.v1", "privacy.case_closed.v1"]) {
        const data = { ...event.data, because: "confirmed" };
        const forged = { ...event, tenantid, type, data };
        expect(await onMoved(messageOf(forged as never))).toEqual({
          batchItemFailures: [{ itemIdentifier: "message-0" }],
        });
      }
    expect(await stateOf()).toMatchObject({ status: "open", holders: ["platform", ...tenants().toSorted()] });
  });
});

describe("the staff of a controller", () => {
  const { send } = testApi({ clock: { now: () => at } });
  const pathOf = (tenantId: Id<"ten">, rest = "") => `/tenants/${tenantId}/privacy-requests${rest}`;

  it("reads its own requests with their deadline, and who asks by an entry in its audit chain", async () => {
    const owner = await colleague(supplierId as Id<"ten">, "support", "support", at);
    await hold();
    await order();
    const request = await ask();
    await advance(request);
    const list = await send(owner, "GET", pathOf(supplierId as Id<"ten">));
    expect(list.body.items).toContainEqual(
      expect.objectContaining({
        privacyRequestId: caseIdAt(supplierId as Id<"ten">, request),
        dueAt: `${request.dueAt.slice(0, 10)}T00:00:00.000Z`,
        status: "open",
      }),
    );
    expect(JSON.stringify(list.body)).not.toMatch(/sbj_|@example/);
    const one = await send(
      owner,
      "GET",
      pathOf(supplierId as Id<"ten">, `/${caseIdAt(supplierId as Id<"ten">, request)}`),
    );
    expect(one).toMatchObject({ status: 200, body: { status: "open", person: null } });
    const { Audit } = await import("#core/audit");
    const entries = await as(supplierId as Id<"ten">, () => Audit.list({ tenantId: supplierId as Id<"ten"> }));
    expect(entries.items[0]).toMatchObject({
      action: "privacy.read",
      subjects: [caseIdAt(supplierId as Id<"ten">, request)],
    });
  });

  it("lets a case be carried out before the rule would; in the chain, by event, once", async () => {
    const support = await colleague(supplierId as Id<"ten">, "handler", "support", at);
    await hold();
    await order();
    const request = await ask();
    await advance(request);
    const path = pathOf(supplierId as Id<"ten">, `/${caseIdAt(supplierId as Id<"ten">, request)}/confirmation`);
    expect(await send(support, "POST", path)).toMatchObject({ status: 202, body: { status: "confirmed" } });
    expect(await send(support, "POST", path)).toMatchObject({ status: 202, body: { status: "confirmed" } });
    const types = async () => (await eventsAt(supplierId as Id<"ten">, request)).map(({ type }) => type);
    expect(await types()).toEqual(["privacy.case_confirmed.v1"]);
    await advance(request);
    expect(await caseAt(supplierId as Id<"ten">, request)).toMatchObject({ status: "done", because: "confirmed" });
    expect((await types()).toSorted()).toEqual(["privacy.case_closed.v1", "privacy.case_confirmed.v1"]);
    expect((await stateOf()).holders, "the partner's waits on").toEqual(["platform", partnerId]);
    const { Audit } = await import("#core/audit");
    const chain = await as(supplierId as Id<"ten">, () => Audit.list({ tenantId: supplierId as Id<"ten">, limit: 2 }));
    expect(chain.items.map(({ action, reason }) => [action, reason])).toEqual([
      ["privacy.erase", "confirmed"],
      ["privacy.confirm", undefined],
    ]);
  });

  it("of another tenant finds nothing, and a member without the permission is refused", async () => {
    await hold([partnerId as Id<"ten">]);
    const request = await ask();
    await advance(request);
    const idAtPartner = caseIdAt(partnerId as Id<"ten">, request);
    const theirs = await colleague(supplierId as Id<"ten">, "theirs", "support", at);
    for (const [method, rest] of [
      ["GET", ""],
      ["GET", `/${idAtPartner}`],
      ["POST", `/${idAtPartner}/confirmation`],
    ] as const)
      expect((await send(theirs, method, pathOf(partnerId as Id<"ten">, rest))).status).toBe(404);
    for (const [method, rest] of [
      ["GET", `/${idAtPartner}`],
      ["POST", `/${idAtPartner}/confirmation`],
    ] as const)
      expect(await send(theirs, method, pathOf(supplierId as Id<"ten">, rest))).toMatchObject({
        status: 404,
        body: { code: "privacy.case_not_found" },
      });
    const finance = await colleague(supplierId as Id<"ten">, "finance", "finance", at);
    expect((await send(finance, "GET", pathOf(supplierId as Id<"ten">))).status).toBe(403);
  });

  it("the operator sees which are open and overdue, and how far each organisation is, and nobody's name or ids", async () => {
    const operator = await joinTenant("Platform", ["operator"], { role: "operator", at });
    const { tenantId } = operator;
    await hold();
    await order();
    const request = await ask();
    const { privacyRequestId, requestedAt, dueAt } = request;
    const seen = async () => (await send(operator, "GET", "/privacy-requests?limit=100")).body.items;
    const controllers = (rest: object) =>
      expect.arrayContaining(tenants().map((controller) => ({ tenantId: controller, ...rest })));
    expect(await seen()).toContainEqual({
      ...{ privacyRequestId, requestedAt, dueAt, overdue: false },
      controllers: controllers({ dueAt, status: "expected" }),
    });
    await advance(request);
    const waitsFor = { reason: "recent_order", until: expect.any(String) };
    expect(await seen()).toContainEqual({
      ...{ privacyRequestId, requestedAt, dueAt, overdue: false },
      controllers: controllers({ dueAt: expect.any(String), status: "open", waitsFor }),
    });
    const key = { tenantId: supplierId as Id<"ten">, privacyRequestId: caseIdAt(supplierId as Id<"ten">, request) };
    await as(key.tenantId, () => Privacy.confirmCase({ ...key, at, random: systemRandom }));
    await advance(request);
    const now = (await seen()).find((one: { privacyRequestId: string }) => one.privacyRequestId === privacyRequestId);
    const standings: Privacy.Standing[] = now.controllers;
    expect(standings.find((one) => one.tenantId === supplierId)).toMatchObject({
      ...{ status: "done", because: "confirmed", closedAt: expect.any(String) },
    });
    expect(standings.find((one) => one.tenantId === partnerId)).toMatchObject({ status: "open", waitsFor });
    at = request.dueAt;
    const late = await send(await colleague(tenantId, "late", "operator", at), "GET", "/privacy-requests?limit=100");
    expect(late.body.items.every(({ overdue }: { overdue: boolean }) => overdue)).toBe(true);
    expect(JSON.stringify(late.body)).not.toMatch(/sbj_|con_|shr_|@/);
    expect(JSON.stringify(late.body)).not.toContain(key.privacyRequestId);
    const owner = await colleague(supplierId as Id<"ten">, "owner", "owner", at);
    expect((await send(owner, "GET", "/privacy-requests")).status).toBe(403);
  });
});

describe("the hourly job", () => {
  it("carries out what nobody heard of; one that can't be brought on doesn't keep the others waiting, and alarms somebody", async () => {
    const lines: string[] = [];
    for (const method of ["log", "error"] as const)
      vi.spyOn(console, method).mockImplementation((line: string) => void lines.push(line));
    await hold();
    const broken = await ask();
    const { privacyRequestId } = broken;
    await putRaw(table, [
      {
        pk: `${supplierId}#privacy`,
        sk: caseIdAt(supplierId as Id<"ten">, broken),
        __edb_e__: "privacyCase",
        __edb_v__: "1",
        ...broken,
        tenantId: supplierId,
      },
    ]);
    const brokenSubject = subjectId;
    email = `sound${count}@example.com`;
    subjectId = Keyring.subjectOf(email, secret);
    await hold();
    const sound = await ask();
    // Their deadline has come by the system's clock, which the job reads.
    expect(sound.dueAt < systemClock.now()).toBe(true);
    await expect(everyHour()).rejects.toThrow(privacyRequestId);
    expect(await Privacy.requestsOf(subjectId)).toMatchObject([
      { privacyRequestId: sound.privacyRequestId, status: "done" },
    ]);
    expect(await Privacy.requestsOf(brokenSubject)).toMatchObject([{ privacyRequestId, status: "open" }]);
    expect(lines.join()).not.toContain("@example.com");
  });
});
