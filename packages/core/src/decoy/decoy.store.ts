/**
 * Decoys in the table. Each function opens exactly the agreement it names.
 *
 * @module
 */
import { Consumer } from "../consumer";
import type { Id } from "../kernel";
import { RelayAddress } from "../relay-address";
import { type Reach, recordOnce, runInScope } from "../store";
import { identityOf, Info, type Inventor, type Planting, rowOf } from "./decoy";
import { DecoyEntity, decoyPartition } from "./decoy.entity";

const atDecoys = <R>(agreementId: Id<"agr">, access: Reach["access"], body: () => Promise<R>): Promise<R> => {
  const reach = { partition: decoyPartition(agreementId), access, because: "which rows are invented, no tenant knows" };
  return runInScope({ tenantId: null, actor: "decoy", role: "platform", reach: [reach] }, body);
};

/**
 * Plants one decoy: the addresses that lead to it, its row at the partner, and last what says that it is one. A crash in between leaves
 * what the next delivery completes, and no row whose address would be taken for a consumer's.
 */
export async function plant(
  planting: Planting,
  world: { readonly secret: string; readonly domains: readonly string[]; readonly invent: Inventor },
): Promise<"planted" | "replayed"> {
  const { agreementId } = planting.part;
  const { sharedRecordId, pseudonym, subjectId, consumerId } = identityOf(planting, world.secret);
  const known = await atDecoys(agreementId, "read", () => DecoyEntity.get({ agreementId, sharedRecordId }).go());
  if (known.data) return "replayed";
  const row = await rowOf(planting, world);
  const { partnerId, supplierId, agreementVersion } = row;
  const since = planting.order.placedAt;
  const target = { sharedRecordId, partnerId, supplierId, agreementId, since };
  await RelayAddress.record({ ...target, pseudonym });
  if (row.email !== undefined)
    await RelayAddress.record({ ...target, pseudonym: RelayAddress.pseudonymOfAddress(row.email) });
  await Consumer.plantShared(row, { subjectId, consumerId });
  return atDecoys(agreementId, "write", async () => {
    const decoy: Info = { agreementId, agreementVersion, partnerId, supplierId, sharedRecordId, plantedAt: since };
    return (await recordOnce({ put: DecoyEntity.create(decoy).params() })) === "recorded" ? "planted" : "replayed";
  });
}

/** The decoy that this row is (D1); undefined for a consumer's. */
export const find = (agreementId: Id<"agr">, sharedRecordId: Id<"shr">): Promise<Info | undefined> =>
  atDecoys(agreementId, "read", async () => {
    const { data } = await DecoyEntity.get({ agreementId, sharedRecordId }).go({ consistent: true });
    return data ? Info.parse(data) : undefined;
  });

/** Every decoy of an agreement (D2): for what counts consumers, which leaves them out (D1). */
export const list = (agreementId: Id<"agr">): Promise<Info[]> =>
  atDecoys(agreementId, "read", async () => {
    const { data } = await DecoyEntity.query.decoy({ agreementId }).go({ pages: "all" });
    return data.map((item) => Info.parse(item));
  });
