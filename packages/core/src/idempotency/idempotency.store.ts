/**
 * Claims of keys in the table, and the run between claim and answer. In the scope of whoever sends the request.
 *
 * @module
 */
import { epochSeconds, Fault, type Instant } from "../kernel";
import { commit, isOutcomeUnknown, recordOnce } from "../store";
import {
  answerOf,
  type Claim,
  type Operation,
  type Request,
  type Run,
  running,
  type StoredAnswer,
} from "./idempotency";
import { IdempotencyEntity } from "./idempotency.entity";
import { seededRandom } from "./seeded-random";

const keepSeconds = 24 * 60 * 60;
/** An answer beyond this isn't kept; such a request must be harmless to repeat. */
const maxAnswerBytes = 256 * 1024;

/**
 * Runs the operation once, or answers as it was answered before.
 *
 * @throws Fault `idempotency.key_reused` (invalid), `idempotency.running`, `idempotency.unresolved` (conflict), and whatever
 *   the operation throws
 */
export async function once(
  request: Request,
  operation: Operation,
): Promise<StoredAnswer & { readonly replayed: boolean }> {
  const { ownerId, operation: name, key } = request;
  const isFirst = (await claim(request)) === "claimed";
  const earlier = isFirst ? undefined : await takeOver(request);
  if (earlier?.answer) return { ...earlier.answer, replayed: true };
  const claimedAt = earlier?.claimedAt ?? request.at;
  const run = (): Run => ({ at: claimedAt, random: seededRandom(ownerId, name, key, claimedAt) });
  const answer = await operation.run(run()).catch(async (error: unknown) => {
    // Only the first run gives up (K5): a repetition can't know that the run before it did nothing.
    if (error instanceof Fault && isFirst && !isOutcomeUnknown(error)) await giveUp(request);
    if (!(error instanceof Fault) || isFirst || error.kind !== "conflict") throw error;
    return operation.recover(run(), error);
  });
  await keep(request, claimedAt, answer);
  return { ...answer, replayed: false };
}

async function claim({ ownerId, operation, key, requestHash, at }: Request): Promise<"claimed" | "taken"> {
  const now = epochSeconds(at);
  const item = { ownerId, operation, key, requestHash, claimedAt: at, runningSince: at };
  const outcome = await recordOnce({
    put: IdempotencyEntity.put({ ...item, expiresAtSeconds: now + keepSeconds })
      .where((entry, { notExists, lte }) => `${notExists(entry.requestHash)} OR ${lte(entry.expiresAtSeconds, now)}`)
      .params(),
  });
  return outcome === "recorded" ? "claimed" : "taken";
}

/** The claim that holds the key: with its answer, or taken over because its run broke off (K4). */
async function takeOver(request: Request): Promise<Claim> {
  const { ownerId, operation, key, at } = request;
  const { data } = await IdempotencyEntity.get({ ownerId, operation, key }).go({ consistent: true });
  // Given up between the two looks: the caller's next try claims anew.
  if (!data) throw running();
  const { requestHash, status, headers, body } = data;
  const found: Claim = {
    requestHash,
    claimedAt: data.claimedAt as Instant,
    runningSince: data.runningSince as Instant,
    ...(status === undefined || body === undefined
      ? {}
      : { answer: { status, headers: headers as StoredAnswer["headers"], body } }),
  };
  if (answerOf(found, request)) return found;
  const outcome = await recordOnce({
    update: IdempotencyEntity.patch({ ownerId, operation, key })
      .set({ runningSince: at })
      .where((entry, { eq }) => eq(entry.runningSince, data.runningSince))
      .params(),
  });
  if (outcome === "replayed") throw running();
  return found;
}

async function keep({ ownerId, operation, key }: Request, claimedAt: Instant, answer: StoredAnswer): Promise<void> {
  if (Buffer.byteLength(answer.body) > maxAnswerBytes) return;
  await recordOnce({
    update: IdempotencyEntity.patch({ ownerId, operation, key })
      .set({ status: answer.status, headers: answer.headers, body: answer.body })
      .where((entry, { eq }) => eq(entry.claimedAt, claimedAt as string))
      .params(),
  });
}

async function giveUp({ ownerId, operation, key, at }: Request): Promise<void> {
  const isLater = new Fault("store.condition_failed", "conflict");
  const write = IdempotencyEntity.delete({ ownerId, operation, key })
    .where((entry, { eq }) => eq(entry.claimedAt, at as string))
    .params();
  await commit({ writes: [{ delete: write, orFault: isLater }] }).catch((error: unknown) => {
    if (error !== isLater) throw error;
  });
}
