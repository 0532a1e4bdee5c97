import { beforeEach, describe, expect, it } from "vitest";
import { agreed, connectToFreshTable, type FreshTable, partitionsOf, scopeOf } from "#support";
import { Consumer } from "../consumer";
import { createId, deriveId, type Id, instant, type Instant, plusMs } from "../kernel";
import { systemRandom } from "../kernel/system";
import type { Order } from "../order";
import { RelayAddress } from "../relay-address";
import { measure, runInScope } from "../store";
import { Decoy } from ".";

const secret = "s".repeat(32);
const relay = { domain: "relay.example", secret };
const at = instant("2026-03-01T12:00:00Z");
const supplierId = deriveId("ten", "supplier");
const partnerId = deriveId("ten", "partner");
const world = {
  secret,
  domains: [] as string[],
  invent: async (country: string, seed: number): Promise<Decoy.Person> => ({
    name: `Name ${seed % 97}`,
    mailbox: `name${seed % 997}`,
    address: { line1: `Street ${seed % 89}`, postalCode: "1016 GV", city: "Amsterdam", country },
  }),
};

const partOf = (agreement: string, share: Order.Part["share"] = "pseudonymous") => ({
  ...{ supplierId, agreementId: deriveId("agr", agreement), agreementVersion: 2, commissionRateBp: 1_000, share },
  lines: [],
});
const orderAt = (placedAt: Instant) => ({
  orderId: createId("ord", placedAt, systemRandom),
  tenantId: partnerId,
  placedAt,
});
const planting = (
  agreement: string,
  rest: Partial<Decoy.Planting> & { share?: Order.Part["share"] } = {},
): Decoy.Planting => ({
  ...{ order: orderAt(at), part: partOf(agreement, rest.share), country: "NL", cause: "first" },
  ...rest,
});
/** As the store gives it out: the schema's fields, in its order. */
const shown = (shared: Consumer.Shared) =>
  Consumer.seen(Consumer.Shared.parse(shared), (pseudonym) => RelayAddress.of(pseudonym, relay));

/** What the partner is shown of a real consumer. */
function realRow(
  agreement: string,
  name: string,
  placedAt: Instant,
  share: "pseudonymous" | "contact" | "full",
): Consumer.Seen {
  const contact = {
    name: `Name ${name}`,
    email: `${name}@example.com`,
    address: { line1: "Street 1", postalCode: "1016 GV", city: "Amsterdam", country: "NL" },
  };
  const { agreementId } = partOf(agreement);
  const pseudonym = Consumer.pseudonymOf(partnerId, deriveId("con", name), secret);
  return shown({
    ...{ sharedRecordId: Consumer.sharedIdOf(agreementId, pseudonym), pseudonym, agreementId, agreementVersion: 2 },
    ...{ partnerId, supplierId, stewardId: supplierId, share, since: placedAt },
    ...(share === "pseudonymous" ? {} : { name: contact.name, email: contact.email }),
    ...(share === "full" ? { address: contact.address } : {}),
    ...{ lastOrderId: orderAt(placedAt).orderId, lastOrderAt: placedAt },
  });
}

describe("D2: how many", () => {
  it("every projected row plants the agreement's first, and 0.3 % of them one of their own", () => {
    const rows = 40_000;
    const agreementId = deriveId("agr", "agreement");
    let own = 0;
    for (let row = 0; row < rows; row += 1) {
      const pseudonym = deriveId("psn", String(row));
      const causes = Decoy.causesOf(agreementId, pseudonym, secret);
      expect(causes[0]).toBe("first");
      if (causes.includes(pseudonym)) own += 1;
    }
    // 120 are expected; five standard deviations are 55.
    expect(Math.abs(own - rows * 0.003)).toBeLessThan(55);
  });

  it.each([1, 100, 1_000, 10_000])("a set of %i records has at least one, and about 0.3 %% besides", (records) => {
    const sets = records === 10_000 ? 1 : records === 1_000 ? 10 : 100;
    let besides = 0;
    for (let set = 0; set < sets; set += 1) {
      const agreementId = deriveId("agr", `set ${records} ${set}`);
      const causes = new Set<string>();
      for (let row = 0; row < records; row += 1)
        for (const cause of Decoy.causesOf(agreementId, deriveId("psn", `${set} ${row}`), secret)) causes.add(cause);
      expect(causes.has("first")).toBe(true);
      besides += causes.size - 1;
    }
    const rows = records * sets;
    // Binomial: five standard deviations, and one for the smallest counts.
    const expected = rows * 0.003;
    expect(Math.abs(besides - expected)).toBeLessThan(5 * Math.sqrt(expected) + 1);
  });

  it("which rows plant one nobody knows without the secret", () => {
    const planted = (key: string) =>
      Array.from({ length: 5_000 }, (_, row) => deriveId("psn", String(row))).filter(
        (pseudonym) => Decoy.causesOf(deriveId("agr", "agreement"), pseudonym, key).length > 1,
      );
    expect(planted(secret)).not.toEqual(planted("x".repeat(32)));
  });
});

