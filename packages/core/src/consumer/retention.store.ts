/**
 * Retention: which grants of an agreement have been kept for as long as its clause says, and that their projections go.
 *
 * A read shows none of them any more, swept up or not (G4 of grants); this makes the copies themselves go.
 *
 * @module
 */
import type { Id, Instant } from "../kernel";
import { readAll, runInScope } from "../store";
import { ConsumerEntity, SharedRecordEntity } from "./consumer.entity";
import { footingOf } from "./footing.store";
import { keptUntil } from "./grant";
import { listGrants, type StoredGrant } from "./grant.store";
import { followShared } from "./shared.store";

export type Over = { readonly grant: StoredGrant; readonly endedAt: Instant };

const inScope = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId, actor: "retention", role: "job" }, body);

/**
 * A page of an agreement's grants: those whose time is over, each after its projection has gone. In that order, so that whoever dies in
 * between leaves a grant that the next run finds again. In each owner's scope, by turns.
 */
export async function endedUnder(
  { stewardId, agreementId }: { readonly stewardId: Id<"ten">; readonly agreementId: Id<"agr"> },
  { after, at, secret }: { readonly after: string | undefined; readonly at: Instant; readonly secret: string },
): Promise<{ readonly over: Over[]; readonly removed: number; readonly next: string | undefined }> {
  const { items, nextCursor } = await inScope(stewardId, () =>
    listGrants({ stewardId, agreementId, limit: 50, cursor: after }),
  );
  const [first] = items;
  if (!first) return { over: [], removed: 0, next: nextCursor };
  const [{ copies }, orderedAt] = await Promise.all([footingOf(first), lastOrdersOf(stewardId, items)]);
  const over = items.flatMap((grant): Over[] => {
    const endedAt = keptUntil(copies, orderedAt.get(grant.consumerId) ?? grant.since);
    return endedAt !== undefined && endedAt <= at ? [{ grant, endedAt }] : [];
  });
  const there = await projectionsOf(over.map(({ grant }) => grant));
  for (const { grant } of over) if (there.has(grant.sharedRecordId)) await followShared(grant, { at, secret });
  return { over, removed: there.size, next: nextCursor };
}

/** When each of these consumers bought last. Strong, because what is read here ends something. */
async function lastOrdersOf(stewardId: Id<"ten">, grants: readonly StoredGrant[]): Promise<Map<string, Instant>> {
  const keys = grants.map(({ consumerId }) => ({ stewardId, consumerId }));
  const rows = await inScope(stewardId, () =>
    readAll(keys, (some) => ConsumerEntity.get(some).go({ consistent: true })),
  );
  return new Map(rows.map(({ consumerId, lastOrderAt }) => [consumerId, lastOrderAt as Instant]));
}

async function projectionsOf(grants: readonly StoredGrant[]): Promise<Set<string>> {
  const [first] = grants;
  if (!first) return new Set();
  const keys = grants.map(({ recipientId, sharedRecordId }) => ({ recipientId, sharedRecordId }));
  const rows = await inScope(first.recipientId, () => readAll(keys, (some) => SharedRecordEntity.get(some).go()));
  return new Set(rows.map(({ sharedRecordId }) => sharedRecordId));
}
