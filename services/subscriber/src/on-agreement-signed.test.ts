/**
 * Both reactions to agreements, called as AWS calls them.
 */
import { tmpdir } from "node:os";
import { Agreement, Programme } from "#core/agreement";
import { createId, type Envelope, type Id, instant } from "#core/kernel";
import { systemRandom as random } from "#core/kernel/system";
import { EventLog, runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { configureHandlers, inFreshTable, messageOf, scopeOf } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { handler as onAgreementSigned } from "./on-agreement-signed";
import { handler as onProgrammePublished } from "./on-programme-published";

const at = instant("2026-03-01T09:00:00Z");
const as = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> => runInScope(scopeOf(tenantId), body);
const logOf = (tenantId: Id<"ten">): Promise<Envelope[]> => as(tenantId, () => EventLog.list({ tenantId }));
const delivered = { batchItemFailures: [] };

const tenantOf = async (slug: string, role: "supplier" | "partner"): Promise<Id<"ten">> => {
  const settings = { currency: "EUR", taxRateBp: 2100, locale: "en-GB", country: "NL" } as const;
  return (await Tenant.register({ name: slug, slug, roles: [role], ...settings, at, random })).tenantId;
};

async function published() {
  const [supplierId, partnerId] = [await tenantOf("supplier", "supplier"), await tenantOf("partner", "partner")];
  const { programmeId } = await as(supplierId, () =>
    Programme.publish({
      supplierId,
      title: "Lamps",
      description: "",
      terms: {
        commission: { rateBp: 1250 },
        data: { steward: "supplier", share: "contact" },
        content: { lockedFields: ["title"], partnerMayAdd: [] },
        settlement: { currency: "EUR" },
      },
      at,
      random,
    }),
  );
  return { supplierId, partnerId, programmeId };
}

/** The partner has applied and signed; its event waits in its log. */
async function applied() {
  const parties = await published();
  const { supplierId, partnerId: tenantId, programmeId } = parties;
  expect(await onProgrammePublished(messageOf(...(await logOf(supplierId))))).toEqual(delivered);
  const { agreementId, hash } = await as(tenantId, () => Agreement.apply({ programmeId, partnerId: tenantId, at }));
  const memberId = createId("mem", at, random);
  await as(tenantId, () => Agreement.sign({ tenantId, agreementId, memberId, hash, at, random }));
  const [signed] = await logOf(tenantId);
  if (!signed) throw new Error("the partner's signature is in its log");
  return { ...parties, agreementId, hash, signed };
}

describe("agreements on the bus", () => {
  beforeAll(() => configureHandlers({ mailFolder: tmpdir() }));

  it("become active at both parties from their logs alone, each event delivered twice at once", () =>
    inFreshTable(async () => {
      const { supplierId, partnerId, agreementId, hash, signed } = await applied();
      expect(await onAgreementSigned(messageOf(signed, signed))).toEqual(delivered);
      const memberId = createId("mem", at, random);
      await as(supplierId, () => Agreement.sign({ tenantId: supplierId, agreementId, memberId, hash, at, random }));
      const answers = (await logOf(supplierId)).filter(({ type }) => type === Agreement.Signed.type);
      expect(await onAgreementSigned(messageOf(...answers, ...answers))).toEqual(delivered);
      const find = (tenantId: Id<"ten">) => as(tenantId, () => Agreement.find({ tenantId, agreementId }));
      expect(await find(supplierId)).toMatchObject({ status: "active" });
      expect(await find(partnerId)).toEqual(await find(supplierId));
      const activations = (await logOf(partnerId)).filter(({ type }) => type === Agreement.Activated.type);
      expect(activations).toHaveLength(1);
    }));

  it("report a signature that its tenant can't have given, and still take the next message", () =>
    inFreshTable(async () => {
      const { supplierId, agreementId, signed } = await applied();
      const forged = { ...signed, tenantid: await tenantOf("third", "partner") };
      expect(await onAgreementSigned(messageOf(forged, signed))).toEqual({
        batchItemFailures: [{ itemIdentifier: "message-0" }],
      });
      const atSupplier = await as(supplierId, () => Agreement.find({ tenantId: supplierId, agreementId }));
      expect(atSupplier).toMatchObject({ status: "signed", signatures: { partner: expect.anything() } });
    }));

  it("keep another tenant's claim to a programme out of the directory", () =>
    inFreshTable(async () => {
      const { supplierId, partnerId } = await published();
      const [event] = await logOf(supplierId);
      if (!event) throw new Error("the publication is in the supplier's log");
      expect((await onProgrammePublished(messageOf({ ...event, tenantid: partnerId }))).batchItemFailures).toHaveLength(
        1,
      );
      const directory = () => as(partnerId, () => Programme.listDirectory());
      expect((await directory()).items).toEqual([]);
      expect(await onProgrammePublished(messageOf(event, event))).toEqual(delivered);
      expect((await directory()).items).toMatchObject([{ supplierId }]);
    }));
});
