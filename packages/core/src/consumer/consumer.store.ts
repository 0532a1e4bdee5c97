import type { Id } from "../kernel";
import { type Page, type Paging, readPage, recordOnce } from "../store";
import { Info, Shared } from "./consumer";
import { ConsumerEntity, SharedRecordEntity } from "./consumer.entity";

/**
 * Records at the supplier what an order says of its consumer. An order that arrives late changes nothing (I4) but since when the
 * consumer has been one. In the supplier's scope.
 */
export async function record({
  firstOrderAt,
  supplierId,
  consumerId,
  ...latest
}: Info): Promise<"recorded" | "replayed"> {
  const outcome = await recordOnce({
    update: ConsumerEntity.upsert({ supplierId, consumerId, ...latest })
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

/** Records the partner's projection; an older order changes nothing (I4). In the partner's scope. */
export const recordShared = (shared: Shared): Promise<"recorded" | "replayed"> =>
  recordOnce({
    put: SharedRecordEntity.put(shared)
      .where(
        ({ lastOrderAt }, { notExists, lt }) =>
          `${notExists(lastOrderAt)} or ${lt(lastOrderAt, shared.lastOrderAt as string)}`,
      )
      .params(),
  });

/** A supplier's consumers (C2). */
export function list({ supplierId, ...paging }: { readonly supplierId: Id<"ten"> } & Paging): Promise<Page<Info>> {
  const query = ConsumerEntity.query.consumer({ supplierId });
  return readPage(paging, {
    prefix: "con",
    read: (after, options) => (after === undefined ? query : query.gt({ consumerId: after })).go(options),
    idOf: ({ consumerId }) => consumerId,
    toItem: (row) => Info.parse(row),
  });
}

/** What a partner shares (C3). */
export function listShared({
  partnerId,
  ...paging
}: { readonly partnerId: Id<"ten"> } & Paging): Promise<Page<Shared>> {
  const query = SharedRecordEntity.query.shared({ partnerId });
  return readPage(paging, {
    prefix: "shr",
    read: (after, options) => (after === undefined ? query : query.gt({ sharedRecordId: after })).go(options),
    idOf: ({ sharedRecordId }) => sharedRecordId,
    toItem: (row) => Shared.parse(row),
  });
}
