import { inFreshTable } from "#support";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveId } from "../kernel";
import { measure } from "../store";
import { Limit } from ".";
import { type Bucket, type Policy, take } from "./bucket";

const policy: Policy = { name: "test", quota: 10, windowSeconds: 5, lease: 3 };
const tenantId = deriveId("ten", "a");
const start = 1_770_000_000_000;

const anyPolicy = fc.record({
  name: fc.constant("any"),
  quota: fc.integer({ min: 1, max: 20_000 }),
  windowSeconds: fc.integer({ min: 1, max: 3_600 }),
  lease: fc.constant(1),
});

describe("a bucket", () => {
  it("never gives more than its quota and what was refilled since, whatever the clock does (L1, L2)", () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: -5_000, max: 20_000 }), fc.nat(30)), { maxLength: 60 });
    fc.assert(
      fc.property(anyPolicy, steps, (any, moves) => {
        let bucket: Bucket | undefined;
        let now = start;
        let latest = start;
        let given = 0;
        for (const [move, wanted] of moves) {
          now += move;
          if (bucket) latest = Math.max(latest, now);
          const taken = take(any, bucket, Math.min(any.quota, Math.max(1, wanted)), bucket ? now : start);
          given += taken.taken;
          bucket = taken.bucket;
        }
        const most = any.quota + ((latest - start) * any.quota) / (any.windowSeconds * 1_000);
        expect(given).toBeLessThanOrEqual(Math.floor(most + 1e-9));
      }),
    );
  });

  it("serves whoever comes back when told, and not a millisecond before (L3)", () => {
    fc.assert(
      fc.property(anyPolicy, fc.nat(100_000), (any, atMs) => {
        const empty = take(any, undefined, any.quota, start + atMs).bucket;
        const { taken, waitMs, bucket } = take(any, empty, 1, start + atMs);
        expect(taken).toBe(0);
        expect(take(any, bucket, 1, start + atMs + waitMs).taken).toBe(1);
        expect(take(any, bucket, 1, start + atMs + waitMs - 1).taken).toBe(0);
      }),
    );
  });

  it("is a function of its past: the same takes at the same times give the same (replay)", () => {
    const run = () => {
      let bucket: Bucket | undefined;
      return [0, 5, 5, 900, 100, 4_000].map((atMs) => {
        const taken = take(policy, bucket, 4, start + atMs);
        bucket = taken.bucket;
        return taken.taken;
      });
    };
    expect(run()).toEqual(run());
    expect(run()).toEqual([4, 4, 2, 1, 0, 4]);
  });

  it("gains nothing from a clock that went back, and loses nothing to it (L2)", () => {
    const { bucket } = take(policy, undefined, 10, start);
    const back = take(policy, bucket, 1, start - 3_600_000);
    expect(back).toMatchObject({ taken: 0, bucket });
    expect(take(policy, back.bucket, 1, start + 500).taken).toBe(1);
  });
});

const holder = { tenantId, of: ["api"] };
const allowedOf = (verdicts: readonly Limit.Verdict[]) => verdicts.filter(({ allowed }) => allowed).length;

describe("instances together", () => {
  it("stay within the policy, however many ask at once (L1)", () =>
    inFreshTable(async () => {
      const limiters = Array.from({ length: 4 }, () => Limit.createLimiter());
      const asked = limiters.flatMap((limiter) =>
        Array.from({ length: 10 }, () => limiter.spend(policy, holder, start)),
      );
      const allowed = allowedOf(await Promise.all(asked));
      // Four writes lost in a row let one request of an instance pass without a token; a lease may go to waste.
      expect(allowed).toBeGreaterThanOrEqual(policy.quota - 3);
      expect(allowed).toBeLessThanOrEqual(policy.quota + limiters.length);
    }));

  it("of whom one takes all leave the other nothing, and both know when to come back", () =>
    inFreshTable(async () => {
      const [one, other] = [Limit.createLimiter(), Limit.createLimiter()];
      for (let round = 0; round < 10; round += 1) {
        expect((await one.spend(policy, holder, start)).allowed).toBe(true);
      }
      for (const limiter of [one, other]) {
        expect(await limiter.spend(policy, holder, start)).toMatchObject({ allowed: false, waitMs: 500 });
      }
      expect((await other.spend(policy, holder, start + 500)).allowed).toBe(true);
    }));

  it("forget a lease that wasn't spent, so that nobody hoards", () =>
    inFreshTable(async () => {
      const limiter = Limit.createLimiter();
      const slow = { ...policy, windowSeconds: 36_000 };
      await limiter.spend(slow, holder, start);
      const late = await limiter.spend(slow, holder, start + 60_000);
      // 10, less the lease of 3 that was forgotten, less this lease of 3: of which one is spent.
      expect(late.remaining).toBe(6);
    }));
});

