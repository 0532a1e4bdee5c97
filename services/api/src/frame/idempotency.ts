/**
 * Idempotency: a request that makes or moves something takes effect once, however often it is sent with its key.
 *
 * Invariants
 *   K1  One key, one request. The same key with another body is refused.
 *   K2  Once answered, the same answer. It is replayed for a day.
 *   K3  One run at a time. While a run may still be going on, its repetition is told to wait.
 *   K4  A run that broke off is run again with its own time and its own randomness, so it draws the same ids and collides
 *       with whatever it had written. Where it collides, `recover` reads what the first run made and answers that.
 *   K5  A refusal is no effect: its claim is given up, so that the caller may repeat the request once the cause is gone.
 *   K6  A run is repeated only while the readers of the event log look that far back (`repeatWithinMs`): an event with an old
 *       id written later would never be read. After that the caller is told to look.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { epochSeconds, Fault, type Id, type Instant, msBetween, type Random } from "#core/kernel";
import { commit, recordOnce } from "#core/store";
import { IdempotencyEntity } from "./idempotency.entity";
import { keyReused, running, unresolved } from "./protocol-fault";
import { seededRandom } from "./seeded-random";

const keepSeconds = 24 * 60 * 60;
/** No door lets a request run longer. */
const longestRunMs = 30_000;
const repeatWithinMs = 4 * 60_000;
/** An answer beyond this isn't kept; such a request must be harmless to repeat. */
const maxAnswerBytes = 256 * 1024;

export type StoredAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What a run of the operation may use: the same on every repetition. */
export type Run = { readonly at: Instant; readonly random: Random };

export type Request = {
  readonly tenantId: Id<"ten">;
  readonly operation: string;
  readonly key: string;
  readonly requestHash: string;
  readonly at: Instant;
};

export type Operation = {
  readonly run: (run: Run) => Promise<StoredAnswer>;
  /** Answers for a run that had taken effect before it broke off: `collision` is what its repetition met. */
  readonly recover: (run: Run, collision: Fault) => Promise<StoredAnswer>;
};

/** Identifies a request: everything that could change its meaning. */
export function hashRequest(method: string, target: string, contentType: string, body: Uint8Array): string {
  return createHash("sha256")
    .update(JSON.stringify([method, target, contentType]))
    .update(body)
    .digest("base64url");
}

/**
 * Runs the operation once, or answers as it was answered before. Runs in the tenant's scope.
 *
 * @throws Fault `idempotency.key_reused` (422), `idempotency.running`, `idempotency.unresolved` (409), and whatever the
 *   operation throws
 */
export async function once(
  request: Request,
  operation: Operation,
): Promise<StoredAnswer & { readonly replayed: boolean }> {
  const claimed = await claim(request);
  if (claimed.answer) return { ...claimed.answer, replayed: true };
  const { tenantId, operation: name, key } = request;
  const run = (): Run => ({ at: claimed.at, random: seededRandom(tenantId, name, key, claimed.at) });
  const answer = await operation.run(run()).catch(async (error: unknown) => {
    if (error instanceof Fault && claimed.isNew) await giveUp(request, claimed.at);
    if (!(error instanceof Fault) || claimed.isNew || error.kind !== "conflict") throw error;
    return operation.recover(run(), error);
  });
  await keep(request, claimed.at, answer);
  return { ...answer, replayed: false };
}

type Claim = { readonly at: Instant; readonly isNew: boolean; readonly answer?: StoredAnswer };

async function claim({ tenantId, operation, key, requestHash, at }: Request): Promise<Claim> {
  const now = epochSeconds(at);
  const item = {
    tenantId,
    operation,
    key,
    requestHash,
    claimedAt: at,
    runningSince: at,
    expiresAtSeconds: now + keepSeconds,
  };
  const outcome = await recordOnce({
    put: IdempotencyEntity.put(item)
      .where((entry, { notExists, lte }) => `${notExists(entry.requestHash)} OR ${lte(entry.expiresAtSeconds, now)}`)
      .params(),
  });
  if (outcome === "recorded") return { at, isNew: true };
  const { data } = await IdempotencyEntity.get({ tenantId, operation, key }).go({ consistent: true });
  // Given up between the two looks: the caller's next try claims anew.
  if (!data) throw running();
  if (data.requestHash !== requestHash) throw keyReused();
  const claimedAt = data.claimedAt as Instant;
  if (data.status !== undefined && data.body !== undefined) {
    const headers = data.headers as Readonly<Record<string, string>>;
    return { at: claimedAt, isNew: false, answer: { status: data.status, headers, body: data.body } };
  }
  if (msBetween(data.runningSince as Instant, at) < longestRunMs) throw running();
  if (msBetween(claimedAt, at) > repeatWithinMs) throw unresolved();
  const takenOver = await recordOnce({
    update: IdempotencyEntity.patch({ tenantId, operation, key })
      .set({ runningSince: at })
      .where((entry, { eq }) => eq(entry.runningSince, data.runningSince))
      .params(),
  });
  if (takenOver === "replayed") throw running();
  return { at: claimedAt, isNew: false };
}

async function keep({ tenantId, operation, key }: Request, claimedAt: Instant, answer: StoredAnswer): Promise<void> {
  if (Buffer.byteLength(answer.body) > maxAnswerBytes) return;
  await recordOnce({
    update: IdempotencyEntity.patch({ tenantId, operation, key })
      .set({ status: answer.status, headers: answer.headers, body: answer.body })
      .where((entry, { eq }) => eq(entry.claimedAt, claimedAt as string))
      .params(),
  });
}

/** Only the first run gives up: a repetition can't know that the run before it did nothing. */
async function giveUp({ tenantId, operation, key }: Request, claimedAt: Instant): Promise<void> {
  const isLater = new Fault("store.condition_failed", "conflict");
  const write = IdempotencyEntity.delete({ tenantId, operation, key })
    .where((entry, { eq }) => eq(entry.claimedAt, claimedAt as string))
    .params();
  await commit({ writes: [{ delete: write, orFault: isLater }] }).catch((error: unknown) => {
    if (error !== isLater) throw error;
  });
}
