/**
 * Relay addresses in the table. Each function opens exactly the pseudonym it names.
 *
 * @module
 */
import * as z from "zod";
import { deriveId, Id, Instant } from "../kernel";
import { type Reach, recordOnce, runInScope } from "../store";
import { RelayEntity, relayPartition } from "./relay-address.entity";

/** One projection that the address stands in. Without a subject it is a decoy's. */
export const Target = z.object({
  pseudonym: Id("psn"),
  sharedRecordId: Id("shr"),
  partnerId: Id("ten"),
  supplierId: Id("ten"),
  agreementId: Id("agr"),
  subjectId: Id("sbj").exactOptional(),
  since: Instant,
});
export type Target = z.infer<typeof Target>;

/** The reach that opens one pseudonym's items. */
const reachOf = (pseudonym: Id<"psn">, access: Reach["access"]): Reach => ({
  partition: relayPartition(pseudonym),
  access,
  because: "whom a relay address reaches, no tenant knows",
});

const atRelay = <R>(pseudonym: Id<"psn">, access: Reach["access"], body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId: null, actor: "relay address", role: "platform", reach: [reachOf(pseudonym, access)] }, body);

/**
 * An address that isn't of the relay's domain (a decoy's, where the clause shares real addresses) is kept under the pseudonym that
 * follows from it.
 */
export const pseudonymOfAddress = (address: string): Id<"psn"> =>
  deriveId("psn", "address", address.trim().toLowerCase());

/**
 * From now on mail to this address finds its way, should the grant hold when it comes. What is there already costs no write: an
 * order of a known consumer reads half a unit.
 */
export const record = (target: Target): Promise<"recorded" | "replayed"> =>
  atRelay(target.pseudonym, "write", async () => {
    const { pseudonym, sharedRecordId } = target;
    const { data: known } = await RelayEntity.get({ pseudonym, sharedRecordId }).go();
    return known ? "replayed" : recordOnce({ put: RelayEntity.create(target).params() });
  });

/** Every projection that an address stands in (Y1). */
export const find = (pseudonym: Id<"psn">): Promise<Target[]> =>
  atRelay(pseudonym, "read", async () => {
    const { data } = await RelayEntity.query.relay({ pseudonym }).go({ pages: "all", consistent: true });
    return data.map((item) => Target.parse(item));
  });

/**
 * A consumer's address ends, as far as this projection gave it a way. Closing twice is harmless, and so is closing one that never was; a
 * decoy's stays, because what was copied may be used long after whoever copied it has gone.
 */
export const close = (pseudonym: Id<"psn">, sharedRecordId: Id<"shr">): Promise<"closed" | "replayed"> =>
  atRelay(pseudonym, "write", async () => {
    const { data: known } = await RelayEntity.get({ pseudonym, sharedRecordId }).go({ consistent: true });
    if (!known?.subjectId) return "replayed";
    // Whose it is never changes: no condition is needed.
    await RelayEntity.delete({ pseudonym, sharedRecordId }).go();
    return "closed";
  });