describe("a flood of one tenant", () => {
  const other = { tenantId: deriveId("ten", "b"), of: ["api"] };

  it("is refused without a look at the table, and doesn't slow the other", () =>
    inFreshTable(async () => {
      const limiter = Limit.createLimiter();
      for (let round = 0; round < 11; round += 1) await limiter.spend(policy, holder, start);
      const { result, operations } = await measure(async () => {
        const refused: Limit.Verdict[] = [];
        for (let round = 0; round < 1_000; round += 1) refused.push(await limiter.spend(policy, holder, start + 1));
        return { refused, passed: await limiter.spend(policy, other, start + 1) };
      });
      expect(allowedOf(result.refused)).toBe(0);
      expect(result.passed.allowed).toBe(true);
      // One lease for the other tenant, nothing for the thousand.
      expect(operations.map(({ name }) => name)).toEqual(["GetItem", "PutItem"]);
    }));

  it("costs a lease's share of a write for each request that passes", () =>
    inFreshTable(async () => {
      const limiter = Limit.createLimiter();
      const { units } = await measure(async () => {
        for (let round = 0; round < 120; round += 1) await limiter.spend(Limit.policies.tenant, holder, start);
      });
      expect(units).toEqual({ read: 2, write: 2 });
    }));
});

describe("tries to sign in", () => {
  const spend = async (limiter: Limit.Limiter, account: string, address: string, atMs = start) =>
    (await Limit.spendOnSignIn(limiter, { account, address }, atMs)).every(({ allowed }) => allowed);

  it("end at the quota for one account from one address, however it is written, and go on after a while", () =>
    inFreshTable(async () => {
      const limiter = Limit.createLimiter();
      for (let round = 0; round < Limit.policies.signIn.quota; round += 1)
        expect(await spend(limiter, "anna@example.com", "192.0.2.1")).toBe(true);
      expect(await spend(limiter, " Anna@Example.com", "192.0.2.1")).toBe(false);
      expect(await spend(limiter, "anna@example.com", "192.0.2.2")).toBe(true);
      expect(await spend(limiter, "anna@example.com", "192.0.2.1", start + 90_000)).toBe(true);
    }));

  it("end after a hundred for one address that tries many accounts", () =>
    inFreshTable(async () => {
      const limiter = Limit.createLimiter();
      const outcomes: boolean[] = [];
      for (let round = 0; round < 101; round += 1)
        outcomes.push(await spend(limiter, `${round}@example.com`, "192.0.2.1"));
      expect(outcomes.filter(Boolean)).toHaveLength(100);
      expect(outcomes.at(-1)).toBe(false);
    }));
});

it.each([
  {
    headers: { "x-forwarded-for": "203.0.113.9, 192.0.2.7" },
    address: "192.0.2.7",
    why: "the gateway's word stands last",
  },
  {
    headers: { "x-client-address": "192.0.2.8", "x-forwarded-for": "192.0.2.7" },
    address: "192.0.2.8",
    why: "the edge saw it",
  },
  { headers: { "x-client-address": "2001:db8::1" }, address: "2001:db8:0:0", why: "a household has a /64" },
  { headers: { "x-client-address": "2001:DB8:0:0:ffff::9" }, address: "2001:db8:0:0", why: "however it is written" },
  { headers: { "x-forwarded-for": "127.0.0.1" }, address: undefined, why: "everybody on this machine" },
  { headers: {}, address: undefined, why: "nobody said" },
])("$headers is $address: $why", ({ headers, address }) => {
  expect(Limit.clientAddress(new Headers(headers as Record<string, string>))).toBe(address);
});

it("headers say each policy and what is left of it, and when to come back", () => {
  const verdict = { policy, allowed: true, remaining: 4, waitMs: 0 };
  expect(Limit.rateLimitHeaders([verdict])).toEqual({
    "ratelimit-policy": '"test";q=10;w=5',
    ratelimit: '"test";r=4;t=3',
  });
  expect(Limit.rateLimitHeaders([verdict, { ...verdict, allowed: false, remaining: 0, waitMs: 1_200 }])).toMatchObject({
    ratelimit: '"test";r=4;t=3, "test";r=0;t=5',
    "retry-after": "2",
  });
});
