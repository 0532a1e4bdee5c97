/**
 * Limits on requests: what each costs whom, and the answer to whoever asked too often.
 *
 * @module
 */
import type { Instant } from "#core/kernel";
import { Limit } from "#core/limit";
import { tooMany } from "./protocol-fault";
import type { Caller } from "./route";

/** The buckets of one request, and what they said, for the headers of its answer. */
export type Meter = {
  /** @throws Fault `limit.exceeded` (429) */
  readonly byAddress: (request: Request) => Promise<void>;
  /** @throws Fault `limit.exceeded` (429) */
  readonly byCaller: (caller: Caller) => Promise<void>;
  /** A try to sign in. @throws Fault `limit.exceeded` (429) */
  readonly bySignIn: (request: Request, account: string) => Promise<void>;
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
    byCaller: async (caller) => {
      const name = caller.kind === "apiKey" ? caller.apiKeyId : caller.sessionId;
      const { kind } = caller;
      if (kind === "person") return count(async (each) => [await each.spend(session, { caller: [name] }, atMs)]);
      const { tenantId } = caller;
      await count(async (each) => [await each.spend(session, { tenantId, of: [name] }, atMs)]);
      await count(async (each) => [await each.spend(tenant, { tenantId, of: [] }, atMs)]);
    },
    bySignIn: (request, account) =>
      count((each) =>
        Limit.spendOnSignIn(each, { account, address: Limit.clientAddress(request.headers) ?? "here" }, atMs),
      ),
  };
}
