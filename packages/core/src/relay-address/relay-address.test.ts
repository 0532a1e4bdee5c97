import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { connectToFreshTable, scopeOf } from "#support";
import { createId, deriveId, type Id, instant } from "../kernel";
import { systemRandom } from "../kernel/system";
import { measure, runInScope } from "../store";
import { RelayAddress } from ".";

const relay = { domain: "relay.example", secret: "s".repeat(32) };
const at = instant("2026-03-01T12:00:00Z");
const psn = string().map((seed) => deriveId("psn", seed));
const tag = string().map((seed) => deriveId("ord", seed).slice(-8));

describe("an address", () => {
  it("leads back to its pseudonym and its copy, and in capitals too", () => {
    assert(
      property(psn, tag, (pseudonym, copy) => {
        const address = RelayAddress.of(pseudonym, relay, copy);
        expect(RelayAddress.parse(address, relay)).toEqual({ pseudonym, tag: copy });
        expect(RelayAddress.parse(` ${address.toUpperCase()} `, relay)).toEqual({ pseudonym, tag: copy });
      }),
    );
  });

  it("R1, R2: shares no run of characters with its pseudonym or its tag, and changes everywhere with either", () => {
    const same = (one: string, other: string) => [...one].filter((letter, place) => other[place] === letter).length;
    let alike = 0;
    const rounds = 200;
    for (let round = 0; round < rounds; round += 1) {
      const pseudonym = deriveId("psn", String(round));
      const copy = RelayAddress.tagOf(createId("ord", at, systemRandom));
      const [list, exported] = [RelayAddress.of(pseudonym, relay), RelayAddress.of(pseudonym, relay, copy)];
      expect(list).not.toContain(pseudonym.slice(4, 14));
      expect(exported).not.toContain(copy);
      alike += same(list.slice(0, 34), exported.slice(0, 34));
    }
    // By chance one character in 32 is the same, which is 1.06 of 34.
    expect(alike / rounds).toBeLessThan(1.6);
  });

  it("is nobody's under another secret or at another domain", () => {
    const pseudonym = deriveId("psn", "ann");
    const address = RelayAddress.of(pseudonym, relay);
    expect(RelayAddress.parse(address, { ...relay, secret: "x".repeat(32) })?.pseudonym).not.toBe(pseudonym);
    expect(RelayAddress.parse(address, { ...relay, domain: "other.example" })).toBeUndefined();
  });

  it.each([
    "",
    "ann@relay.example",
    `${"0".repeat(33)}@relay.example`,
    `${"u".repeat(34)}@relay.example`,
    "a@b@relay.example",
  ])("refuses %j, which was never given out", (address) => expect(RelayAddress.parse(address, relay)).toBeUndefined());
});

const target = (agreement = "agreement"): RelayAddress.Target => ({
  pseudonym: deriveId("psn", "ann"),
  sharedRecordId: deriveId("shr", agreement),
  partnerId: deriveId("ten", "partner"),
  supplierId: deriveId("ten", "supplier"),
  agreementId: deriveId("agr", agreement),
  subjectId: deriveId("sbj", "ann"),
  since: at,
});

describe("in the table", () => {
  it("one address may stand in two projections; closing one leaves the other its way", async () => {
    await connectToFreshTable();
    const [one, other] = [target("one"), target("other")];
    expect([await RelayAddress.record(one), await RelayAddress.record(other)]).toEqual(["recorded", "recorded"]);
    expect(await RelayAddress.find(one.pseudonym)).toHaveLength(2);
    await RelayAddress.close(one.pseudonym, one.sharedRecordId);
    await RelayAddress.close(one.pseudonym, one.sharedRecordId);
    expect(await RelayAddress.find(one.pseudonym)).toEqual([other]);
  });

  it("invariant 2: in a tenant's scope the platform's addresses stay shut", async () => {
    await connectToFreshTable();
    await RelayAddress.record(target());
    const { RelayEntity } = await import("./relay-address.entity");
    const read = () => RelayEntity.query.relay({ pseudonym: target().pseudonym }).go();
    await expect(runInScope(scopeOf(target().partnerId), read)).rejects.toThrow("read of");
  });

  it("budget: a new address costs 1 WCU, a known one half a read and no write", async () => {
    await connectToFreshTable();
    expect((await measure(() => RelayAddress.record(target()))).units.write).toBe(1);
    expect((await measure(() => RelayAddress.record(target()))).units).toMatchObject({ read: 0.5, write: 0 });
  });
});

describe("senders", () => {
  const partnerId: Id<"ten"> = deriveId("ten", "partner");
  const as = <R>(body: () => Promise<R>) => runInScope(scopeOf(partnerId), body);
  const register = (addresses: string[], revision: number) =>
    as(async () => RelayAddress.registerSenders({ partnerId, addresses, revision, at }));

  it("are kept once each, in lower case, and changed by whoever read them last", async () => {
    await connectToFreshTable();
    expect(await as(() => RelayAddress.senders(partnerId))).toEqual({ addresses: [], revision: 1 });
    const first = await register(["Help@Kiosk.example", "help@kiosk.example"], 1);
    expect(first).toEqual({ addresses: ["help@kiosk.example"], revision: 2 });
    await expect(register([], 1)).rejects.toMatchObject({ code: "relay.senders_changed" });
    expect(await register(["a@kiosk.example"], 2)).toEqual({ addresses: ["a@kiosk.example"], revision: 3 });
    await expect(register(["b@kiosk.example"], 2)).rejects.toMatchObject({ code: "relay.senders_changed" });
    expect(await as(() => RelayAddress.senders(partnerId))).toMatchObject({ addresses: ["a@kiosk.example"] });
  });

  it.each([
    { addresses: ["kiosk.example"], why: "a domain: whoever shares a provider shares it" },
    { addresses: Array.from({ length: 21 }, (_, n) => `a${n}@b.example`), why: "too many" },
  ])("refuses $why", async ({ addresses }) => {
    await connectToFreshTable();
    await expect(register(addresses, 1)).rejects.toMatchObject({ code: "input.invalid" });
  });

  it("invariant 2: another tenant neither reads nor writes them", async () => {
    await connectToFreshTable();
    const stranger = <R>(body: () => Promise<R>) => runInScope(scopeOf(deriveId("ten", "stranger")), body);
    await expect(stranger(() => RelayAddress.senders(partnerId))).rejects.toThrow("read of");
    await expect(
      stranger(() => RelayAddress.registerSenders({ partnerId, addresses: [], revision: 1, at })),
    ).rejects.toThrow("write of");
  });
});
