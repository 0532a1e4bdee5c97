import { describe, expect, it } from "vitest";
import { connectToFreshTable, dumpTable, type FreshTable, scopeOf } from "#support";
import { createId, deriveId, type Id, instant, plusMs } from "../kernel";
import { Keyring } from "../keyring";
import type { Order } from "../order";
import { measure, runInScope } from "../store";
import { Consumer } from ".";

const at = instant("2026-03-01T12:00:00Z");
const supplierId = deriveId("ten", "supplier");
const partnerId = deriveId("ten", "partner");
const key = "k".repeat(32);

const partOf = (share: Order.Part["share"]): Order.Part => ({
  supplierId,
  agreementId: deriveId("agr", "agreement"),
  agreementVersion: 1,
  commissionRateBp: 1000,
  share,
  lines: [
    {
      productId: deriveId("prd", "p"),
      variantId: deriveId("var", "v"),
      title: "Jumper",
      option: "",
      quantity: 1,
      unitMinor: 80_00,
      taxRateBp: 2100,
    },
  ],
});
const subjectId = Keyring.subjectOf("anna@example.com", key);
const contactOf = (name = "Anna de Vries"): Order.Contact => ({
  name,
  email: "anna@example.com",
  address: { line1: "Prinsengracht 263", postalCode: "1016 GV", city: "Amsterdam", country: "NL" },
});
const orderOf = (
  rest: {
    minute?: number;
    shareContact?: boolean;
    tenantId?: Id<"ten">;
    share?: Order.Part["share"];
  } = {},
): Order.Info => {
  const placedAt = plusMs(at, (rest.minute ?? 0) * 60_000);
  return {
    orderId: createId("ord", placedAt, () => new Uint8Array(10)),
    tenantId: rest.tenantId ?? partnerId,
    storefrontId: deriveId("stf", "shop"),
    status: "placed",
    currency: "EUR",
    locale: "en-GB",
    subjectId,
    sealedContact: "v1.1.not-looked-at",
    shareContact: rest.shareContact ?? true,
    parts: [partOf(rest.share ?? "full")],
    placedAt,
    paymentId: "tr_1",
  };
};
const projected = (share: Order.Part["share"], shareContact: boolean) => {
  const order = orderOf({ share, shareContact });
  return Consumer.project(Consumer.recordOf(order, partOf(share), contactOf()), order, partOf(share), key);
};

describe("I2: the partner gets exactly what clause and consent allow", () => {
  it.each([
    { share: "none", consent: true, fields: undefined },
    { share: "none", consent: false, fields: undefined },
    { share: "pseudonymous", consent: true, fields: [] },
    { share: "contact", consent: true, fields: ["email", "name"] },
    { share: "contact", consent: false, fields: [] },
    { share: "full", consent: true, fields: ["address", "email", "name"] },
    { share: "full", consent: false, fields: [] },
  ] as const)("$share, consent $consent: $fields", ({ share, consent, fields }) => {
    const shared = projected(share, consent);
    expect(
      shared &&
        Object.keys(shared)
          .filter((field) => ["name", "email", "address"].includes(field))
          .sort(),
    ).toEqual(fields);
    if (!fields?.length) expect(JSON.stringify(shared ?? {})).not.toMatch(/anna|vries|gracht/i);
  });

  it("on the supplier's own storefront nobody shares anything", () => {
    const order = orderOf();
    const part = { ...partOf("full"), agreementId: null };
    expect(Consumer.project(Consumer.recordOf(order, part, contactOf()), order, part, key)).toBeUndefined();
  });
});

it("I3: two partners get different pseudonyms, and neither can work one out without the key", () => {
  const consumerId = Consumer.idOf(supplierId, subjectId);
  const mine = Consumer.pseudonymOf(partnerId, consumerId, key);
  expect(Consumer.pseudonymOf(partnerId, consumerId, key)).toBe(mine);
  expect(Consumer.pseudonymOf(deriveId("ten", "other partner"), consumerId, key)).not.toBe(mine);
  expect(Consumer.pseudonymOf(partnerId, consumerId, "x".repeat(32))).not.toBe(mine);
});

it("I1: one consumer per supplier and address, and nobody works the id out without the secret", () => {
  expect(Consumer.idOf(deriveId("ten", "other supplier"), subjectId)).not.toBe(Consumer.idOf(supplierId, subjectId));
  const guessed = Keyring.subjectOf("anna@example.com", "x".repeat(32));
  expect(Consumer.idOf(supplierId, guessed)).not.toBe(Consumer.idOf(supplierId, subjectId));
});

