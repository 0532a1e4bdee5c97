import { beforeEach, describe, expect, it } from "vitest";
import { connectToFreshTable, dumpTable, type FreshTable } from "#support";
import { Audit } from "../audit";
import { Consumer } from "../consumer";
import { deriveId, type Fault } from "../kernel";
import { EventLog, measure } from "../store";
import { Consent } from ".";
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
  random,
  secret,
  sharedWith,
  storedOf,
  subjectOf,
  supplierId,
  withdraw,
} from "./consent.fixture";

const contact = { steward: "supplier", share: "contact" } as const;
const full = { steward: "supplier", share: "full" } as const;
let table: FreshTable;
beforeEach(async () => {
  table = await connectToFreshTable();
});

const codeOf = async (body: () => Promise<unknown>): Promise<string> => {
  try {
    await body();
    return "no fault";
  } catch (error) {
    return (error as Fault).code ?? String(error);
  }
};
const ledger = (name = "anna") => Consent.ofSubject(subjectOf(name));
const answers = async (name = "anna") => (await ledger(name)).map(({ answer }) => answer);

describe("the ledger", () => {
  it("I2: keeps who asked, for whom, under which version, and which notice was shown; a refusal too", async () => {
    await agree(contact);
    await buy({ data: contact, notice: "a".repeat(27) });
    await buy({ name: "bo", data: contact, answer: "refused" });
    expect(await ledger()).toMatchObject([
      {
        controllerId: supplierId,
        recipientId: partnerId,
        agreementId,
        agreementVersion: 1,
        purpose: "contact_sharing",
        answer: "given",
        share: "contact",
        noticeHash: "a".repeat(27),
        at,
        source: "checkout",
      },
    ]);
    expect(await answers("bo")).toEqual(["refused"]);
  });

  it("I3: an order that is delivered twice, and twice at once, answers once", async () => {
    await agree(contact);
    const order = await orderOf({ data: contact });
    await deliver(order);
    await Promise.all([deliver(order), deliver(order)]);
    expect(await answers()).toEqual(["given"]);
  });

  it.each(["none", "pseudonymous"] as const)("nobody is asked where the clause shares %s", async (share) => {
    const data = { ...contact, share };
    await agree(data);
    await buy({ data });
    expect(await ledger()).toEqual([]);
  });

  it("I1: what was said stays; a further answer is a further entry, and the last one counts", async () => {
    await agree(contact);
    await buy({ data: contact });
    const [first] = await ledger();
    await withdraw("anna");
    const entries = await ledger();
    expect(entries[0]).toEqual(first);
    expect(entries.map(({ answer }) => answer)).toEqual(["given", "withdrawn"]);
    expect(Consent.current(entries)).toMatchObject([{ answer: "withdrawn", noticeHash: first?.noticeHash }]);
  });

  it("names a consumer by ids alone, in no entry and no event by name", async () => {
    await agree(full);
    await buy({ data: full });
    await withdraw("anna");
    expect(await dumpTable(table)).not.toMatch(/de Vries|annagracht|anna@/);
    const events = await as(supplierId, () => EventLog.list({ tenantId: supplierId }));
    expect(JSON.stringify(events)).not.toContain("sbj_");
  });
});

describe("withdrawing", () => {
  beforeEach(async () => {
    await agree(contact);
    await buy({ data: contact });
  });

  it("is one transaction: entry, the grant's end and the event; the audit chain says so", async () => {
    const { operations } = await measure(() => withdraw("anna"));
    expect(operations.filter(({ write }) => write > 0).map(({ name }) => name)).toEqual(["TransactWriteItems"]);
    const events = await as(supplierId, () => EventLog.list({ tenantId: supplierId }));
    expect(events).toMatchObject([
      { type: "consent.withdrawn.v1", data: { agreementId, recipientId: partnerId, purpose: "contact_sharing" } },
    ]);
    const { items } = await as(supplierId, () => Audit.list({ tenantId: supplierId }));
    expect(items).toMatchObject([{ action: "grant.end", actor: "consumer" }]);
  });

  it("twice, and twice at once, is once", async () => {
    await Promise.all([withdraw("anna"), withdraw("anna", later(30))]);
    await withdraw("anna", later(40));
    expect(await answers()).toEqual(["given", "withdrawn"]);
  });

  it("what was never asked or given can't be taken back", async () => {
    await buy({ name: "bo", data: contact, answer: "refused" });
    expect(await codeOf(() => withdraw("bo"))).toBe("consent.not_given");
    expect(await codeOf(() => withdraw("cy"))).toBe("consent.not_found");
    expect(await codeOf(() => withdraw("anna", later(30), partnerId))).toBe("consent.not_found");
  });

  it("I4: holds against an order whose form was opened before, however late it is delivered", async () => {
    const order = await orderOf({ minute: 29, data: contact });
    await withdraw("anna");
    await deliver(order);
    await follow("anna");
    expect(await answers()).toEqual(["given", "given", "withdrawn"]);
    expect((await sharedWith(partnerId))[0]).not.toHaveProperty("email");
  });

  it("an answer given after it counts again", async () => {
    await withdraw("anna");
    await buy({ minute: 45, data: contact });
    expect(await sharedWith(partnerId)).toMatchObject([{ email: "anna@example.com", consent: { answer: "given" } }]);
  });
});

