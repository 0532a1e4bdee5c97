/**
 * Retention: what may be seen for a time goes when the time is over, whatever happens in between.
 */
import { Audit } from "#core/audit";
import { connectToFreshTable, type FreshTable, killedAfter } from "#support";
import { beforeEach, describe, expect, it } from "vitest";
import { plusMs } from "../kernel";
import { measure } from "../store";
import { agree, agreementId, as, at, buy, partnerId, random, recordsOf, secret, sharedWith } from "./consent.fixture";
import { storedOf, subjectOf, supplierId, withdraw } from "./consent.fixture";
import { Consumer } from "../consumer";
import { Consent } from ".";

const day = 24 * 3_600_000;
const clause = { steward: "supplier", share: "contact", retentionDays: 30 } as const;
const onDay = (days: number) => plusMs(at, days * day);
const sweep = (days: number) => Consent.sweepRetention(supplierId, { at: onDay(days), random, secret });
const ledgerOf = (name: string) =>
  as(supplierId, () => Consent.list({ controllerId: supplierId, subjectId: subjectOf(name) }));
const answersOf = async (name: string) => (await ledgerOf(name)).map(({ answer }) => answer);

let table: FreshTable;
beforeEach(async () => {
  table = await connectToFreshTable();
  await agree(clause);
});

describe("when the time is over", () => {
  it("the projection goes, the consent ends as of that moment, and the record stays its owner's", async () => {
    await buy({ data: clause });
    expect(await sweep(29)).toEqual({ removed: 0, expired: 0 });
    expect(await storedOf(partnerId)).toHaveLength(1);
    expect(await sweep(31)).toEqual({ removed: 1, expired: 1 });
    expect(await storedOf(partnerId)).toEqual([]);
    expect((await ledgerOf("anna")).at(-1)).toMatchObject({ answer: "expired", source: "retention", at: onDay(30) });
    expect(await recordsOf(supplierId)).toMatchObject([{ contact: { email: "anna@example.com" } }]);
    const { items } = await as(supplierId, () => Consumer.listOpen({ stewardId: supplierId, at: onDay(31) }));
    expect(items[0]?.readers).toMatchObject([{ state: "expired", share: "none", until: onDay(30) }]);
  });

  it("a second run, and two at once, find nothing more (R1)", async () => {
    await buy({ data: clause });
    await Promise.all([sweep(31), sweep(31)]);
    const before = await answersOf("anna");
    expect(before).toEqual(["given", "expired"]);
    expect(await sweep(32)).toEqual({ removed: 0, expired: 0 });
    expect(await answersOf("anna")).toEqual(before);
  });

  it("ends no answer that wasn't a consent, and takes its row all the same", async () => {
    await buy({ name: "anna", data: clause, answer: "refused" });
    await buy({ name: "bert", data: clause });
    await withdraw("bert");
    expect(await sweep(31)).toEqual({ removed: 2, expired: 0 });
    expect([await answersOf("anna"), await answersOf("bert")]).toEqual([["refused"], ["given", "withdrawn"]]);
    expect(await storedOf(partnerId)).toEqual([]);
  });

  it("is in the audit chain", async () => {
    await buy({ data: clause });
    await sweep(31);
    const { items } = await as(supplierId, () => Audit.list({ tenantId: supplierId }));
    expect(items[0]).toMatchObject({ action: "grant.end", actor: "retention", reason: "Consent expired" });
  });
});

it("a run that dies after any of its requests is completed by the next (R2)", async () => {
  let deaths = 0;
  for (let requests = 1; ; requests += 3) {
    table = await connectToFreshTable();
    await agree(clause);
    for (const name of ["anna", "bert"]) await buy({ name, data: clause });
    const wasKilled = await killedAfter(table, requests, () => sweep(31));
    await sweep(31);
    expect([requests, await storedOf(partnerId)]).toEqual([requests, []]);
    for (const name of ["anna", "bert"])
      expect([requests, await answersOf(name)]).toEqual([requests, ["given", "expired"]]);
    if (!wasKilled) break;
    deaths += 1;
  }
  expect(deaths).toBeGreaterThan(5);
}, 120_000);

describe("never too much (R3)", () => {
  it("whoever bought again is kept for as long again, and a later consent counts anew", async () => {
    await buy({ data: clause });
    await buy({ minute: 20 * 24 * 60, data: clause });
    expect(await sweep(31)).toEqual({ removed: 0, expired: 0 });
    expect(await sweep(51)).toEqual({ removed: 1, expired: 1 });
    await buy({ minute: 60 * 24 * 60, data: clause });
    expect(await sharedWith(partnerId, onDay(61))).toMatchObject([{ email: "anna@example.com", since: onDay(60) }]);
    expect(await sweep(61)).toEqual({ removed: 0, expired: 0 });
  });

  it("an answer that came after the grant was read isn't ended", async () => {
    await buy({ data: clause });
    const [given] = await ledgerOf("anna");
    await withdraw("anna");
    const change = { controllerId: supplierId, subjectId: subjectOf("anna"), agreementId, secret, random };
    const { expire } = await import("./consent.store");
    const asked = { ...change, at: onDay(31), endedAt: onDay(30), answered: given?.entryId ?? "evt_" };
    expect(await expire(asked)).toBeUndefined();
    expect(await answersOf("anna")).toEqual(["given", "withdrawn"]);
  });

  it("a clause without an end lets nothing end", async () => {
    const { retentionDays: _none, ...open } = clause;
    await agree(open);
    await buy({ data: open });
    expect(await sweep(3_000)).toEqual({ removed: 0, expired: 0 });
    expect(await sharedWith(partnerId, onDay(3_000))).toHaveLength(1);
  });
});

it("costs at most 10 WCU for each consent that ends, and once it has, next to nothing", async () => {
  for (let n = 0; n < 10; n += 1) await buy({ name: `c${n}`, data: clause });
  const first = await measure(() => sweep(31));
  expect(first.result).toEqual({ removed: 10, expired: 10 });
  expect(first.units.write).toBeLessThanOrEqual(100);
  const again = await measure(() => sweep(32));
  expect(again.units.write).toBe(0);
  // Of each: the grant in its page, when the consumer bought last, and that the projection is gone.
  expect(again.units.read).toBeLessThanOrEqual(5 + 10 * 2);
});
