/**
 * Nothing stale is answered: neither between a change and its event's handling, nor after it.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { connectToFreshTable, inState } from "#support";
import {
  agree,
  agreementId,
  as,
  buy,
  follow,
  later,
  partnerId,
  random,
  secret,
  sharedWith,
  storedOf,
  subjectOf,
  supplierId,
  withdraw,
} from "../consent/consent.fixture";
import { Consent } from "../consent";
import { deriveId, type Id, plusMs } from "../kernel";
import { EventLog, measure } from "../store";
import { Consumer } from ".";

const full = { steward: "supplier", share: "full" } as const;
const contact = { steward: "supplier", share: "contact" } as const;
const at = later(31);
const deliverAll = (rest: { pageSize?: number } = {}) =>
  Consumer.followAgreement(
    { agreementId, supplierId, partnerId },
    { eventId: deriveId("evt", "a test"), at, random, secret, ...rest },
  );

const hearOf = (tenantId: Id<"ten">) =>
  Consumer.followTenant({ eventId: deriveId("evt", "a move"), tenantId }, { at, random, secret });

beforeEach(async () => {
  await connectToFreshTable();
});

describe("the agreement decides at every read, and its event only tidies up", () => {
  beforeEach(async () => {
    await agree(full);
    for (const name of ["anna", "bo", "cy"]) await buy({ name, data: full });
  });

  it.each([
    ["the steward's", supplierId],
    ["the recipient's", partnerId],
  ])("a suspension in %s copy alone ends what is seen; going on brings it back", async (_, own) => {
    const { agreed } = await import("#support");
    const copy = { supplierId, partnerId, agreementId, data: full, copies: [own] };
    await agreed({ ...copy, status: "suspended" });
    expect(await sharedWith(partnerId)).toEqual([]);
    await deliverAll();
    expect(await sharedWith(partnerId)).toEqual([]);
    await agree(full);
    await deliverAll();
    expect(await sharedWith(partnerId)).toHaveLength(3);
  });

  it.each([
    ["supplier", supplierId],
    ["partner", partnerId],
  ])("a suspended %s neither shares nor is shared with; reinstated, it is as before", async (_, who) => {
    await inState(who, "suspended");
    expect(await sharedWith(partnerId)).toEqual([]);
    await hearOf(who);
    await inState(who, "active");
    expect(await sharedWith(partnerId)).toHaveLength(3);
  });

  it.each([
    ["supplier", supplierId],
    ["partner", partnerId],
  ])("invariant 2: a closed %s ends it at once, and rows and grants are gone once it's handled", async (_, who) => {
    await inState(who, "closed");
    expect(await sharedWith(partnerId)).toEqual([]);
    await hearOf(who);
    expect(await storedOf(partnerId)).toEqual([]);
    await inState(who, "active");
    await hearOf(who);
    expect(await storedOf(partnerId)).toEqual([]);
  });

  it("what is suspended still says less when its consumer does", async () => {
    await agree(full, { status: "suspended" });
    await withdraw("anna");
    await deliverAll();
    const stored = await storedOf(partnerId);
    expect(stored).toHaveLength(3);
    expect(stored.filter(({ share }) => share === "pseudonymous")).toHaveLength(1);
    expect(stored.filter(({ contact }) => contact === undefined)).toHaveLength(1);
  });

  it("an amendment that shares less holds at once; the rows say less once it's handled, and no grant is touched", async () => {
    await agree(contact, { version: 2 });
    for (const record of await sharedWith(partnerId)) {
      expect(record).toMatchObject({ share: "contact", email: expect.any(String) });
      expect(record).not.toHaveProperty("address");
    }
    await deliverAll();
    expect(await storedOf(partnerId)).toMatchObject([1, 2, 3].map(() => ({ share: "contact", agreementVersion: 2 })));
    await agree({ steward: "supplier", share: "pseudonymous" }, { version: 3 });
    expect(JSON.stringify(await sharedWith(partnerId))).not.toContain("@example.com");
    await agree(full, { version: 4 });
    await deliverAll();
    expect(await sharedWith(partnerId)).toMatchObject([1, 2, 3].map(() => ({ share: "full" })));
  });

  it("an amendment that turns the steward round leaves nothing of the old direction", async () => {
    await agree({ steward: "partner", share: "full" }, { version: 2 });
    expect(await sharedWith(partnerId)).toEqual([]);
    await deliverAll();
    expect(await storedOf(partnerId)).toEqual([]);
  });

  it("an end deletes projections and grants for good; what was said stays in the ledger", async () => {
    const { agreed } = await import("#support");
    await agreed({ supplierId, partnerId, agreementId, data: full, status: "closed" });
    expect(await sharedWith(partnerId)).toEqual([]);
    await deliverAll();
    expect(await storedOf(partnerId)).toEqual([]);
    await agree(full);
    await deliverAll();
    expect(await storedOf(partnerId)).toEqual([]);
  });

  it("a thousand records go page by page, each page once, however often it's delivered", async () => {
    await agree(contact, { version: 2 });
    await Promise.all([deliverAll({ pageSize: 2 }), deliverAll({ pageSize: 2 })]);
    const events = await as(supplierId, () => EventLog.list({ tenantId: supplierId }));
    expect(events).toMatchObject([{ type: "consumer.follow_continued.v1" }]);
    const next = Consumer.FollowContinued.schema.parse(events[0]?.data);
    for (const _ of [1, 2])
      await Consumer.continueFollow({ ...next, stewardId: supplierId }, { at, random, secret, pageSize: 2 });
    expect(await storedOf(partnerId)).toMatchObject([1, 2, 3].map(() => ({ share: "contact" })));
    expect(await as(supplierId, () => EventLog.list({ tenantId: supplierId }))).toHaveLength(1);
  });
});

describe("retention", () => {
  const thirty = { ...full, retentionDays: 30 };
  it("hides a projection the moment its time is over, whoever has swept it up or hasn't", async () => {
    await agree(thirty);
    await buy({ data: thirty });
    const days = (count: number) => plusMs(later(0), count * 24 * 3_600_000);
    expect(await sharedWith(partnerId, plusMs(days(30), -1))).toHaveLength(1);
    expect(await sharedWith(partnerId, days(30))).toEqual([]);
    await buy({ minute: 60, data: thirty });
    expect(await sharedWith(partnerId, days(30))).toHaveLength(1);
  });
});

it("budget: a page of 50 records asks each agreement twice, its parties and its grants once", async () => {
  await agree(full);
  for (let index = 0; index < 50; index += 1) await buy({ name: `p${index}`, data: full });
  const { operations, units, result } = await measure(() => sharedWith(partnerId));
  expect(result).toHaveLength(50);
  const ofData = operations.filter(({ table }) => table === "data").map(({ name }) => name);
  expect(ofData.toSorted()).toEqual(["BatchGetItem", "GetItem", "GetItem", "Query", "Query"]);
  // Rows are read eventually, grants and agreements strongly.
  expect(units.read).toBeLessThanOrEqual(18);
}, 60_000);

/** Last, because it takes longest. */
describe("1,000 revocations", () => {
  const people = Array.from({ length: 50 }, (_, index) => `p${index}`);

  it(
    "interleaved with reads: 0 stale reads before their events are handled, 0 after, and nothing left behind (invariant 2)",
    { timeout: 600_000 },
    async () => {
      await agree(full);
      for (const name of people) await buy({ name, data: full });
      const asked = await as(supplierId, () =>
        Consent.question({ controllerId: supplierId, agreementId, locale: "en-GB" }),
      );
      if (!asked) throw new Error("the clause asks");
      const giveAgain = (name: string, when: number) =>
        Consent.give({
          ...{ subjectId: subjectOf(name), controllerId: supplierId, agreementId, secret, random, locale: "en-GB" },
          ...{ noticeHash: asked.notice.hash, at: later(when) },
        });
      const revoked = new Set<string>();
      let [stale, missing, reads, revocations] = [0, 0, 0, 0];
      const look = async () => {
        const seen = new Set((await sharedWith(partnerId)).flatMap(({ email }) => email?.split("@")[0] ?? []));
        reads += 1;
        stale += people.filter((name) => revoked.has(name) && seen.has(name)).length;
        missing += people.filter((name) => !revoked.has(name) && !seen.has(name)).length;
      };
      for (let round = 1; round <= 1_000 / people.length; round += 1) {
        const late: string[] = [];
        for (const [index, name] of people.entries()) {
          await withdraw(name, later(60 * round));
          revoked.add(name);
          revocations += 1;
          if (index % 5 === 0) await look();
          // Some events are handled before the next revocation, some after all of them, most after the consumer has changed their mind.
          if (index % 10 === round % 10) await follow(name);
          else if (index % 10 === (round + 5) % 10) late.push(name);
        }
        await look();
        for (const name of late) await follow(name);
        await look();
        for (const name of people) {
          await giveAgain(name, 60 * round + 5);
          revoked.delete(name);
          if (people.indexOf(name) % 5 === round % 5) await follow(name);
        }
        await look();
      }
      expect({ revocations, stale, missing }).toEqual({ revocations: 1_000, stale: 0, missing: 0 });
      expect(reads).toBeGreaterThanOrEqual(250);
      // The last time for good: every event handled, nothing left behind.
      for (const name of people) {
        await withdraw(name, later(10_000));
        await follow(name);
      }
      const stored = await storedOf(partnerId);
      expect(stored).toHaveLength(people.length);
      expect(JSON.stringify(stored)).not.toContain('"contact"');
    },
  );
});
