import { beforeEach, describe, expect, it } from "vitest";
import { connectToFreshTable, dumpTable, type FreshTable } from "#support";
import {
  agree,
  agreementId,
  as,
  at,
  buy,
  deliver,
  follow,
  later,
  orderOf,
  partnerId,
  recordsOf,
  secret,
  sharedWith,
  storedOf,
  subjectOf,
  supplierId,
} from "../consent/consent.fixture";
import { createId, deriveId, type Id } from "../kernel";
import { Keyring } from "../keyring";
import type { Order } from "../order";
import { measure } from "../store";
import { Consumer } from ".";

const clause = (share: Order.Part["share"], steward: "supplier" | "partner" | "shared" = "supplier") => ({
  steward,
  share,
});
let table: FreshTable;
beforeEach(async () => {
  table = await connectToFreshTable();
});

describe("I2: the recipient sees exactly what clause and consent allow", () => {
  it.each([
    { share: "none", answer: "given", fields: undefined },
    { share: "pseudonymous", answer: "given", fields: [] },
    { share: "contact", answer: "given", fields: ["email", "name"] },
    { share: "contact", answer: "refused", fields: [] },
    { share: "full", answer: "given", fields: ["address", "email", "name"] },
    { share: "full", answer: "refused", fields: [] },
  ] as const)("$share, $answer: $fields", async ({ share, answer, fields }) => {
    await agree(clause(share));
    await buy({ data: clause(share), answer });
    const [shared] = await sharedWith(partnerId);
    expect(
      shared &&
        Object.keys(shared)
          .filter((field) => ["name", "email", "address"].includes(field))
          .sort(),
    ).toEqual(fields);
    if (!fields?.length) expect(JSON.stringify(await storedOf(partnerId))).not.toContain('"contact"');
    expect(await recordsOf(supplierId)).toMatchObject([{ contact: { email: "anna@example.com" } }]);
    expect(await recordsOf(partnerId)).toEqual([]);
  });

  it("says since when, under which version, and by which answer", async () => {
    await agree(clause("contact"));
    await buy({ data: clause("contact"), notice: "a".repeat(27) });
    expect(await sharedWith(partnerId)).toMatchObject([
      {
        ...{ stewardId: supplierId, supplierId, partnerId, agreementId, agreementVersion: 1, since: at },
        consent: { answer: "given", at, notice: "a".repeat(27) },
      },
    ]);
    await buy({ minute: 5, data: clause("contact"), notice: "b".repeat(27) });
    expect(await sharedWith(partnerId)).toMatchObject([{ since: at, consent: { notice: "b".repeat(27) } }]);
  });
});

describe("I1: the data clause says whose the record is", () => {
  it("the partner's: it has the record, and the supplier a projection as share and answer say", async () => {
    await agree(clause("contact", "partner"));
    await buy({ data: clause("contact", "partner") });
    expect(await recordsOf(supplierId)).toEqual([]);
    expect(await recordsOf(partnerId)).toMatchObject([{ stewardId: partnerId, contact: { name: "anna de Vries" } }]);
    expect(await sharedWith(supplierId)).toMatchObject([{ stewardId: partnerId, email: "anna@example.com" }]);
    expect(await sharedWith(partnerId)).toEqual([]);
  });

  it("both: each has a record of its own, with an id of its own, and there is no projection", async () => {
    await agree(clause("full", "shared"));
    await buy({ data: clause("full", "shared") });
    const [[one], [other]] = [await recordsOf(supplierId), await recordsOf(partnerId)];
    expect([one?.contact, other?.contact]).toMatchObject([{ name: "anna de Vries" }, { name: "anna de Vries" }]);
    expect(one?.consumerId).not.toBe(other?.consumerId);
    expect([...(await storedOf(supplierId)), ...(await storedOf(partnerId))]).toEqual([]);
  });

  it("on the supplier's own storefront it's the supplier's, whatever the part says, and nobody shares anything", async () => {
    const { order, part } = await orderOf({ data: clause("full"), through: supplierId });
    await deliver({ order, part: { ...part, agreementId: null } });
    expect(await recordsOf(supplierId)).toHaveLength(1);
    expect(await storedOf(partnerId)).toEqual([]);
  });
});

it("I3: two recipients get different pseudonyms, and neither can work one out without the key", () => {
  const consumerId = Consumer.idOf(supplierId, subjectOf("anna"));
  const mine = Consumer.pseudonymOf(partnerId, consumerId, secret);
  expect(Consumer.pseudonymOf(partnerId, consumerId, secret)).toBe(mine);
  expect(Consumer.pseudonymOf(deriveId("ten", "other partner"), consumerId, secret)).not.toBe(mine);
  expect(Consumer.pseudonymOf(partnerId, consumerId, "x".repeat(32))).not.toBe(mine);
});

it("I1: one consumer per steward and address, and nobody works the id out without the secret", () => {
  const subjectId = subjectOf("anna");
  expect(Consumer.idOf(deriveId("ten", "other"), subjectId)).not.toBe(Consumer.idOf(supplierId, subjectId));
  const guessed = Keyring.subjectOf("anna@example.com", "x".repeat(32));
  expect(Consumer.idOf(supplierId, guessed)).not.toBe(Consumer.idOf(supplierId, subjectId));
});