describe("D4: nothing to tell it by", () => {
  const days = 5;
  const worlds = 300;
  const reals = 9;
  type Guess = (rows: readonly Consumer.Seen[]) => number;
  const extreme =
    (text: (row: Consumer.Seen) => string, sign: 1 | -1): Guess =>
    (rows) =>
      rows.reduce(
        (best, row, index) => (sign * text(row).localeCompare(text(rows[best] as Consumer.Seen)) > 0 ? index : best),
        0,
      );
  const odd =
    (mark: (row: Consumer.Seen) => unknown): Guess =>
    (rows) => {
      const marks = rows.map((row) => JSON.stringify(mark(row)));
      return Math.max(
        0,
        marks.findIndex((one) => marks.filter((other) => other === one).length === 1),
      );
    };
  const guesses: Readonly<Record<string, Guess>> = {
    "the first in the list": () => 0,
    "the last in the list": (rows) => rows.length - 1,
    "the lowest pseudonym": extreme(({ pseudonym }) => pseudonym, -1),
    "the highest pseudonym": extreme(({ pseudonym }) => pseudonym, 1),
    "the lowest relay address": extreme(({ relayAddress = "" }) => relayAddress, -1),
    "the highest relay address": extreme(({ relayAddress = "" }) => relayAddress, 1),
    "the oldest": extreme(({ lastOrderOn }) => lastOrderOn, -1),
    "the newest": extreme(({ lastOrderOn }) => lastOrderOn, 1),
    "the one with other fields": odd((row) => Object.keys(row)),
    "the one with values of another length": odd((row) => Object.values(row).map((value) => String(value).length)),
    "the one whose day nobody shares": odd(({ lastOrderOn }) => lastOrderOn),
    "the one of another version or share": odd(({ agreementVersion, share }) => [agreementVersion, share]),
    "the one whose ids end otherwise": odd(({ pseudonym }) => pseudonym.at(-1)),
  };

  it("guessing by fields, ids, order or time finds it no more often than chance does", async () => {
    const hits = new Map(Object.keys(guesses).map((name) => [name, 0]));
    for (let round = 0; round < worlds; round += 1) {
      const agreement = `agreement ${round}`;
      const moments = Array.from({ length: reals }, (_, row) =>
        plusMs(at, (((round * 7 + row * 3) % days) * 24 + ((row * 5) % 20)) * 3_600_000),
      );
      const rows = moments.map((moment, row) => realRow(agreement, `${round}-${row}`, moment, "pseudonymous"));
      const host = orderAt(moments[round % reals] as Instant);
      const decoy = shown(await Decoy.rowOf(planting(agreement, { order: host }), world));
      // As the partner's list has them: by id.
      const list = [...rows, decoy].toSorted((a, b) => (a.sharedRecordId < b.sharedRecordId ? -1 : 1));
      const where = list.indexOf(decoy);
      for (const [name, guess] of Object.entries(guesses))
        if (guess(list) === where) hits.set(name, (hits.get(name) ?? 0) + 1);
    }
    // One in ten by chance; four standard deviations over 300 worlds are 7 %.
    for (const [name, found] of hits) expect([name, found / worlds < 0.17]).toEqual([name, true]);
  });

  it.each(["pseudonymous", "contact", "full"] as const)(
    "of `%s` it has the fields that a consumer's row has",
    async (share) => {
      const named = { ...world, domains: ["post.example"] };
      const real = realRow("agreement", "ann", at, share);
      const decoy = shown(await Decoy.rowOf(planting("agreement", { share }), named));
      expect(Object.keys(decoy).toSorted()).toEqual(Object.keys(real).toSorted());
      expect(decoy).toMatchObject({ share, lastOrderOn: real.lastOrderOn, agreementVersion: 2 });
      if (share !== "pseudonymous") expect(decoy.email).toMatch(/^name\d+@post\.example$/);
    },
  );

  it("where the operator has no domain for it, it is one who didn't consent to more", async () => {
    const decoy = await Decoy.rowOf(planting("agreement", { share: "full" }), world);
    expect([decoy.share, decoy.email, decoy.name]).toEqual(["pseudonymous", undefined, undefined]);
  });

  it.each(["2026-03-01T00:00:00.001Z", "2026-03-01T23:59:59.999Z", "2026-03-01T12:00:00.000Z"])(
    "its day is the day of a real order, of %s too",
    async (moment) => {
      const host = instant(moment);
      for (let round = 0; round < 50; round += 1) {
        const { lastOrderAt } = await Decoy.rowOf(planting(`agreement ${round}`, { order: orderAt(host) }), world);
        expect([lastOrderAt.slice(0, 10), lastOrderAt === host]).toEqual(["2026-03-01", false]);
      }
    },
  );
});

