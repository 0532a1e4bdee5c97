import type { Id } from "../kernel";
import type { Keyring } from "../keyring";
import { Order } from "../order";
import { type Page, type Paging, readPage, recordOnce } from "../store";
import { Info, Shared } from "./consumer";
import { ConsumerEntity, SharedRecordEntity } from "./consumer.entity";

const recordPlace = (supplierId: string, subjectId: string, consumerId: string): Keyring.Place => ({
  controllerId: supplierId as Id<"ten">,
  subjectId: subjectId as Id<"sbj">,
  field: "consumer.contact",
  recordId: consumerId,
});
const sharedPlace = (partnerId: string, subjectId: string, sharedRecordId: string): Keyring.Place => ({
  controllerId: partnerId as Id<"ten">,
  subjectId: subjectId as Id<"sbj">,
  field: "sharedRecord.contact",
  recordId: sharedRecordId,
});

/**
 * Records at the supplier what an order says of its consumer. An order that arrives late changes nothing (I4) but since when the
 * consumer has been one; one that comes after an erasure changes nothing at all. In the supplier's scope.
 */
export async function record(
  { firstOrderAt, supplierId, consumerId, contact, erased: _erased, ...latest }: Info,
  subjectId: Id<"sbj">,
): Promise<"recorded" | "replayed"> {
  const place = recordPlace(supplierId, subjectId, consumerId);
  const sealed = contact && (await Order.sealContact(place, contact, latest.lastOrderId));
  if (!sealed) return "replayed";
  const outcome = await recordOnce({
    update: ConsumerEntity.upsert({ supplierId, consumerId, subjectId, contact: sealed, ...latest })
      .ifNotExists({ firstOrderAt })
      .where(
        ({ lastOrderAt }, { notExists, lt }) =>
          `${notExists(lastOrderAt)} or ${lt(lastOrderAt, latest.lastOrderAt as string)}`,
      )
      .params(),
  });
  if (outcome === "recorded") return outcome;
  return recordOnce({
    update: ConsumerEntity.patch({ supplierId, consumerId })
      .set({ firstOrderAt })
      .where((stored, { gt }) => gt(stored.firstOrderAt, firstOrderAt as string))
      .params(),
  });
}

/** Records the partner's projection; an older order, or one from before an erasure, changes nothing (I4). In the partner's scope. */
export async function recordShared(
  { name, email, address, erased: _erased, ...shared }: Shared,
  subjectId: Id<"sbj">,
): Promise<"recorded" | "replayed"> {
  const place = sharedPlace(shared.partnerId, subjectId, shared.sharedRecordId);
  const named = name !== undefined && email !== undefined;
  const contact = named
    ? await Order.sealContact(place, { name, email, ...(address ? { address } : {}) }, shared.lastOrderId)
    : undefined;
  if (named && !contact) return "replayed";
  return recordOnce({
    put: SharedRecordEntity.put({ ...shared, subjectId, ...(contact ? { contact } : {}) })
      .where(
        ({ lastOrderAt }, { notExists, lt }) =>
          `${notExists(lastOrderAt)} or ${lt(lastOrderAt, shared.lastOrderAt as string)}`,
      )
      .params(),
  });
}

/** Deletes these projections of a partner's; says how many there were. In the partner's scope. */
export async function forgetShared(partnerId: Id<"ten">, sharedRecordIds: readonly Id<"shr">[]): Promise<number> {
  const deleted = await Promise.all(
    sharedRecordIds.map((sharedRecordId) =>
      SharedRecordEntity.delete({ partnerId, sharedRecordId }).go({ response: "all_old" }),
    ),
  );
  return deleted.filter(({ data }) => data !== null && "partnerId" in data).length;
}

/** What a supplier knows of one consumer (C1), as it is now; undefined where there is no such record. In the supplier's scope. */
export async function find(key: {
  readonly supplierId: Id<"ten">;
  readonly consumerId: Id<"con">;
}): Promise<Info | undefined> {
  const { data } = await ConsumerEntity.get(key).go({ consistent: true });
  if (!data) return undefined;
  const { contact: text, ...row } = data;
  const [contact] = await Order.openContacts([
    { place: recordPlace(row.supplierId, row.subjectId, row.consumerId), text },
  ]);
  return Info.parse({ ...row, ...(contact ? { contact } : { erased: true }) });
}

/** What a partner shares of one consumer, as it is now, without what is sealed. In the partner's scope. */
export async function findShared(key: {
  readonly partnerId: Id<"ten">;
  readonly sharedRecordId: Id<"shr">;
}): Promise<Pick<Shared, "share" | "agreementId" | "agreementVersion"> | undefined> {
  const { data } = await SharedRecordEntity.get(key).go({ consistent: true });
  return data ? Shared.pick({ share: true, agreementId: true, agreementVersion: true }).parse(data) : undefined;
}

/** A supplier's consumers (C2). */
export async function list({
  supplierId,
  ...paging
}: { readonly supplierId: Id<"ten"> } & Paging): Promise<Page<Info>> {
  const query = ConsumerEntity.query.consumer({ supplierId });
  const page = await readPage(paging, {
    prefix: "con",
    read: (after, options) => (after === undefined ? query : query.gt({ consumerId: after })).go(options),
    idOf: ({ consumerId }) => consumerId,
    toItem: (row) => row,
  });
  const contacts = await Order.openContacts(
    page.items.map((row) => ({ place: recordPlace(supplierId, row.subjectId, row.consumerId), text: row.contact })),
  );
  const items = page.items.map(({ contact: _sealed, ...row }, index) => {
    const contact = contacts[index];
    return Info.parse({ ...row, ...(contact ? { contact } : { erased: true }) });
  });
  return { ...page, items };
}

/** What a partner shares (C3). */
export async function listShared({
  partnerId,
  ...paging
}: { readonly partnerId: Id<"ten"> } & Paging): Promise<Page<Shared>> {
  const query = SharedRecordEntity.query.shared({ partnerId });
  const page = await readPage(paging, {
    prefix: "shr",
    read: (after, options) => (after === undefined ? query : query.gt({ sharedRecordId: after })).go(options),
    idOf: ({ sharedRecordId }) => sharedRecordId,
    toItem: (row) => row,
  });
  const contacts = await Order.openContacts(
    page.items.map((row) => ({ place: sharedPlace(partnerId, row.subjectId, row.sharedRecordId), text: row.contact })),
  );
  const items = page.items.map(({ contact: sealed, ...row }, index) =>
    Shared.parse({ ...row, ...(sealed !== undefined && !contacts[index] ? { erased: true } : contacts[index]) }),
  );
  return { ...page, items };
}
