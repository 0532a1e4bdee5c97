import { Agreement, Programme, type Terms } from "#core/agreement";
import { Audit } from "#core/audit";
import { type Envelope, type Fault, type Id, createId, instant, plusMs } from "#core/kernel";
import { systemRandom as random } from "#core/kernel/system";
import { EventLog, OutOfScope, runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { inFreshTable, scopeOf } from "#support";
import { describe, expect, it } from "vitest";

const at = instant("2026-03-01T09:00:00Z");
const terms: Terms.Info = {
  commission: { rateBp: 1250 },
  data: { steward: "supplier", share: "contact" },
  content: { lockedFields: ["title"], partnerMayAdd: ["badge"] },
  settlement: { currency: "EUR" },
};

const codeOf = async (body: () => Promise<unknown>): Promise<string> => {
  try {
    await body();
    return "no fault";
  } catch (error) {
    return (error as Fault).code ?? String(error);
  }
};
/** The guard's refusal, which ElectroDB wraps. */
const leftItsScope = (error: Error) => error instanceof OutOfScope || error.cause instanceof OutOfScope;

const as = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope(scopeOf(tenantId), async () => body());

const tenantOf = async (slug: string, role: "supplier" | "partner"): Promise<Id<"ten">> => {
  const settings = { currency: "EUR", taxRateBp: 2100, locale: "en-GB", country: "NL" } as const;
  return (await Tenant.register({ name: slug, slug, roles: [role], ...settings, at, random })).tenantId;
};

const eventsOf = (tenantId: Id<"ten">): Promise<Envelope[]> => as(tenantId, () => EventLog.list({ tenantId }));
const typesOf = async (tenantId: Id<"ten">) => (await eventsOf(tenantId)).map(({ type }) => type).toSorted();

/** What the bus does with a tenant's log: deliver every event to its reaction. */
async function deliver(tenantId: Id<"ten">): Promise<void> {
  for (const { type, tenantid, data } of await eventsOf(tenantId)) {
    if (type === Agreement.ProgrammePublished.type) {
      const { programmeId } = Agreement.ProgrammePublished.schema.parse(data);
      await Programme.recordInDirectory({ supplierId: tenantid as Id<"ten">, programmeId });
    }
    if (type === Agreement.Signed.type) await learn(tenantid as Id<"ten">, Agreement.Signed.schema.parse(data));
  }
}

const learn = (signerId: Id<"ten">, signed: Parameters<typeof Agreement.learnSignature>[0]["signed"]) =>
  as(signed.counterpartyId, () => Agreement.learnSignature({ signerId, signed, at, random }));

async function market() {
  const [supplierId, partnerId] = [await tenantOf("supplier", "supplier"), await tenantOf("partner", "partner")];
  const publication = { supplierId, title: "Lamps", description: "", terms, at, random };
  const { programmeId } = await as(supplierId, () => Programme.publish(publication));
  await deliver(supplierId);
  return { supplierId, partnerId, programmeId };
}

type Market = Awaited<ReturnType<typeof market>>;
const apply = ({ programmeId, partnerId }: Market) =>
  as(partnerId, () => Agreement.apply({ programmeId, partnerId, at }));
const sign = (tenantId: Id<"ten">, { agreementId, hash }: Agreement.Info, when = at) =>
  as(tenantId, () =>
    Agreement.sign({ tenantId, agreementId, memberId: createId("mem", at, random), hash, at: when, random }),
  );
const copyOf = (tenantId: Id<"ten">, { agreementId }: Agreement.Info) =>
  as(tenantId, () => Agreement.get({ tenantId, agreementId }));

/** Where the market ended: the status both copies agree on, and how often each log tells of the activation. */
async function outcome({ supplierId, partnerId }: Market, agreement: Agreement.Info) {
  const [atSupplier, atPartner] = [await copyOf(supplierId, agreement), await copyOf(partnerId, agreement)];
  expect(atPartner).toEqual(atSupplier);
  const told = async (tenantId: Id<"ten">) => {
    const events = (await eventsOf(tenantId)).filter(({ type }) => type === Agreement.Activated.type);
    return events.map(({ data }) => data);
  };
  const audited = async (tenantId: Id<"ten">) =>
    (await as(tenantId, () => Audit.list({ tenantId }))).items.map(({ action, subjects }) => [action, ...subjects]);
  return {
    status: atPartner.status,
    toldAtPartner: await told(partnerId),
    toldAtSupplier: await told(supplierId),
    auditedAtSupplier: await audited(supplierId),
    auditedAtPartner: await audited(partnerId),
  };
}

/** Active in both copies, told once, at the partner; that the supplier gave its consumers' data, once in the supplier's audit. */
const activeOnce = ({ supplierId, partnerId }: Market, { agreementId }: Agreement.Info) => ({
  status: "active",
  toldAtPartner: [{ agreementId, supplierId, partnerId, version: 1 }],
  toldAtSupplier: [],
  auditedAtSupplier: [["grant.give", agreementId, partnerId]],
  auditedAtPartner: [],
});

describe("programme", () => {
  it("is in the directory once its event is delivered, however often, as the supplier's own copy has it (I2)", () =>
    inFreshTable(async () => {
      const { supplierId, partnerId, programmeId } = await market();
      await deliver(supplierId);
      await as(supplierId, async () => {
        const own = await Programme.get({ supplierId, programmeId });
        expect((await Programme.list({ supplierId })).items).toEqual([own]);
        expect(own).toMatchObject({ supplierName: "supplier", terms });
        await as(partnerId, async () => {
          expect(await Programme.getFromDirectory(programmeId)).toEqual(own);
          expect((await Programme.listDirectory()).items).toEqual([own]);
        });
      });
    }));

  it("isn't there for partners before that, nor is one that doesn't exist", () =>
    inFreshTable(async () => {
      const partnerId = await tenantOf("partner", "partner");
      const programmeId = createId("prg", at, random);
      const codes = [
        await codeOf(() => as(partnerId, () => Programme.getFromDirectory(programmeId))),
        await codeOf(() => as(partnerId, () => Agreement.apply({ programmeId, partnerId, at }))),
      ];
      expect(codes).toEqual(["agreement.programme_not_found", "agreement.programme_not_found"]);
    }));

  it("never enters the directory under another supplier than its own", () =>
    inFreshTable(async () => {
      const { partnerId, programmeId } = await market();
      const claim = () => Programme.recordInDirectory({ supplierId: partnerId, programmeId });
      await expect(claim()).rejects.toThrow("in the same key space");
    }));

  it("can't settle in another currency than the supplier's (I3)", () =>
    inFreshTable(async () => {
      const supplierId = await tenantOf("supplier", "supplier");
      const dollars = { ...terms, settlement: { currency: "USD" as const } };
      const publish = () => Programme.publish({ supplierId, title: "x", description: "", terms: dollars, at, random });
      expect(await codeOf(() => as(supplierId, publish))).toBe("agreement.settlement_currency");
      await as(supplierId, async () => expect((await Programme.list({ supplierId })).items).toEqual([]));
    }));

  it("can be published neither by a partner nor for another supplier (invariant 2)", () =>
    inFreshTable(async () => {
      const { supplierId, partnerId } = await market();
      const publish = (owner: Id<"ten">) =>
        as(partnerId, () => Programme.publish({ supplierId: owner, title: "x", description: "", terms, at, random }));
      expect(await codeOf(() => publish(partnerId))).toBe("tenant.role_missing");
      await expect(publish(supplierId)).rejects.toSatisfy(leftItsScope);
    }));

  it("is listed a page at a time, each once", () =>
    inFreshTable(async () => {
      const { supplierId, partnerId } = await market();
      for (const title of ["b", "c"]) {
        await as(supplierId, () => Programme.publish({ supplierId, title, description: "", terms, at, random }));
      }
      await deliver(supplierId);
      await as(partnerId, async () => {
        const first = await Programme.listDirectory({ limit: 2 });
        expect(first.items).toHaveLength(2);
        const second = await Programme.listDirectory({ limit: 2, cursor: first.nextCursor ?? "" });
        expect(second.nextCursor).toBeUndefined();
        expect([...first.items, ...second.items].map(({ title }) => title).toSorted()).toEqual(["Lamps", "b", "c"]);
      });
    }));
});

describe("signing", () => {
  it("partner first: the supplier learns of it, signs, and both copies are active", () =>
    inFreshTable(async () => {
      const parties = await market();
      const draft = await apply(parties);
      expect(draft).toMatchObject({ status: "proposed", version: 1, terms, partnerName: "partner" });
      expect(await codeOf(() => copyOf(parties.supplierId, draft))).toBe("agreement.not_found");
      await sign(parties.partnerId, draft);
      await deliver(parties.partnerId);
      const atSupplier = await copyOf(parties.supplierId, draft);
      expect(atSupplier.status).toBe("signed");
      expect((await sign(parties.supplierId, atSupplier)).status).toBe("active");
      expect((await copyOf(parties.partnerId, draft)).status).toBe("signed");
      await deliver(parties.supplierId);
      expect(await outcome(parties, draft)).toEqual(activeOnce(parties, draft));
    }));

  it("each signed twice at once, each delivered twice at once: one agreement, told once (I3)", () =>
    inFreshTable(async () => {
      const parties = await market();
      const { supplierId, partnerId } = parties;
      const [draft, other] = await Promise.all([apply(parties), apply(parties)]);
      expect(draft).toEqual(other);
      await Promise.all([sign(partnerId, draft), sign(partnerId, draft)]);
      await Promise.all([deliver(partnerId), deliver(partnerId)]);
      await Promise.all([sign(supplierId, draft, plusMs(at, 5)), sign(supplierId, draft, plusMs(at, 5))]);
      await Promise.all([partnerId, supplierId, partnerId, supplierId].map(deliver));
      expect(await outcome(parties, draft)).toEqual(activeOnce(parties, draft));
    }));

  it("a signature that meets the counterparty's, delivered again, still activates once", () =>
    inFreshTable(async () => {
      const parties = await market();
      const { supplierId, partnerId } = parties;
      const draft = await apply(parties);
      await sign(partnerId, draft);
      await deliver(partnerId);
      await Promise.all([sign(supplierId, draft), deliver(partnerId), deliver(partnerId)]);
      await deliver(supplierId);
      expect(await outcome(parties, draft)).toEqual(activeOnce(parties, draft));
    }));

  it("a crash before any delivery loses nothing: the logs, replayed, complete both copies, late and out of order too", () =>
    inFreshTable(async () => {
      const parties = await market();
      const draft = await apply(parties);
      await sign(parties.partnerId, draft);
      for (let replay = 0; replay < 3; replay += 1) await deliver(parties.partnerId);
      await sign(parties.supplierId, draft);
      for (let replay = 0; replay < 3; replay += 1) {
        await deliver(parties.supplierId);
        await deliver(parties.partnerId);
      }
      expect(await outcome(parties, draft)).toEqual(activeOnce(parties, draft));
    }));

  it("twice by the same party, also at once, is one signature and one event", () =>
    inFreshTable(async () => {
      const parties = await market();
      const draft = await apply(parties);
      const [one, other] = await Promise.all([sign(parties.partnerId, draft), sign(parties.partnerId, draft)]);
      expect(one).toEqual(other);
      expect(await sign(parties.partnerId, draft)).toEqual(one);
      expect(await typesOf(parties.partnerId)).toEqual([Agreement.Signed.type]);
    }));

  it("over another hash is refused and leaves no trace (I1)", () =>
    inFreshTable(async () => {
      const parties = await market();
      const draft = await apply(parties);
      const other = { ...draft, hash: "0".repeat(64) };
      expect(await codeOf(() => sign(parties.partnerId, other))).toBe("agreement.hash_mismatch");
      expect(await copyOf(parties.partnerId, draft)).toEqual(draft);
      expect(await typesOf(parties.partnerId)).toEqual([]);
    }));

  it("is for the two parties: to a third tenant there is no such agreement (invariant 2)", () =>
    inFreshTable(async () => {
      const parties = await market();
      const draft = await apply(parties);
      const third = await tenantOf("third", "partner");
      expect(await codeOf(() => sign(third, draft))).toBe("agreement.not_found");
      expect(await codeOf(() => copyOf(third, draft))).toBe("agreement.not_found");
      const { partnerId: tenantId } = parties;
      const input = { tenantId, agreementId: draft.agreementId, memberId: createId("mem", at, random) };
      const forged = () => as(third, () => Agreement.sign({ ...input, hash: draft.hash, at, random }));
      await expect(forged()).rejects.toSatisfy(leftItsScope);
    }));
});

describe("a signature that arrives", () => {
  const signedBy = async (tenantId: Id<"ten">) => {
    const event = (await eventsOf(tenantId)).find(({ type }) => type === Agreement.Signed.type);
    return Agreement.Signed.schema.parse(event?.data);
  };
  const arrived = async () => {
    const parties = await market();
    const draft = await apply(parties);
    await sign(parties.partnerId, draft);
    return { ...parties, draft, signed: await signedBy(parties.partnerId), third: await tenantOf("third", "partner") };
  };

  it("is refused when another tenant's log holds it (I4)", () =>
    inFreshTable(async () => {
      const { signed, third, supplierId, draft } = await arrived();
      expect(await codeOf(() => learn(third, signed))).toBe("agreement.foreign_signature");
      expect(await codeOf(() => learn(supplierId, signed))).toBe("agreement.foreign_signature");
      expect(await codeOf(() => copyOf(supplierId, draft))).toBe("agreement.not_found");
    }));

  it.each<{ what: string; forge: (signed: Signed, ids: { third: Id<"ten">; partnerId: Id<"ten"> }) => Signed }>([
    {
      what: "for the other party",
      forge: (signed) => ({ ...signed, signature: { ...signed.signature, party: "supplier" } }),
    },
    { what: "for somebody who is no party", forge: (signed, { third }) => ({ ...signed, counterpartyId: third }) },
    { what: "back to its signer", forge: (signed, { partnerId }) => ({ ...signed, counterpartyId: partnerId }) },
    {
      what: "under another agreement's id",
      forge: (signed) => ({
        ...signed,
        agreementId: foreign,
        agreement: { ...signed.agreement, agreementId: foreign },
      }),
    },
    { what: "for another version than the document's", forge: (signed) => ({ ...signed, version: 2 }) },
    {
      what: "with a third tenant as partner",
      forge: (signed, { third }) => ({ ...signed, agreement: { ...signed.agreement, partnerId: third } }),
    },
  ])("is refused when it is meant $what (I4)", ({ forge }) =>
    inFreshTable(async () => {
      const { signed, third, partnerId } = await arrived();
      const forged = forge(signed, { third, partnerId });
      expect(await codeOf(() => learn(partnerId, forged))).toBe("agreement.foreign_signature");
    }),
  );

  it("is refused when the text it comes with isn't the one it covers (I1)", () =>
    inFreshTable(async () => {
      const { signed, partnerId, supplierId, draft } = await arrived();
      const agreement = { ...signed.agreement, terms: { ...terms, commission: { rateBp: 9999 } } };
      expect(await codeOf(() => learn(partnerId, { ...signed, agreement }))).toBe("agreement.hash_mismatch");
      expect(await codeOf(() => copyOf(supplierId, draft))).toBe("agreement.not_found");
    }));

  it("is refused when its text isn't the one it covers, even where the copy is there already (I1)", () =>
    inFreshTable(async () => {
      const { signed, partnerId, supplierId, draft } = await arrived();
      await deliver(partnerId);
      const own = await copyOf(supplierId, draft);
      const agreement = { ...signed.agreement, terms: { ...terms, commission: { rateBp: 9999 } } };
      expect(await codeOf(() => learn(partnerId, { ...signed, agreement }))).toBe("agreement.hash_mismatch");
      expect(await copyOf(supplierId, draft)).toEqual(own);
    }));

  it("is refused when it covers another text than the copy that is there (I1)", () =>
    inFreshTable(async () => {
      const { signed, partnerId, supplierId, draft } = await arrived();
      await deliver(partnerId);
      const own = await copyOf(supplierId, draft);
      const agreement = { ...signed.agreement, terms: { ...terms, commission: { rateBp: 9999 } } };
      const signature = { ...signed.signature, hash: Agreement.hashOf(agreement) };
      const forged = () => learn(partnerId, { ...signed, agreement, signature });
      expect(await codeOf(forged)).toBe("agreement.hash_mismatch");
      expect(await copyOf(supplierId, draft)).toEqual(own);
    }));

  type Signed = Awaited<ReturnType<typeof signedBy>>;
  const foreign = createId("agr", at, random);
});

describe("agreements of a tenant", () => {
  it("are listed by each party from its own copies; a supplier's changes concern all that are signed", () =>
    inFreshTable(async () => {
      const parties = await market();
      const { supplierId, partnerId } = parties;
      const draft = await apply(parties);
      await sign(partnerId, draft);
      await deliver(partnerId);
      const concerned = () => as(supplierId, () => Agreement.listSignedOfSupplier({ supplierId }));
      expect(await concerned()).toMatchObject([{ status: "signed" }]);
      const signed = await sign(supplierId, draft);
      expect(await concerned()).toEqual([signed]);
      await deliver(supplierId);
      await as(partnerId, async () => {
        expect(await Agreement.listSignedOfSupplier({ supplierId: partnerId })).toEqual([]);
        expect((await Agreement.list({ tenantId: partnerId, limit: 1 })).items).toEqual([signed]);
      });
      await expect(as(partnerId, () => Agreement.list({ tenantId: supplierId }))).rejects.toSatisfy(leftItsScope);
    }));

  it("are one per programme and partner, however often and from wherever it applies", () =>
    inFreshTable(async () => {
      const parties = await market();
      const drafts = await Promise.all([apply(parties), apply(parties), apply(parties)]);
      expect(new Set(drafts.map(({ agreementId }) => agreementId)).size).toBe(1);
      const { partnerId: tenantId } = parties;
      expect((await as(tenantId, () => Agreement.list({ tenantId }))).items).toHaveLength(1);
    }));

  it("need a partner: a tenant that isn't one can't apply, nor for another", () =>
    inFreshTable(async () => {
      const parties = await market();
      const rival = await tenantOf("rival", "supplier");
      expect(await codeOf(() => apply({ ...parties, partnerId: rival }))).toBe("tenant.role_missing");
      const { programmeId, partnerId } = parties;
      const forAnother = () => as(rival, () => Agreement.apply({ programmeId, partnerId, at }));
      await expect(forAnother()).rejects.toSatisfy(leftItsScope);
    }));
});
