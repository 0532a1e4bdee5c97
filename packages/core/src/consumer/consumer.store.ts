/**
 * Consumer records in the table, in their steward's key space.
 *
 * @module
 */
import type { Id } from "../kernel";
import type { Keyring } from "../keyring";
import { Order } from "../order";
import { type Page, type Paging, readPage, recordOnce } from "../store";
import { Info } from "./consumer";
import { ConsumerEntity } from "./consumer.entity";

const recordPlace = (stewardId: string, subjectId: string, consumerId: string): Keyring.Place => ({
  controllerId: stewardId as Id<"ten">,
  subjectId: subjectId as Id<"sbj">,
  field: "consumer.contact",
  recordId: consumerId,
});

/**
 * Records at the steward what an order says of its consumer. An order that arrives late changes nothing (I4) but since when the
 * consumer has been one; one that comes after an erasure changes nothing at all. In the steward's scope.
 */
export async function record(
  { firstOrderAt, stewardId, consumerId, contact, erased: _erased, ...latest }: Info,
  subjectId: Id<"sbj">,
): Promise<"recorded" | "replayed"> {
  const place = recordPlace(stewardId, subjectId, consumerId);
  const sealed = contact && (await Order.sealContact(place, contact, latest.lastOrderId));
  if (!sealed) return "replayed";
  const outcome = await recordOnce({
    update: ConsumerEntity.upsert({ stewardId, consumerId, subjectId, contact: sealed, ...latest })
      .ifNotExists({ firstOrderAt })
      .where(
        ({ lastOrderAt }, { notExists, lt }) =>
          `${notExists(lastOrderAt)} or ${lt(lastOrderAt, latest.lastOrderAt as string)}`,
      )
      .params(),
  });
  if (outcome === "recorded") return outcome;
  return recordOnce({
    update: ConsumerEntity.patch({ stewardId, consumerId })
      .set({ firstOrderAt })
      .where((stored, { gt }) => gt(stored.firstOrderAt, firstOrderAt as string))
      .params(),
  });
}

type Key = { readonly stewardId: Id<"ten">; readonly consumerId: Id<"con"> };
/** A record and whose it is; the subject leaves the core in no view. */
export type Found = { readonly record: Info; readonly subjectId: Id<"sbj"> };

/** A steward's record of one consumer (C1). In the steward's scope. */
export async function findRecord(key: Key): Promise<Found | undefined> {
  const { data } = await ConsumerEntity.get(key).go({ consistent: true });
  if (!data) return undefined;
  const [record] = await toInfos([data]);
  return record && { record, subjectId: data.subjectId as Id<"sbj"> };
}

/** What a steward knows of one consumer (C1). In the steward's scope. */
export async function find(key: Key): Promise<Info | undefined> {
  return (await findRecord(key))?.record;
}

/** A steward's consumers (C2). */
export async function list({ stewardId, ...paging }: { readonly stewardId: Id<"ten"> } & Paging): Promise<Page<Info>> {
  const query = ConsumerEntity.query.consumer({ stewardId });
  const page = await readPage(paging, {
    prefix: "con",
    read: (after, options) => (after === undefined ? query : query.gt({ consumerId: after })).go(options),
    idOf: ({ consumerId }) => consumerId,
    toItem: (row) => row,
  });
  return { ...page, items: await toInfos(page.items) };
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof ConsumerEntity.get>["go"]>>["data"]>;

async function toInfos(rows: readonly Row[]): Promise<Info[]> {
  const contacts = await Order.openContacts(
    rows.map((row) => ({ place: recordPlace(row.stewardId, row.subjectId, row.consumerId), text: row.contact })),
  );
  return rows.map(({ contact: _sealed, ...row }, index) => {
    const contact = contacts[index];
    return Info.parse({ ...row, ...(contact ? { contact } : { erased: true }) });
  });
}
