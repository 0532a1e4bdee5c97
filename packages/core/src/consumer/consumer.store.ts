/**
 * Consumer records in the table, in their steward's key space.
 *
 * @module
 */
import type { Id } from "../kernel";
import type { Keyring } from "../keyring";
import { Order } from "../order";
import { type Page, type Paging, readAll, readPage, recordOnce } from "../store";
import { type Disclosed, Info } from "./consumer";
import { ConsumerEntity } from "./consumer.entity";

const recordPlace = (stewardId: string, subjectId: string, consumerId: string): Keyring.Place => ({
  controllerId: stewardId as Id<"ten">,
  subjectId: subjectId as Id<"sbj">,
  field: "consumer.contact",
  recordId: consumerId,
});

/**
 * Records at the steward what an order says of its consumer. An order that arrives late changes nothing (I4) but since when the
 * consumer has been one, and to whom the record is disclosed; one that comes after an erasure changes nothing at all. In the steward's
 * scope.
 *
 * @param under where the order's grant is, if the clause discloses anything
 */
export async function record(
  { firstOrderAt, stewardId, consumerId, contact, erased: _erased, ...latest }: Info,
  subjectId: Id<"sbj">,
  under?: Disclosed,
): Promise<"recorded" | "replayed"> {
  const disclosedUnder = under ? [under] : [];
  const place = recordPlace(stewardId, subjectId, consumerId);
  const sealed = contact && (await Order.sealContact(place, contact, latest.lastOrderId));
  if (!sealed) return "replayed";
  const outcome = await recordOnce({
    update: ConsumerEntity.upsert({ stewardId, consumerId, subjectId, contact: sealed, ...latest })
      .ifNotExists({ firstOrderAt })
      .add(under ? { disclosedUnder } : {})
      .where(
        ({ lastOrderAt }, { notExists, lt }) =>
          `${notExists(lastOrderAt)} or ${lt(lastOrderAt, latest.lastOrderAt as string)}`,
      )
      .params(),
  });
  if (outcome === "recorded") return outcome;
  const key = { stewardId, consumerId };
  const late = [
    ConsumerEntity.patch(key)
      .set({ firstOrderAt })
      .where((stored, { gt }) => gt(stored.firstOrderAt, firstOrderAt as string))
      .params(),
    ...(under
      ? [
          ConsumerEntity.patch(key)
            .add({ disclosedUnder })
            .where((stored, { notContains }) => notContains(stored.disclosedUnder, under))
            .params(),
        ]
      : []),
  ];
  let changed = false;
  for (const update of late) changed = (await recordOnce({ update })) === "recorded" || changed;
  return changed ? "recorded" : "replayed";
}

type Key = { readonly stewardId: Id<"ten">; readonly consumerId: Id<"con"> };
/** A record, whose it is, and where its grants are; what it is wrapped in leaves the core in no view. */
export type Found = {
  readonly record: Info;
  readonly subjectId: Id<"sbj">;
  readonly disclosedUnder: readonly Disclosed[];
};

/** A steward's record of one consumer (C1). In the steward's scope. */
export async function findRecord(key: Key): Promise<Found | undefined> {
  const { data } = await ConsumerEntity.get(key).go({ consistent: true });
  if (!data) return undefined;
  return (await toFound([data]))[0];
}

/** What a steward knows of one consumer (C1). In the steward's scope. */
export async function find(key: Key): Promise<Info | undefined> {
  return (await findRecord(key))?.record;
}

/** A steward's consumers (C2). */
export async function list(asked: { readonly stewardId: Id<"ten"> } & Paging): Promise<Page<Info>> {
  const page = await listFound(asked);
  return { ...page, items: page.items.map(({ record }) => record) };
}

/** The same, with whose they are. */
export async function listFound({
  stewardId,
  ...paging
}: { readonly stewardId: Id<"ten"> } & Paging): Promise<Page<Found>> {
  const query = ConsumerEntity.query.consumer({ stewardId });
  const page = await readPage(paging, {
    prefix: "con",
    read: (after, options) => (after === undefined ? query : query.gt({ consumerId: after })).go(options),
    idOf: ({ consumerId }) => consumerId,
    toItem: (row) => row,
  });
  return { ...page, items: await toFound(page.items) };
}

/** The records of these consumers that there are. In the steward's scope. */
export async function findMany(stewardId: Id<"ten">, consumerIds: readonly Id<"con">[]): Promise<Map<string, Info>> {
  const keys = [...new Set(consumerIds)].map((consumerId) => ({ stewardId, consumerId }));
  const rows = await readAll(keys, (some) => ConsumerEntity.get(some).go());
  return new Map((await toFound(rows)).map(({ record }) => [record.consumerId, record]));
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof ConsumerEntity.get>["go"]>>["data"]>;

async function toFound(rows: readonly Row[]): Promise<Found[]> {
  const contacts = await Order.openContacts(
    rows.map((row) => ({ place: recordPlace(row.stewardId, row.subjectId, row.consumerId), text: row.contact })),
  );
  return rows.map(({ contact: _sealed, subjectId, disclosedUnder = [], ...row }, index) => {
    const contact = contacts[index];
    return {
      record: Info.parse({ ...row, ...(contact ? { contact } : { erased: true }) }),
      subjectId: subjectId as Id<"sbj">,
      disclosedUnder: (disclosedUnder as Disclosed[]).toSorted(),
    };
  });
}
