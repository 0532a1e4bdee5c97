/**
 * Idempotency: a request that makes or moves something takes effect once, however often it is sent with its key.
 *
 * Invariants
 *   K1  One key, one request. The same key with another body is refused.
 *   K2  Once answered, the same answer. It is replayed for a day.
 *   K3  One run at a time. While a run may still be going on, its repetition is told to wait.
 *   K4  A run that broke off is run again with its own time and its own randomness, so it draws the same ids and collides
 *       with whatever it had written. Where it collides, `recover` reads what the first run made and answers that.
 *   K5  A refusal is no effect: its claim is given up, so that the caller may repeat the request once the cause is gone. A run
 *       that doesn't know whether it took effect (`store.outcome_unknown`) has broken off: it keeps its claim.
 *   K6  A run is repeated only while the readers of the event log look that far back (`repeatWithinMs`): an event with an old
 *       id written later would never be read. After that the caller is told to look.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { Fault, type Id, type Instant, msBetween, type Random } from "../kernel";
import { EventLog } from "../store";

/** No door lets a request run longer. */
const longestRunMs = 30_000;
/** A repetition may run for as long as any, and its clock may be another's. */
const repeatWithinMs = EventLog.lookBackMs - 2 * longestRunMs;

export type StoredAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What a run of the operation may use: the same on every repetition. */
export type Run = { readonly at: Instant; readonly random: Random };

/** Whose key it is: a tenant's, or a person's who acts for themselves. Leads the key of the item. */
export type Owner = Id<"ten"> | `platform#person#${Id<"mem">}`;

export type Request = {
  readonly ownerId: Owner;
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

/** A request that holds its key: since when, and what it was answered, if it was. */
export type Claim = {
  readonly requestHash: string;
  readonly claimedAt: Instant;
  /** When its last run began. */
  readonly runningSince: Instant;
  readonly answer?: StoredAnswer;
};

/** Identifies a request: everything that could change its meaning. */
export function hashRequest(method: string, target: string, contentType: string, body: Uint8Array): string {
  return createHash("sha256")
    .update(JSON.stringify([method, target, contentType]))
    .update(body)
    .digest("base64url");
}

/**
 * What a request may do that finds its key claimed: be answered as the claim was, or, without an answer here, run again in
 * the name of the run that broke off.
 *
 * @throws Fault `idempotency.key_reused` (invalid; K1), `idempotency.running` (K3), `idempotency.unresolved` (K6; conflict)
 */
export function answerOf(claim: Claim, { requestHash, at }: Pick<Request, "requestHash" | "at">): Claim["answer"] {
  if (claim.requestHash !== requestHash) throw keyReused();
  if (claim.answer) return claim.answer;
  if (msBetween(claim.runningSince, at) < longestRunMs) throw running();
  if (msBetween(claim.claimedAt, at) > repeatWithinMs) throw unresolved();
  return undefined;
}

const keyReused = () =>
  new Fault("idempotency.key_reused", "invalid", "This Idempotency-Key was used for another request", {
    wayOut: "Send a new key with a new request, and an old key only with the very same request.",
  });

export const running = () =>
  new Fault("idempotency.running", "conflict", "The same request is being carried out", {
    wayOut: "Send it again with the same key in a moment.",
  });

const unresolved = () =>
  new Fault(
    "idempotency.unresolved",
    "conflict",
    "An earlier request with this key broke off, too long ago to repeat it",
    { wayOut: "Look whether it took effect; if it didn't, send the request with a new key." },
  );
