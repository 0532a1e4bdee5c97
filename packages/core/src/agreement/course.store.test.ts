/**
 * The course of an agreement after it was signed, at both parties, with news that comes twice, late and out of order.
 */
import { Agreement, Programme, type Terms } from "#core/agreement";
import { createId, type Envelope, type Fault, type Id, instant, plusMs } from "#core/kernel";
import { systemRandom as random } from "#core/kernel/system";
import { EventLog, runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { connectToFreshTable, scopeOf } from "#support";
import { beforeEach, describe, expect, it } from "vitest";

const at = instant("2026-03-01T09:00:00Z");
const terms: Terms.Info = {
  commission: { rateBp: 1250 },
  data: { steward: "supplier", share: "contact" },
  content: { lockedFields: [], partnerMayAdd: [] },
  settlement: { currency: "EUR" },
};
const less: Terms.Info = { ...terms, data: { steward: "supplier", share: "pseudonymous", retentionDays: 90 } };
const as = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> => runInScope(scopeOf(tenantId), body);
const codeOf = async (body: () => Promise<unknown>): Promise<string> =>
  body().then(
    () => "no fault",
    (error: unknown) => (error as Fault).code ?? String(error),
  );

let [supplierId, partnerId] = ["ten_", "ten_"] as [Id<"ten">, Id<"ten">];
let agreementId: Id<"agr">;
const memberId = createId("mem", at, random);
let minute = 0;
const by = (tenantId: Id<"ten">) => ({ tenantId, agreementId, at: plusMs(at, (minute += 1) * 60_000), random });
const copyOf = (tenantId: Id<"ten">) => as(tenantId, () => Agreement.get({ tenantId, agreementId }));
const sign = async (tenantId: Id<"ten">, hash: string) =>
  as(tenantId, () => Agreement.sign({ ...by(tenantId), memberId, hash }));

const news = { "agreement.suspended.v1": "suspended", "agreement.resumed.v1": "resumed" } as const;
/** What the bus does with one event. */
async function hear({ type, tenantid, data }: Envelope): Promise<void> {
  const tellerId = tenantid as Id<"ten">;
  const how = { at, random };
  if (type === Agreement.Signed.type) {
    const signed = Agreement.Signed.schema.parse(data);
    await as(signed.counterpartyId, () => Agreement.learnSignature({ signerId: tellerId, signed, ...how }));
  } else if (type === Agreement.Ended.type) {
    const said = Agreement.Ended.schema.parse(data);
    await as(said.counterpartyId, () => Agreement.learn(tellerId, { ...said, kind: "ended" }, how));
  } else if (type in news) {
    const said = Agreement.Suspended.schema.parse(data);
    await as(said.counterpartyId, () =>
      Agreement.learn(tellerId, { ...said, kind: news[type as keyof typeof news] }, how),
    );
  }
}
const eventsOf = (tenantId: Id<"ten">) => as(tenantId, () => EventLog.list({ tenantId }));
const deliverAll = async (order: (events: Envelope[]) => Envelope[] = (events) => events) => {
  for (const event of order([...(await eventsOf(supplierId)), ...(await eventsOf(partnerId))])) await hear(event);
};

beforeEach(async () => {
  await connectToFreshTable();
  minute = 0;
  const settings = { currency: "EUR", taxRateBp: 2100, locale: "en-GB", country: "NL" } as const;
  const register = async (slug: string, role: "supplier" | "partner") =>
    (await Tenant.register({ name: slug, slug, roles: [role], ...settings, at, random })).tenantId;
  [supplierId, partnerId] = [await register("supplier", "supplier"), await register("partner", "partner")];
  const offer = { supplierId, title: "Lamps", description: "", terms, at, random };
  const { programmeId } = await as(supplierId, () => Programme.publish(offer));
  await Programme.recordInDirectory({ supplierId, programmeId });
  const { hash, ...made } = await as(partnerId, () => Agreement.apply({ programmeId, partnerId, at }));
  ({ agreementId } = made);
  await sign(partnerId, hash);
  await deliverAll();
  await sign(supplierId, hash);
  await deliverAll();
});

const statuses = async () => [(await copyOf(supplierId)).status, (await copyOf(partnerId)).status];

describe("stopping", () => {
  it("moves the own copy at once, the other's by event; going on is for whoever stopped it (I6)", async () => {
    await as(supplierId, () => Agreement.suspend(by(supplierId)));
    expect(await statuses()).toEqual(["suspended", "active"]);
    await deliverAll();
    expect(await statuses()).toEqual(["suspended", "suspended"]);
    await as(partnerId, () => Agreement.resume(by(partnerId)));
    expect(await statuses()).toEqual(["suspended", "suspended"]);
    await as(partnerId, () => Agreement.suspend(by(partnerId)));
    await as(supplierId, () => Agreement.resume(by(supplierId)));
    await deliverAll();
    expect(await statuses()).toEqual(["suspended", "suspended"]);
    await as(partnerId, () => Agreement.resume(by(partnerId)));
    await deliverAll();
    expect(await statuses()).toEqual(["active", "active"]);
  });

  it("news in any order, and twice, ends the same at both", async () => {
    for (const move of [Agreement.suspend, Agreement.resume, Agreement.suspend])
      await as(supplierId, () => move(by(supplierId)));
    await deliverAll((events) => [...events.toReversed(), ...events]);
    expect(await statuses()).toEqual(["suspended", "suspended"]);
    expect(await copyOf(partnerId)).toEqual(await copyOf(supplierId));
  });

  it("an end is final, and what was stopped before stays ended", async () => {
    await as(supplierId, () => Agreement.suspend(by(supplierId)));
    await as(partnerId, () => Agreement.end(by(partnerId)));
    await deliverAll((events) => events.toReversed());
    expect(await statuses()).toEqual(["closed", "closed"]);
    expect(await codeOf(() => as(supplierId, () => Agreement.resume(by(supplierId))))).toBe("agreement.not_in_force");
    const again = await as(partnerId, () => Agreement.end(by(partnerId)));
    expect(again.endedAt).toBe((await copyOf(supplierId)).endedAt);
  });

  it("invariant 2: nobody stops it in another's name, and a stranger not at all", async () => {
    await as(supplierId, () => Agreement.suspend(by(supplierId)));
    const event = (await eventsOf(supplierId)).find(({ type }) => type === Agreement.Suspended.type);
    if (!event) throw new Error("it was told");
    const stranger = createId("ten", at, random);
    const swapped = { ...event.data, party: "partner" };
    for (const forged of [
      { ...event, tenantid: partnerId },
      { ...event, tenantid: stranger },
      { ...event, data: swapped },
    ]) {
      expect(await codeOf(() => hear(forged))).toMatch(/^agreement\.(foreign_signature|not_found)$/);
    }
    expect(await statuses()).toEqual(["suspended", "active"]);
    expect(await codeOf(() => as(stranger, () => Agreement.suspend(by(stranger))))).toBe("agreement.not_found");
  });
});

describe("an amendment (I5)", () => {
  const amend = () => as(supplierId, () => Agreement.amend({ ...by(supplierId), memberId, terms: less }));

  it("is the next version, in force when both have signed it; the version before is kept", async () => {
    const proposed = await amend();
    await deliverAll();
    expect(proposed).toMatchObject({ version: 1, terms, amendment: { version: 2, terms: less } });
    const atPartner = await copyOf(partnerId);
    expect(atPartner).toMatchObject({ version: 1, terms, status: "active" });
    await sign(partnerId, atPartner.amendment?.hash ?? "");
    await deliverAll((events) => [...events, ...events.toReversed()]);
    const [one, other] = [await copyOf(supplierId), await copyOf(partnerId)];
    expect(one).toEqual(other);
    expect(one).toMatchObject({ version: 2, terms: less, status: "active", superseded: [{ version: 1, terms }] });
    expect(one).not.toHaveProperty("amendment");
    const told = (await eventsOf(partnerId)).filter(({ type }) => type === Agreement.Activated.type);
    expect(told.map(({ data }) => data["version"])).toEqual([1, 2]);
  });

  it("only the supplier proposes, one at a time, of something else, in the same currency", async () => {
    expect(await codeOf(() => as(partnerId, () => Agreement.amend({ ...by(partnerId), memberId, terms: less })))).toBe(
      "agreement.amended_by_supplier",
    );
    const propose = (other: Terms.Info) =>
      codeOf(() => as(supplierId, () => Agreement.amend({ ...by(supplierId), memberId, terms: other })));
    expect(await propose(terms)).toBe("agreement.unchanged");
    expect(await propose({ ...less, settlement: { currency: "USD" } })).toBe("agreement.settlement_currency");
    await amend();
    expect(await propose({ ...terms, commission: { rateBp: 1 } })).toBe("agreement.amendment_pending");
  });

  it("the old text can't be signed for the new one, nor anything that was never proposed", async () => {
    await amend();
    await deliverAll();
    expect(await codeOf(() => sign(partnerId, "f".repeat(64)))).toBe("agreement.hash_mismatch");
    await sign(partnerId, (await copyOf(partnerId)).hash);
    expect((await copyOf(partnerId)).version).toBe(1);
  });
});

it("the optional parts of a data clause leave the hash of every earlier clause as it was", () => {
  const document = { agreementId, version: 1, programmeId: createId("prg", at, random), supplierId, partnerId, terms };
  const same = { ...terms, data: { ...terms.data, purposes: undefined, retentionDays: undefined } };
  expect(Agreement.hashOf({ ...document, terms: same } as typeof document)).toBe(Agreement.hashOf(document));
  expect(Agreement.hashOf({ ...document, terms: less })).not.toBe(Agreement.hashOf(document));
});
