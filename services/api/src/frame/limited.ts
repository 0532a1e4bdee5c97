/**
 * Limits on requests: what each costs whom, and the answer to whoever asked too often.
 *
 * @module
 */
import type { Id, Instant } from "#core/kernel";
import { Limit } from "#core/limit";
import { tooMany } from "./protocol-fault";

/** Whose tokens a request costs: of a session or a key, and of the tenant it acts for, if it does for one. */
export type Payer = { readonly name: string; readonly tenantId: Id<"ten"> | undefined };

/** The buckets of one request, and what they said, for the headers of its answer. */
export type Meter = {
  /** @throws Fault `limit.exceeded` (429) */
  readonly byAddress: (request: Request) => Promise<void>;
  /** @throws Fault `limit.exceeded` (429) */
  readonly byCaller: (caller: Payer) => Promise<void>;
};

/** `verdicts` gets what was spent. Without a limiter nothing is counted. */
export function meterOf(limiter: Limit.Limiter | undefined, at: Instant, verdicts: Limit.Verdict[]): Meter {
  const atMs = Date.parse(at);
  const count = async (spent: (limiter: Limit.Limiter) => Promise<readonly Limit.Verdict[]>): Promise<void> => {
    if (!limiter) return;
    verdicts.push(...(await spent(limiter)));
    if (verdicts.some(({ allowed }) => !allowed)) throw tooMany();
  };
  const { address: ofAddress, session, tenant } = Limit.policies;
  return {
    byAddress: (request) =>
      count(async (each) => {
        const address = Limit.clientAddress(request.headers);
        return address === undefined ? [] : [await each.spend(ofAddress, { caller: [address] }, atMs)];
      }),
    // The session's first: what it was refused doesn't cost its tenant anything.
    byCaller: async ({ name, tenantId }) => {
      if (!tenantId) return count(async (each) => [await each.spend(session, { caller: [name] }, atMs)]);
      await count(async (each) => [await each.spend(session, { tenantId, of: [name] }, atMs)]);
      await count(async (each) => [await each.spend(tenant, { tenantId, of: [] }, atMs)]);
    },
  };
}
