import type { Id } from "../kernel";
import { recordOnce } from "../store";
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
export async function list({
  supplierId,
  cursor,
  limit = 50,
}: {
  supplierId: Id<"ten">;
  cursor?: string;
  limit?: number;
}) {
  const page = await ConsumerEntity.query.consumer({ supplierId }).go({ limit, pages: 1, cursor: cursor ?? null });
  return { items: page.data.map((item) => Info.parse(item)), nextCursor: page.cursor };
}

/** What a partner shares (C3). */
export async function listShared({
  partnerId,
  cursor,
  limit = 50,
}: {
  partnerId: Id<"ten">;
  cursor?: string;
  limit?: number;
}) {
  const page = await SharedRecordEntity.query.shared({ partnerId }).go({ limit, pages: 1, cursor: cursor ?? null });
  return { items: page.data.map((item) => Shared.parse(item)), nextCursor: page.cursor };
}