describe("giving later", () => {
  const give = async (noticeHash?: string) => {
    const asked = await as(supplierId, () =>
      Consent.question({ controllerId: supplierId, agreementId, locale: "nl-NL" }),
    );
    return Consent.give({
      ...{ subjectId: subjectOf("anna"), controllerId: supplierId, agreementId, secret, random, locale: "nl-NL" },
      at: later(50),
      noticeHash: noticeHash ?? asked?.notice.hash ?? "",
    });
  };

  it("answers the notice that holds now, keeps its text, and shows what it covers once the event is handled", async () => {
    await agree(full);
    await buy({ data: full, answer: "refused" });
    const entry = await give();
    expect(entry).toMatchObject({ answer: "given", share: "full", source: "privacy_centre" });
    expect(await as(partnerId, () => Consent.findNotice(entry.noticeHash))).toMatchObject({
      language: "nl",
      question: expect.stringContaining("mag mijn naam, e-mailadres en postadres"),
    });
    await follow("anna", later(51));
    expect(await sharedWith(partnerId)).toMatchObject([{ share: "full", address: { line1: "annagracht 263" } }]);
  });

  it("isn't taken for a notice that isn't the one that holds", async () => {
    await agree(full);
    await buy({ data: full, answer: "refused" });
    expect(await codeOf(() => give("x".repeat(27)))).toBe("consent.notice_changed");
    expect(await answers()).toEqual(["refused"]);
  });

  it("I5: an answer to a narrower question doesn't cover what the clause says later", async () => {
    await agree(contact);
    await buy({ data: contact });
    await agree(full, { version: 2 });
    await follow("anna");
    expect((await sharedWith(partnerId))[0]).toMatchObject({ share: "contact", email: "anna@example.com" });
    expect((await sharedWith(partnerId))[0]).not.toHaveProperty("address");
    await give();
    await follow("anna", later(52));
    expect((await sharedWith(partnerId))[0]).toMatchObject({ share: "full", address: { city: "Amsterdam" } });
  });
});

it("every controller's ledger is its own: no other tenant reads it (invariant 2)", async () => {
  await agree(contact);
  await buy({ data: contact });
  const ids = { controllerId: supplierId, subjectId: subjectOf("anna") };
  expect(await as(supplierId, () => Consent.list(ids))).toHaveLength(1);
  await expect(as(partnerId, () => Consent.list(ids))).rejects.toThrow("read of");
  await expect(as(deriveId("ten", "stranger"), () => Consent.list(ids))).rejects.toThrow("read of");
});

it("budget: an asked sale costs its steward 2 WCU (answer, grant), and the recipient's projection 1 in a transaction of its own", async () => {
  await agree(contact);
  const bought = await orderOf({ data: contact });
  await as(supplierId, () =>
    Consumer.record(
      Consumer.recordOf(bought.order, supplierId, {
        name: "anna",
        email: "anna@example.com",
        address: { line1: "a", postalCode: "b", city: "c", country: "NL" },
      }),
      bought.order.subjectId,
    ),
  );
  const recorded = await measure(() => as(supplierId, () => Consent.recordOfOrder(bought.order, bought.part, secret)));
  expect(recorded.units.write).toBe(2);
  const shared = recorded.result;
  if (!shared) throw new Error("the clause shares");
  expect((await measure(() => Consumer.followShared(shared, { at, secret }))).units.write).toBeLessThanOrEqual(1);
  expect(await storedOf(partnerId)).toHaveLength(1);
});

it("invariant 2: another tenant's word about a projection changes nothing, whoever's it names", async () => {
  await agree(contact);
  await buy({ data: contact });
  const [before] = await storedOf(partnerId);
  if (!before) throw new Error("the clause shares");
  const { sharedRecordId } = before as { sharedRecordId: Consumer.SharedKey["sharedRecordId"] };
  const stranger = deriveId("ten", "stranger");
  const key = { stewardId: supplierId, recipientId: partnerId, agreementId, sharedRecordId };
  await Consumer.followShared({ ...key, stewardId: stranger }, { at, secret });
  await Consumer.followShared({ ...key, agreementId: deriveId("agr", "another") }, { at, secret });
  await Consumer.followShared({ ...key, recipientId: stranger }, { at, secret });
  expect(await storedOf(partnerId)).toEqual([before]);
  expect(await storedOf(stranger)).toEqual([]);
});
