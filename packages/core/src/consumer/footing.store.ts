/**
 * What grants under an agreement stand on: both parties' copies of it, and in which state the two are. Whichever says less holds
 * (G1 of grants).
 *
 * @module
 */
import { Agreement } from "../agreement";
import type { Id } from "../kernel";
import { runInScope } from "../store";
import { Tenant } from "../tenant";
import type { Footing } from "./grant";

export type Copies = readonly (Agreement.Info | undefined)[];
export type Ground = Pick<Footing, "parties"> & { readonly copies: Copies };

/** The agreement as recipient and steward have it, each from its own key space and read strongly; the recipient's first. */
export function footingOf({
  agreementId,
  stewardId,
  recipientId,
}: {
  readonly agreementId: Id<"agr">;
  readonly stewardId: Id<"ten">;
  readonly recipientId: Id<"ten">;
}): Promise<Ground> {
  const ids = [recipientId, stewardId];
  const because = "both parties' copies decide what one of them sees";
  const reach = ids.map((tenantId) => Agreement.reachOf({ tenantId, agreementId }, because));
  return runInScope({ tenantId: null, actor: "projection", role: "subscriber", reach }, async () => {
    const [tenants, ...copies] = await Promise.all([
      Tenant.findMany(ids),
      ...ids.map((tenantId) => Agreement.find({ tenantId, agreementId })),
    ]);
    return { copies, parties: ids.map((tenantId) => tenants.get(tenantId)?.status) };
  });
}