describe("in the table", () => {
  const asSupplier = <R>(body: () => Promise<R>) => runInScope(scopeOf(supplierId), body);
  const record = (order: Order.Info, name?: string) =>
    asSupplier(() => Consumer.record(Consumer.recordOf(order, partOf("full"), contactOf(name)), subjectId));
  const share = (order: Order.Info) => {
    const shared = Consumer.project(Consumer.recordOf(order, partOf("full"), contactOf()), order, partOf("full"), key);
    if (!shared) throw new Error("the clause shares");
    return runInScope(scopeOf(partnerId), () => Consumer.recordShared(shared, subjectId));
  };
  const consumers = async () => (await asSupplier(() => Consumer.list({ supplierId }))).items;
  const sharedRecords = async () =>
    (await runInScope(scopeOf(partnerId), () => Consumer.listShared({ partnerId }))).items;

  it("I4: orders that come late, twice and out of order leave what the newest said, and when the first was", async () => {
    await connectToFreshTable();
    const [first, second, third] = [0, 1, 2].map((minute) => orderOf({ minute })) as [
      Order.Info,
      Order.Info,
      Order.Info,
    ];
    expect(await record(second, "Name 1")).toBe("recorded");
    expect(await record(third, "Name 2")).toBe("recorded");
    expect(await record(third, "Name 2")).toBe("replayed");
    expect(await record(first, "Name 0")).toBe("recorded");
    expect(await record(first, "Name 0")).toBe("replayed");
    expect(await consumers()).toMatchObject([
      { contact: { name: "Name 2" }, lastOrderId: third.orderId, firstOrderAt: first.placedAt },
    ]);
  });

  it("a withdrawn consent takes the contact out of the projection with the next order", async () => {
    await connectToFreshTable();
    await share(orderOf({ minute: 0 }));
    await share(orderOf({ minute: 1, shareContact: false }));
    expect(await share(orderOf({ minute: 0 }))).toBe("replayed");
    const items = await sharedRecords();
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toMatch(/anna|gracht/i);
  });

  it("invariant 7: nothing is stored readable, and after an erasure the rows stay without a name", async () => {
    const table: FreshTable = await connectToFreshTable();
    await record(orderOf());
    await share(orderOf());
    expect(await dumpTable(table)).not.toMatch(/Anna|example\.com|gracht|Amsterdam/i);
    expect(await sharedRecords()).toMatchObject([{ name: "Anna de Vries", address: { city: "Amsterdam" } }]);
    for (const controllerId of [supplierId, partnerId]) await Keyring.shred({ controllerId, subjectId }, plusMs(at, 1));
    const [consumer] = await consumers();
    expect(consumer).toMatchObject({ erased: true, lastOrderAt: at });
    const [shared] = await sharedRecords();
    expect(shared).toMatchObject({ erased: true, share: "full" });
    for (const field of ["contact", "name", "email", "address", "subjectId"])
      expect({ ...consumer, ...shared }).not.toHaveProperty(field);
  });

  it("invariant 7: an event that comes after the erasure writes no record and no projection", async () => {
    await connectToFreshTable();
    for (const controllerId of [supplierId, partnerId]) await Keyring.shred({ controllerId, subjectId }, plusMs(at, 1));
    expect(await record(orderOf())).toBe("replayed");
    expect(await share(orderOf())).toBe("replayed");
    expect(await consumers()).toEqual([]);
    expect(await sharedRecords()).toEqual([]);
  });

  it("I3: no view tells the subject's id, by which two partners could join their files", async () => {
    await connectToFreshTable();
    await record(orderOf());
    await share(orderOf());
    expect(JSON.stringify([await consumers(), await sharedRecords()])).not.toContain("sbj_");
  });

  it("invariant 2: the partner can't open the supplier's file, nor the supplier the partner's", async () => {
    await connectToFreshTable();
    await record(orderOf());
    await expect(runInScope(scopeOf(partnerId), () => Consumer.list({ supplierId }))).rejects.toThrow("read of");
    await expect(asSupplier(() => Consumer.listShared({ partnerId }))).rejects.toThrow("read of");
  });

  it("budget: a consumer record costs 1 WCU, and the key of a new consumer 1 more", async () => {
    await connectToFreshTable();
    await asSupplier(() =>
      Keyring.seal({ controllerId: "platform", subjectId, field: "f", recordId: "r" }, 1, {
        givenAt: at,
        controllers: [supplierId],
      }),
    );
    expect(await measure(() => record(orderOf()))).toMatchObject({ units: { write: 1 }, keyUnits: { write: 1 } });
    expect(await measure(() => record(orderOf({ minute: 1 })))).toMatchObject({
      units: { write: 1 },
      keyUnits: { read: 0.5, write: 0 },
    });
  });
});
