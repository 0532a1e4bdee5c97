/**
 * Grants in the table, in the steward's key space. A recipient's read reaches into those of its own agreements, and changes none.
 *
 * @module
 */
import type { Id } from "../kernel";
import { type Page, type Paging, type Reach, readPage, recordOnce, withReach, type Write } from "../store";
import { GrantEntity, grantPartition } from "./consumer.entity";
import { Grant } from "./grant";

/** With whom it is about; in no view. */
export type StoredGrant = Grant & { readonly subjectId: Id<"sbj"> };

type Key = Pick<Grant, "stewardId" | "agreementId" | "sharedRecordId">;

export const fromItem = (item: object): StoredGrant => {
  const { subjectId } = item as { subjectId: Id<"sbj"> };
  return { ...Grant.parse(item), subjectId };
};

/**
 * Unless a newer answer decided already (G3): newer than this one, or than the one that this one answers. Without an answer, only a
 * first grant is written.
 */
const toUpsert = ({ since, consent, ...grant }: StoredGrant, latest = consent?.entryId) => {
  const { stewardId, agreementId, sharedRecordId, recipientId, consumerId, subjectId, upTo } = grant;
  const fields = { stewardId, agreementId, sharedRecordId, recipientId, consumerId, subjectId, upTo, since };
  return GrantEntity.upsert(consent ? { ...fields, consent, decidedBy: consent.entryId } : fields)
    .where(({ decidedBy, stewardId: there }, { notExists, lte }) =>
      latest ? `${notExists(decidedBy)} or ${lte(decidedBy, latest as string)}` : notExists(there),
    )
    .params();
};

/** The effect of a sale on the steward's grant. In the steward's scope; a replay changes nothing. */
export async function recordGrant(grant: StoredGrant): Promise<"recorded" | "replayed"> {
  const before = await findGrant(grant);
  if (before && (before.consent?.entryId ?? "") >= (grant.consent?.entryId ?? "")) return "replayed";
  // A further order that says the same grants nothing anew, so it keeps since when.
  const since = before?.upTo === grant.upTo ? before.since : grant.since;
  return recordOnce({ update: toUpsert({ ...grant, since }) });
}

/** As part of a transaction: the grant follows a consent entry that is written with it, and that answers to `before`. */
export const grantWrite = (grant: StoredGrant, before: Id<"evt">, orFault: NonNullable<Write["orFault"]>): Write => ({
  update: toUpsert(grant, before),
  orFault,
});

/** In the steward's scope (C4). */
export async function findGrant(key: Key): Promise<StoredGrant | undefined> {
  const { data } = await GrantEntity.get(key).go({ consistent: true });
  return data ? fromItem(data) : undefined;
}

/** Deletes it: there is nobody, or nothing, to grant any more. In the steward's scope. */
export async function forgetGrant({ stewardId, agreementId, sharedRecordId }: Key): Promise<void> {
  await GrantEntity.delete({ stewardId, agreementId, sharedRecordId }).go();
}

/** A steward's grants under an agreement, by shared record (C5). In the steward's scope. */
export function listGrants({
  stewardId,
  agreementId,
  ...paging
}: Pick<Key, "stewardId" | "agreementId"> & Paging): Promise<Page<StoredGrant>> {
  const query = GrantEntity.query.grant({ stewardId, agreementId });
  return readPage(paging, {
    prefix: "shr",
    read: (after, options) =>
      (after === undefined ? query : query.gt({ sharedRecordId: after })).go({ ...options, consistent: true }),
    idOf: ({ sharedRecordId }) => sharedRecordId,
    toItem: fromItem,
  });
}

const grantReach = (stewardId: Id<"ten">, agreementId: Id<"agr">): Reach => ({
  partition: grantPartition(stewardId, agreementId),
  access: "read",
  because: "what a recipient may see of a record is the steward's to say",
});

/** Grants of a range of shared records, for their recipient (C5). */
export function grantsBetween(
  { stewardId, agreementId }: Pick<Key, "stewardId" | "agreementId">,
  first: Id<"shr">,
  last: Id<"shr">,
): Promise<StoredGrant[]> {
  return withReach([grantReach(stewardId, agreementId)], async () => {
    const { data } = await GrantEntity.query
      .grant({ stewardId, agreementId })
      .between({ sharedRecordId: first }, { sharedRecordId: last })
      .go({ pages: "all", consistent: true });
    return data.map(fromItem);
  });
}
