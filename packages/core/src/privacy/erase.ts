/**
 * Erase: makes everything that names or locates a consumer unreadable, at every controller that has it (invariant 7).
 *
 * Invariants
 *   E1  Keys first. After the first step nothing of an order that was given until then can be sealed anew; what follows only
 *       tidies up. A crash in between leaves nothing readable longer, and a repetition does the rest.
 *   E2  Money stays. Orders, supplier orders, commission entries and consumer records keep their rows, under pseudonymous ids.
 *   E3  Nobody is missed. Controllers are listed before they get anything, and the list is read after the platform's key is gone.
 *
 * Who may ask, what must be kept for the law, and by when each controller answers is the caller's question: this does it, now.
 *
 * @module
 */
import { Agreement } from "../agreement";
import { Consumer } from "../consumer";
import { forEachOf, type Id, type Instant, plusMs } from "../kernel";
import { Keyring } from "../keyring";
import type { Mailer } from "../mail";
import { RelayAddress } from "../relay-address";
import { runInScope } from "../store";

export type Erasure = {
  readonly subjectId: Id<"sbj">;
  /** The deployment's pairwise key, from which the consumer's ids derive. */
  readonly secret: string;
  /** Whose data; without it, every controller's. */
  readonly controllers?: readonly Keyring.Controller[];
  /** The moment of the deed, not of the request: what was given until then goes, what comes later stays. */
  readonly at: Instant;
  /** Whose mails the carrier forgets, and which it is. */
  readonly mails?: { readonly email: string; readonly mailer: Pick<Mailer, "forget"> };
};

export type Erased = {
  readonly subjectId: Id<"sbj">;
  readonly at: Instant;
  /** From here on no process holds a key any more. */
  readonly finalAt: Instant;
  /** Had a key, and have none now. */
  readonly shredded: readonly Keyring.Controller[];
  /** Had nothing sealed, or were erased before. */
  readonly heldNothing: readonly Keyring.Controller[];
  /** Projections of the consumer's records that were deleted at partners. */
  readonly projections: number;
  /** Mails that were deleted from the carrier. */
  readonly mails: number;
};

/** Does it, and says what was done. Repeating it with the same `at` is harmless. Opens exactly the keys it needs. */
export async function erase({ subjectId, secret, controllers, at, mails }: Erasure): Promise<Erased> {
  const shredded: Keyring.Controller[] = [];
  const heldNothing: Keyring.Controller[] = [];
  const shred = async (controllerId: Keyring.Controller): Promise<void> => {
    const outcome = await Keyring.shred({ controllerId, subjectId }, at);
    (outcome === "shredded" ? shredded : heldNothing).push(controllerId);
  };
  const wanted = controllers ?? (await everyController(subjectId));
  if (wanted.includes("platform")) await shred("platform");
  // E3: asked again, because an order may have announced one meanwhile. From here on none given before can.
  const rest = (controllers ?? (await everyController(subjectId))).filter((one) => one !== "platform");
  for (const controllerId of rest) await shred(controllerId);
  let projections = 0;
  for (const tenantId of rest) projections += await deleteProjections(tenantId, subjectId, secret);
  const forgotten = mails ? await mails.mailer.forget(mails.email) : 0;
  const finalAt = plusMs(at, Keyring.keepMs);
  return { subjectId, at, finalAt, shredded, heldNothing, projections, mails: forgotten };
}

const everyController = async (subjectId: Id<"sbj">): Promise<Keyring.Controller[]> =>
  (await Keyring.holders(subjectId)).map(({ controllerId }) => controllerId);

const asTenant = <R>(ownerId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId: ownerId, actor: "erasure", role: "privacy" }, body);

/**
 * Projections under a tenant's agreements, and their grants: those it has of others' records, and those others have of its own. By its
 * agreements, because a pointer to an order may come later than what the order left.
 */
async function deleteProjections(tenantId: Id<"ten">, subjectId: Id<"sbj">, secret: string): Promise<number> {
  let deleted = 0;
  let cursor: string | undefined;
  do {
    const page = await asTenant(tenantId, () => Agreement.list({ tenantId, cursor, limit: 100 }));
    const directions = page.items.flatMap(({ agreementId, supplierId, partnerId }) => [
      { agreementId, stewardId: supplierId, recipientId: partnerId },
      { agreementId, stewardId: partnerId, recipientId: supplierId },
    ]);
    await forEachOf(directions, async ({ agreementId, stewardId, recipientId }) => {
      const pseudonym = Consumer.pseudonymOf(recipientId, Consumer.idOf(stewardId, subjectId), secret);
      const sharedRecordId = Consumer.sharedIdOf(agreementId, pseudonym);
      // The grant first: from then on nothing is shown.
      await asTenant(stewardId, () => Consumer.forgetGrant({ stewardId, agreementId, sharedRecordId }));
      const gone = await asTenant(recipientId, () => Consumer.forgetShared(recipientId, [sharedRecordId]));
      await RelayAddress.close(pseudonym, sharedRecordId);
      deleted += gone;
    });
    cursor = page.nextCursor;
  } while (cursor);
  return deleted;
}
