/**
 * Tenants and members in a test, without accounts: who they are costs a password's time, and doesn't matter here.
 *
 * @module
 */
import { type Identity, Membership } from "#core/identity";
import { createId, type Fault, instant } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { commit, runInScope } from "#core/store";
import { Tenant } from "#core/tenant";

export const at = instant("2026-03-01T09:00:00Z");

export const codeOf = (body: () => Promise<unknown>): Promise<string> =>
  body().then(
    () => "done",
    (error: Fault) => error.code ?? String(error),
  );

let drawn = 0;
export async function tenantOf(roles: Tenant.Role[] = ["supplier"]): Promise<Tenant.Info> {
  const slug = `tenant-${(drawn += 1)}`;
  const rest = { name: slug, slug, currency: "EUR", taxRateBp: 2100, locale: "en-GB", country: "NL" } as const;
  return Tenant.register({ ...rest, roles, at, random: systemRandom });
}

export const personOf = (name: string) => {
  const memberId = createId("mem", at, systemRandom);
  return { memberId, name, email: `${name}-${memberId.slice(-8)}@example.com` };
};

export async function seat(tenant: Tenant.Info, role: Identity.Role): Promise<Membership.Info> {
  const member = Membership.join(tenant, { ...personOf(role), role, joinedAt: at });
  await runInScope({ tenantId: null, actor: "test", role: "test", reach: Membership.membershipReach(member) }, () =>
    commit({ writes: Membership.createWrites(member) }),
  );
  return member;
}

/** As the API runs what this member does. */
export const as = <R>({ tenantId, memberId, role }: Membership.Info, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId, actor: memberId, role }, body);
