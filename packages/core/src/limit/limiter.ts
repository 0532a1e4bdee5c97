/**
 * Limiter: spends tokens on requests. Most requests cost nothing: an instance takes a lease of tokens from the table, and spends
 * them one by one; who was refused is refused from memory until a token may be there.
 *
 * The bounded error: tokens of a lease that weren't spent in time, or went with their instance, are lost, never given out
 * twice. So all instances together stay within the policy (L1), and a tenant may be refused up to lease × instances tokens early.
 *
 * @module
 */
import type { Policy } from "./bucket";
import { type Holder, lease, nameOf } from "./bucket.store";

export type Verdict = {
  readonly policy: Policy;
  readonly allowed: boolean;
  /** Tokens left, as far as this instance knows. */
  readonly remaining: number;
  /** When to come back; 0 when allowed. */
  readonly waitMs: number;
};

/** A lease that isn't spent by then is forgotten: a hoard would be a burst beyond the policy. */
const keepMs = 10_000;
/** Names come from callers: they must not fill the memory. */
const maxKept = 10_000;

type Held = { tokens: number; readonly remaining: number; readonly untilMs: number; readonly refusedUntilMs: number };

export type Limiter = {
  /** Spends one token of this holder's bucket. */
  readonly spend: (policy: Policy, holder: Holder, atMs: number) => Promise<Verdict>;
};

/** What one instance of a function holds; a test may have several. */
export function createLimiter(): Limiter {
  const held = new Map<string, Held>();
  const asking = new Map<string, Promise<void>>();

  const ask = async (name: string, policy: Policy, holder: Holder, atMs: number): Promise<void> => {
    const taken = await lease(policy, holder, atMs);
    if (held.size >= maxKept) held.clear();
    // Busy: one request goes on without a token, and the next asks again.
    const { taken: tokens, remaining, waitMs } = taken ?? { taken: 1, remaining: 0, waitMs: 0 };
    held.set(name, { tokens, remaining, untilMs: atMs + keepMs, refusedUntilMs: tokens === 0 ? atMs + waitMs : 0 });
  };

  return {
    spend: async (policy, holder, atMs) => {
      const name = nameOf(policy, holder);
      for (;;) {
        const known = held.get(name);
        if (known && known.tokens > 0 && Math.abs(known.untilMs - atMs) <= keepMs) {
          known.tokens -= 1;
          return { policy, allowed: true, remaining: known.remaining + known.tokens, waitMs: 0 };
        }
        // A clock that went back by hours mustn't refuse for hours.
        if (known && known.refusedUntilMs > atMs && known.refusedUntilMs - atMs <= policy.windowSeconds * 1_000) {
          return { policy, allowed: false, remaining: 0, waitMs: known.refusedUntilMs - atMs };
        }
        // Whoever comes while one asks waits for the same answer.
        let answer = asking.get(name);
        if (!answer) {
          answer = ask(name, policy, holder, atMs).finally(() => asking.delete(name));
          asking.set(name, answer);
        }
        await answer;
      }
    },
  };
}
