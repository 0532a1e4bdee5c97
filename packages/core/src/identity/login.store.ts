/**
 * Logins in the table. Who may register is the question of whoever runs the platform: no door does.
 *
 * @module
 */
import { createId, fn, type Id, Instant, RandomSource } from "#core/kernel";
import { commit, type Reach, runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { Email, emailTaken, Member, type Membership, NewPassword } from "./identity";
import { LoginEntity, loginPartition } from "./identity.entity";
import { hashPassword } from "./password";

const Registration = Member.omit({ memberId: true }).extend({
  email: Email,
  password: NewPassword,
  at: Instant,
  random: RandomSource,
});

/**
 * Gives a person an account and its first memberships.
 *
 * @throws Fault `identity.email_taken` (conflict), `tenant.not_found` (not_found), `tenant.role_missing` (forbidden) for an operator's role at another tenant
 */
export const register = fn(
  Registration,
  async ({ email, name, password, memberships, at, random }): Promise<Member> => {
    await Promise.all(memberships.map(checkRole));
    const member: Member = { memberId: createId("mem", at, random), email, name, memberships };
    const passwordHash = await hashPassword(password);
    await atLogin(email, "write", () =>
      commit({
        writes: [
          {
            put: LoginEntity.create({ ...member, passwordHash, revision: 1, registeredAt: at }).params(),
            orFault: emailTaken(),
          },
        ],
      }),
    );
    return member;
  },
);

type Login = { readonly member: Member; readonly passwordHash: string; readonly revision: number };

export const findLogin = (email: string): Promise<Login | undefined> => atLogin(email, "read", () => readLogin(email));

async function readLogin(address: string): Promise<Login | undefined> {
  const { data } = await LoginEntity.get({ email: address }).go({ consistent: true });
  if (!data) return undefined;
  const { memberId, email, name, memberships, passwordHash, revision } = data;
  return { member: { memberId: memberId as Id<"mem">, email, name, memberships }, passwordHash, revision };
}

/** The operator's role would reach beyond the tenant, so only a tenant that is the operator can give it. */
async function checkRole({ tenantId, role }: Membership): Promise<void> {
  const tenant = await Tenant.get(tenantId);
  if (role === "operator") Tenant.requireRole(tenant, "operator");
}

/** Only this login's key, whatever the caller's own scope may touch. */
const atLogin = <R>(email: string, access: Reach["access"], body: () => Promise<R>): Promise<R> =>
  runInScope(
    {
      tenantId: null,
      actor: "identity",
      role: "platform",
      reach: [{ partition: loginPartition(email), access, because: "an account belongs to no tenant" }],
    },
    body,
  );