describe("in the table", () => {
  const record = async (minute: number, name: string) => {
    const { order } = await orderOf({ minute, data: clause("full") });
    const orderId = createId("ord", later(minute), () => new Uint8Array(10));
    const contact = {
      name,
      email: "anna@example.com",
      address: { line1: "Prinsengracht 263", postalCode: "1016 GV", city: "Amsterdam", country: "NL" },
    };
    const info = Consumer.recordOf({ ...order, orderId }, supplierId, contact);
    return as(supplierId, () => Consumer.record(info, order.subjectId));
  };

  it("I4: orders that come late, twice and out of order leave what the newest said, and when the first was", async () => {
    expect(await record(1, "Name 1")).toBe("recorded");
    expect(await record(2, "Name 2")).toBe("recorded");
    expect(await record(2, "Name 2")).toBe("replayed");
    expect(await record(0, "Name 0")).toBe("recorded");
    expect(await record(0, "Name 0")).toBe("replayed");
    expect(await recordsOf(supplierId)).toMatchObject([
      { contact: { name: "Name 2" }, lastOrderAt: later(2), firstOrderAt: at },
    ]);
  });

  it("a refusal with a later order takes the contact out of the projection, whenever the older order comes again", async () => {
    await agree(clause("full"));
    const first = await orderOf({ data: clause("full") });
    await deliver(first);
    await buy({ minute: 1, data: clause("full"), answer: "refused" });
    await deliver(first);
    expect(await sharedWith(partnerId)).toMatchObject([{ share: "pseudonymous", consent: { answer: "refused" } }]);
    expect(JSON.stringify(await storedOf(partnerId))).not.toContain('"contact"');
  });

  it("invariant 7: nothing is stored readable, and after an erasure the rows stay without a name", async () => {
    await agree(clause("full"));
    await buy({ data: clause("full") });
    expect(await dumpTable(table)).not.toMatch(/de Vries|example\.com|gracht|Amsterdam/i);
    expect(await sharedWith(partnerId)).toMatchObject([{ name: "anna de Vries", address: { city: "Amsterdam" } }]);
    const subjectId = subjectOf("anna");
    for (const controllerId of [supplierId, partnerId]) await Keyring.shred({ controllerId, subjectId }, later(1));
    const [consumer] = await recordsOf(supplierId);
    expect(consumer).toMatchObject({ erased: true, lastOrderAt: at });
    const [shared] = await sharedWith(partnerId);
    expect(shared).toMatchObject({ erased: true, share: "full" });
    for (const field of ["contact", "name", "email", "address", "subjectId"])
      expect({ ...consumer, ...shared }).not.toHaveProperty(field);
    await follow("anna");
    expect(await storedOf(partnerId)).toEqual([]);
  });

  it("invariant 7: an event that comes after the erasure writes no record and no projection", async () => {
    await agree(clause("full"));
    const bought = await orderOf({ data: clause("full") });
    const subjectId = subjectOf("anna");
    for (const controllerId of [supplierId, partnerId]) await Keyring.shred({ controllerId, subjectId }, later(1));
    await deliver(bought);
    expect(await recordsOf(supplierId)).toEqual([]);
    expect(await storedOf(partnerId)).toEqual([]);
  });

  it("I3: no view tells the subject's id, by which two partners could join their files", async () => {
    await agree(clause("full"));
    await buy({ data: clause("full") });
    const views = JSON.stringify([await recordsOf(supplierId), await sharedWith(partnerId)]);
    expect(views).not.toContain("sbj_");
  });

  it("invariant 2: the recipient can't open the steward's file, nor the steward the recipient's", async () => {
    await expect(as(partnerId, () => Consumer.list({ stewardId: supplierId }))).rejects.toThrow("read of");
    await expect(as(supplierId, () => Consumer.listShared({ recipientId: partnerId, at }))).rejects.toThrow("read of");
    const key = { stewardId: supplierId, agreementId, sharedRecordId: "shr_0" as Id<"shr"> };
    await expect(as(partnerId, () => Consumer.findGrant(key))).rejects.toThrow("read of");
  });

  it("budget: a consumer record costs 1 WCU, and the key of a new consumer 1 more", async () => {
    const cost = async (minute: number) => {
      const { order } = await orderOf({ minute, data: clause("full") });
      const contact = { name: "a", email: "anna@example.com", address: addressOf("x") };
      const info = Consumer.recordOf(order, supplierId, contact);
      return measure(() => as(supplierId, () => Consumer.record(info, order.subjectId)));
    };
    expect(await cost(0)).toMatchObject({ units: { write: 1 }, keyUnits: { write: 1 } });
    expect(await cost(1)).toMatchObject({ units: { write: 1 }, keyUnits: { read: 0.5, write: 0 } });
  });
});

const addressOf = (line1: string) => ({ line1, postalCode: "1016 GV", city: "Amsterdam", country: "NL" });
