/**
 * RateLimit headers, as draft-ietf-httpapi-ratelimit-headers-10 writes them: each policy with its quota and window, and what
 * is left of it, with the seconds until it is whole again.
 *
 * @module
 */
import type { Verdict } from "./limiter";

export function rateLimitHeaders(verdicts: readonly Verdict[]): Record<string, string> {
  if (verdicts.length === 0) return {};
  const waitMs = Math.max(...verdicts.map((verdict) => verdict.waitMs));
  return {
    "ratelimit-policy": verdicts
      .map(({ policy: { name, quota, windowSeconds } }) => `"${name}";q=${quota};w=${windowSeconds}`)
      .join(", "),
    ratelimit: verdicts
      .map(({ policy, remaining }) => `"${policy.name}";r=${remaining};t=${secondsToWhole(policy, remaining)}`)
      .join(", "),
    ...(waitMs > 0 ? { "retry-after": String(Math.max(1, Math.ceil(waitMs / 1_000))) } : {}),
  };
}

const secondsToWhole = ({ quota, windowSeconds }: Verdict["policy"], remaining: number): number =>
  Math.ceil(((quota - remaining) * windowSeconds) / quota);
