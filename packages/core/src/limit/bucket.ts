/**
 * Token bucket: how many requests somebody may make, so that none slows down the others.
 *
 * Invariants
 *   L1  Over any time t, a bucket gives at most quota + t × quota / window tokens.
 *   L2  Time never runs backwards: a clock that does refills nothing, and takes nothing away.
 *   L3  Whoever is refused and comes back after `waitMs` is served, if nobody else was meanwhile.
 *
 * Integers only: a token is `windowSeconds × 1000` units, and each millisecond refills `quota` of them.
 *
 * @module
 */
import { invariant } from "../kernel";

export type Policy = {
  /** Stands in the RateLimit headers. */
  readonly name: string;
  /** How many tokens a full bucket holds; an empty one is full again after the window. */
  readonly quota: number;
  readonly windowSeconds: number;
  /** How many tokens an instance takes from the table at once. */
  readonly lease: number;
};

/** `units` were in it at `atMs`. */
export type Bucket = { readonly units: number; readonly atMs: number };

export type Taken = {
  readonly taken: number;
  readonly bucket: Bucket;
  /** Whole tokens that are left. */
  readonly remaining: number;
  /** Until one more token can be taken; 0 when one can be now. */
  readonly waitMs: number;
};

const unitsOf = ({ windowSeconds }: Policy, tokens: number): number => tokens * windowSeconds * 1_000;

/** Takes up to `wanted` tokens, all that there are if fewer. A bucket that nobody used yet is full. Pure. */
export function take(policy: Policy, before: Bucket | undefined, wanted: number, atMs: number): Taken {
  invariant(wanted >= 1 && wanted <= policy.quota, "what is taken at once fits into the bucket");
  const full = unitsOf(policy, policy.quota);
  const from = before ?? { units: full, atMs };
  const elapsedMs = Math.max(0, atMs - from.atMs);
  const units = Math.min(full, from.units + elapsedMs * policy.quota);
  const token = unitsOf(policy, 1);
  const taken = Math.min(wanted, Math.floor(units / token));
  const left = units - taken * token;
  return {
    taken,
    bucket: { units: left, atMs: Math.max(atMs, from.atMs) },
    remaining: Math.floor(left / token),
    waitMs: left >= token ? 0 : Math.ceil((token - left) / policy.quota),
  };
}