describe("in the table", () => {
  const rows = async () =>
    (await runInScope(scopeOf(partnerId), () => Consumer.listShared({ recipientId: partnerId, at }))).items;
  let table: FreshTable;
  beforeEach(async () => {
    table = await connectToFreshTable();
    const data = { steward: "supplier", share: "pseudonymous" } as const;
    await agreed({ supplierId, partnerId, agreementId: deriveId("agr", "agreement"), data, version: 2 });
  });

  it("D3: planted twice, at once and later, it is one", async () => {
    await Promise.all([Decoy.plant(planting("agreement"), world), Decoy.plant(planting("agreement"), world)]);
    expect(await Decoy.plant(planting("agreement", { order: orderAt(plusMs(at, 9_000_000)) }), world)).toBe("replayed");
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(await Decoy.list(deriveId("agr", "agreement"))).toMatchObject([
      { sharedRecordId: row?.sharedRecordId, plantedAt: at },
    ]);
  });

  it("a crash after its row is healed by the next delivery", async () => {
    const { sharedRecordId, pseudonym, ...person } = Decoy.identityOf(planting("agreement"), secret);
    const row = await Decoy.rowOf(planting("agreement"), world);
    await Consumer.plantShared(row, person);
    expect(await Decoy.find(deriveId("agr", "agreement"), sharedRecordId)).toBeUndefined();
    expect(await Decoy.plant(planting("agreement"), world)).toBe("planted");
    expect(await RelayAddress.find(pseudonym)).toMatchObject([{ sharedRecordId }]);
    expect(await rows()).toHaveLength(1);
  });

  it("D1: the supplier has no record of it", async () => {
    await Decoy.plant(planting("agreement"), world);
    expect((await runInScope(scopeOf(supplierId), () => Consumer.list({ stewardId: supplierId }))).items).toEqual([]);
  });

  it("D1: never in money, mail or statistics: planting writes its row, grant, address and mark, and nothing that anybody counts", async () => {
    const named = { ...world, domains: ["post.example"] };
    const before = await partitionsOf(table);
    await Decoy.plant(planting("agreement", { share: "full" }), named);
    const planted = (await partitionsOf(table)).filter((pk) => !before.includes(pk));
    const kinds = planted.map((pk) => pk.replace(/(ten|psn|agr)_[0-9a-z]{26}/g, "$1"));
    // Two addresses: the relay's, and the one at the operator's domain. Neither order, supplier order, commission, consumer, event nor mail.
    expect(kinds.toSorted()).toEqual([
      "platform#decoy#agr",
      "platform#relay#psn",
      "platform#relay#psn",
      "ten#grant#agr",
      "ten#shared",
    ]);
  });

  it("D5, invariant 2: in a tenant's scope nothing says which row it is", async () => {
    await Decoy.plant(planting("agreement"), world);
    const { DecoyEntity } = await import("./decoy.entity");
    for (const tenantId of [partnerId, supplierId] satisfies Id<"ten">[]) {
      const read = () => DecoyEntity.query.decoy({ agreementId: deriveId("agr", "agreement") }).go();
      await expect(runInScope(scopeOf(tenantId), read)).rejects.toThrow("read of");
    }
  });

  it("budget: an agreement's first costs 4 WCU, once; an order that plants nothing half a read", async () => {
    expect((await measure(() => Decoy.plant(planting("agreement"), world))).units.write).toBe(4);
    expect((await measure(() => Decoy.plant(planting("agreement"), world))).units).toMatchObject({
      read: 0.5,
      write: 0,
    });
  });
});
