/**
 * Credentials by scope: the SDK asks for them with every request, and gets those that may touch what the scope may.
 *
 * Sessions are kept until shortly before they expire, the least lately used go first, and whoever comes while one is made waits
 * for it. No scope, no credentials.
 *
 * @module
 */
import type { Scope } from "./scope";
import { accessOf, sessionPolicy } from "./session-policy";
import type { AssumeRole, Session } from "./sts";

/** Roles that handlers take on, instead of having access to the table themselves. */
export type Roles = {
  /** Its policy opens the keys of the tenant that the session is tagged with. */
  readonly tenantRoleArn: string;
  /** Opens what the session policy names, and no more than owners' keys. */
  readonly reachRoleArn: string;
};

const refreshBeforeMs = 5 * 60_000;
/** Tenants and families that one instance serves within an hour; more than these cost a call each. */
const maxKept = 1_000;

type Kept = { readonly session: Promise<Session>; expiresAtMs: number };

export function scopedCredentials(
  { tenantRoleArn, reachRoleArn }: Roles,
  tableName: string,
  assume: (role: AssumeRole) => Promise<Session>,
  nowMs: () => number,
) {
  const kept = new Map<string, Kept>();

  const roleOf = (scope: Scope): AssumeRole => {
    const access = accessOf(scope);
    const sessionName = access.tenantId ?? "platform";
    if (access.tenantId && access.read.length + access.write.length === 0) {
      return { roleArn: tenantRoleArn, sessionName, tags: { tenant: access.tenantId } };
    }
    return { roleArn: reachRoleArn, sessionName, policy: sessionPolicy(access, tableName) };
  };

  return async (scope: Scope): Promise<Session> => {
    const role = roleOf(scope);
    const name = JSON.stringify(role);
    const known = kept.get(name);
    kept.delete(name);
    const entry =
      known && known.expiresAtMs - refreshBeforeMs > nowMs() ? known : { session: assume(role), expiresAtMs: Infinity };
    // Set anew, so that the map's order is that of use.
    kept.set(name, entry);
    if (kept.size > maxKept) kept.delete(kept.keys().next().value ?? name);
    try {
      const session = await entry.session;
      entry.expiresAtMs = session.expiration.getTime();
      return session;
    } catch (error) {
      if (kept.get(name) === entry) kept.delete(name);
      throw error;
    }
  };
}
