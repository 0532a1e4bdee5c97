/**
 * Buckets in the table, shared by all instances. An instance takes tokens by the lease: one read and one conditional write.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Id } from "../kernel";
import { recordOnce, runInScope } from "../store";
import { type Bucket, type Policy, take, type Taken } from "./bucket";
import { CallerBucketEntity, callerPartition, TenantBucketEntity } from "./bucket.entity";

/** Whose bucket: something of a tenant, or a caller of whom nothing is known but what he says and where he comes from. */
export type Holder =
  { readonly tenantId: Id<"ten">; readonly of: readonly string[] } | { readonly caller: readonly string[] };

/** Addresses and accounts are hashed: a bucket needs to tell them apart, and nothing more. */
const hashOf = (parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22);

export const nameOf = (policy: Policy, holder: Holder): string =>
  "caller" in holder
    ? `${policy.name} ${hashOf(holder.caller)}`
    : `${policy.name} ${holder.tenantId} ${hashOf(holder.of)}`;

const attempts = 4;

/**
 * Takes a lease of tokens, fewer if there aren't as many.
 *
 * @returns undefined when other instances kept winning: the caller goes on without, because a busy bucket must not stop a shop
 */
export async function lease(policy: Policy, holder: Holder, atMs: number): Promise<Taken | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const found = await inScopeOf(policy, holder, () => read(policy, holder));
    const taken = take(policy, found && found.expiresAtSeconds * 1_000 > atMs ? found : undefined, policy.lease, atMs);
    if (taken.taken === 0) return taken;
    const next = {
      ...taken.bucket,
      revision: (found?.revision ?? 0) + 1,
      expiresAtSeconds: Math.ceil(taken.bucket.atMs / 1_000) + 2 * policy.windowSeconds,
    };
    const outcome = await inScopeOf(policy, holder, () => write(policy, holder, found?.revision, next));
    if (outcome === "recorded") return taken;
  }
  return undefined;
}

type Stored = Bucket & { readonly revision: number; readonly expiresAtSeconds: number };

const bucketOf = (policy: Policy, of: readonly string[]): string => `${policy.name}#${hashOf(of)}`;
const callerOf = (policy: Policy, caller: readonly string[]): string => hashOf([policy.name, ...caller]);

async function read(policy: Policy, holder: Holder): Promise<Stored | undefined> {
  const { data } = await ("caller" in holder
    ? CallerBucketEntity.get({ caller: callerOf(policy, holder.caller) }).go({ consistent: true })
    : TenantBucketEntity.get({ tenantId: holder.tenantId, bucket: bucketOf(policy, holder.of) }).go({
        consistent: true,
      }));
  return data ?? undefined;
}

function write(policy: Policy, holder: Holder, revision: number | undefined, next: Stored) {
  if ("caller" in holder) {
    const put = CallerBucketEntity.put({ caller: callerOf(policy, holder.caller), ...next }).where(
      (stored, { eq, notExists }) =>
        revision === undefined ? notExists(stored.revision) : eq(stored.revision, revision),
    );
    return recordOnce({ put: put.params() });
  }
  const { tenantId, of } = holder;
  const put = TenantBucketEntity.put({ tenantId, bucket: bucketOf(policy, of), ...next }).where(
    (stored, { eq, notExists }) =>
      revision === undefined ? notExists(stored.revision) : eq(stored.revision, revision),
  );
  return recordOnce({ put: put.params() });
}

/** Only the bucket's own key, whatever the caller's scope may touch. */
function inScopeOf<R>(policy: Policy, holder: Holder, body: () => Promise<R>): Promise<R> {
  const scope = { actor: "limit", role: "platform" };
  if (!("caller" in holder)) return runInScope({ ...scope, tenantId: holder.tenantId }, body);
  const partition = callerPartition(callerOf(policy, holder.caller));
  return runInScope(
    { ...scope, tenantId: null, reach: [{ partition, access: "write", because: "how often a caller may try" }] },
    body,
  );
}
