/**
 * An agreement that is in force, for tests that are about something else: both parties' copies, without programme and signing.
 *
 * @module
 */
import { type Agreement, type Terms } from "#core/agreement";
import { createId, deriveId, type Id, type Instant, instant } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { AgreementEntity } from "../../packages/core/src/agreement/agreement.entity";
import { TenantEntity, tenantPartition } from "../../packages/core/src/tenant/tenant.entity";
import { scopeOf } from "./scope";

export type Agreed = {
  readonly supplierId: Id<"ten">;
  readonly partnerId: Id<"ten">;
  readonly agreementId: Id<"agr">;
  readonly data: Terms.DataClause;
  readonly version?: number;
  readonly status?: Agreement.Info["status"];
  /** Whose copy it is; both parties', where it isn't said. */
  readonly copies?: readonly Id<"ten">[];
  readonly at?: Instant;
};

/** The tenant is in this state, and whatever else it was before; or a tenant like any other. */
export async function inState(tenantId: Id<"ten">, status: Tenant.Status): Promise<void> {
  const at = instant("2026-01-01T00:00:00Z");
  const before = await Tenant.find(tenantId);
  const tenant = before ?? {
    ...{ tenantId, name: "A tenant", slug: tenantId.replace("_", "-"), roles: ["supplier", "partner"] },
    ...{ currency: "EUR", taxRateBp: 2_100, locale: "nl-NL", country: "NL", registeredAt: at },
  };
  const reach = [{ partition: tenantPartition, sort: tenantId, access: "write" as const, because: "a test" }];
  await runInScope({ tenantId: null, actor: "test", role: "owner", reach }, () =>
    TenantEntity.put({ ...tenant, status, moves: 0, since: at }).go(),
  );
}

/** Puts the copies, over whatever is there. The parties are active, where nobody said anything else of them. */
export async function agreed({
  data,
  version = 1,
  status = "active",
  at = instant("2026-01-01T00:00:00Z"),
  ...parties
}: Agreed): Promise<void> {
  const { supplierId, partnerId, agreementId, copies = [supplierId, partnerId] } = parties;
  for (const tenantId of [supplierId, partnerId]) if (!(await Tenant.find(tenantId))) await inState(tenantId, "active");
  const signatureOf = (party: "supplier" | "partner") => ({
    party,
    memberId: createId("mem", at, systemRandom),
    signedAt: at,
    hash: "0".repeat(64),
  });
  for (const tenantId of copies) {
    const copy = {
      ...{ tenantId, agreementId, supplierId, partnerId, version, status, revision: 1 },
      ...{ supplierName: "The supplier", partnerName: "The partner", programmeId: deriveId("prg", agreementId) },
      terms: {
        commission: { rateBp: 1000 },
        data,
        content: { lockedFields: [], partnerMayAdd: [] },
        settlement: { currency: "EUR" },
      },
      hash: "0".repeat(64),
      signatures: { supplier: signatureOf("supplier"), partner: signatureOf("partner") },
      proposedAt: at,
      activatedAt: at,
    };
    await runInScope(scopeOf(tenantId), () => AgreementEntity.put(copy).go());
  }
}
