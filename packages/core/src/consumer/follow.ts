/**
 * Following: an agreement's state or terms changed, or a party's own state, and each projection under it says what its sources say now. A page of grants at a
 * time, each page a message of its own, so that none outlasts its function.
 *
 * Invariants
 *   F1  Every page is handled. Where the next one begins is written as an event; a crash before that leaves the page undelivered.
 *   F2  One chain. The place moves on in the transaction that writes the event, if it's still where the page began; a page delivered
 *       twice is worked through twice, which changes nothing, and continued once.
 *   F3  Told. Whoever asked gets to know what each projection came to, before its grant is forgotten.
 *   F4  What fails holds up only itself: the fan-out goes on first, then the page is reported as failed and tried again.
 *
 * Until it has come to a record, reading that record asks the agreement itself (I2 of consumers).
 *
 * @module
 */
import type * as z from "zod";
import { Agreement } from "../agreement";
import { deriveTimedId, epochSeconds, Fault, forEachOf, type Id, type Instant, type Random } from "../kernel";
import { commit, runInScope, type Write } from "../store";
import { Tenant } from "../tenant";
import { FollowEntity } from "./consumer.entity";
import { FollowContinued } from "./consumer.event";
import { forgetGrant, listGrants } from "./grant.store";
import { type Followed, followShared } from "./shared.store";

const usualPageSize = 50;
/** Longer than any delivery or dead letter waits. */
const keepSeconds = 30 * 24 * 60 * 60;

type Follow = z.output<typeof FollowContinued.schema> & { readonly stewardId: Id<"ten"> };
export type Following = {
  readonly at: Instant;
  readonly random: Random;
  /** The deployment's pairwise key. */
  readonly secret: string;
  /** What follows from a projection besides itself (F3): the caller's business. Repeatable. */
  readonly told?: (followed: Followed) => Promise<unknown>;
  readonly pageSize?: number;
};

const asSteward = <R>(stewardId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId: stewardId, actor: "projection", role: "subscriber" }, body);

/** Begins it in both directions: an amendment may have turned round who discloses to whom. */
export async function followAgreement(
  { agreementId, supplierId, partnerId }: Pick<Agreement.Info, "agreementId" | "supplierId" | "partnerId">,
  { eventId, ...following }: Following & { readonly eventId: Id<"evt"> },
): Promise<void> {
  const begin = (stewardId: Id<"ten">, recipientId: Id<"ten">) =>
    continueFollow({ followId: eventId, agreementId, stewardId, recipientId, after: null }, following);
  await begin(supplierId, partnerId);
  await begin(partnerId, supplierId);
}

/**
 * A tenant's own state changed: what is shared under its agreements follows, whichever party it is. Each agreement's fan-out has an id of
 * its own, which follows from the event.
 */
export async function followTenant(
  { eventId, tenantId }: { readonly eventId: Id<"evt">; readonly tenantId: Id<"ten"> },
  following: Following,
): Promise<void> {
  const agreements = await asSteward(tenantId, () => Agreement.listSigned({ tenantId }));
  await forEachOf(agreements, (agreement) =>
    followAgreement(agreement, { ...following, eventId: deriveTimedId("evt", eventId, agreement.agreementId) }),
  );
}

/** Handles the page at the fan-out's place, and continues it if there is more. */
export async function continueFollow(follow: Follow, following: Following): Promise<void> {
  const { stewardId, recipientId, agreementId, after } = follow;
  const { at, secret, told, pageSize = usualPageSize } = following;
  const isOver = await hasEnded(follow);
  const page = await asSteward(stewardId, () =>
    listGrants({ stewardId, agreementId, limit: pageSize, cursor: after ?? undefined }),
  );
  const failures: unknown[] = [];
  await forEachOf(page.items, async ({ sharedRecordId }) => {
    const key = { stewardId, recipientId, agreementId, sharedRecordId };
    const followed = await followShared(key, { at, secret });
    await told?.(followed);
    // Over for good: nothing of it may come back. What the consumer said stays in the ledger.
    if (isOver) await asSteward(stewardId, () => forgetGrant(key));
  }).catch((error: unknown) => failures.push(error));
  if (page.nextCursor !== undefined) await moveOn(follow, page.nextCursor as Id<"shr">, following);
  if (failures.length > 0) throw failures[0];
}

/** The agreement has ended, or one of its parties is closed: for good, both of them. */
async function hasEnded({ stewardId, recipientId, agreementId }: Follow): Promise<boolean> {
  const [agreement, tenants] = await asSteward(stewardId, () =>
    Promise.all([Agreement.find({ tenantId: stewardId, agreementId }), Tenant.findMany([stewardId, recipientId])]),
  );
  return agreement?.status === "closed" || [...tenants.values()].some(({ status }) => status === "closed");
}

async function moveOn({ stewardId, ...follow }: Follow, next: Id<"shr">, { at, random }: Following): Promise<void> {
  const { followId, after } = follow;
  const moved = new Fault("store.condition_failed", "conflict");
  const item = { stewardId, followId, after: next, expiresAtSeconds: epochSeconds(at) + keepSeconds };
  const write: Write = {
    put: FollowEntity.put(item)
      .where((place, { eq, notExists }) => (after === null ? notExists(place.after) : eq(place.after, after as string)))
      .params(),
    orFault: moved,
  };
  const data = { ...follow, after: next };
  const event = FollowContinued.create({ tenantId: stewardId, subject: followId, at, random, data });
  await asSteward(stewardId, () => commit({ writes: [write], event })).catch((error: unknown) => {
    if (error !== moved) throw error;
  });
}
