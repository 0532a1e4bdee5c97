/**
 * Logins in the table. Who may register or grant is the door's question (`member:write`).
 *
 * @module
 */
import { createId, Fault, fn, type Id, Instant, type Random } from "#core/kernel";
import { commit, type Reach, runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import * as z from "zod";
import { Email, emailTaken, Member, Membership, NewPassword } from "./identity";
import { LoginEntity, loginPartition } from "./identity.entity";
import { hashPassword } from "./password";

const Registration = Member.omit({ memberId: true }).extend({
  email: Email,
  password: NewPassword,
  at: Instant,
  random: z.custom<Random>((value) => typeof value === "function"),
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

/**
 * Adds an account to a tenant, or changes its role there. Its sessions keep the role they were opened with until they end.
 *
 * @throws Fault `identity.no_such_account` (not_found), `store.condition_failed` (conflict) when somebody else changed it meanwhile
 */
export const grant = fn(Membership.extend({ email: Email }), async ({ email, ...membership }): Promise<Member> => {
  await checkRole(membership);
  return atLogin(email, "write", async () => {
    const login = await readLogin(email);
    if (!login) throw new Fault("identity.no_such_account", "not_found", "Nobody has an account with this address");
    const others = login.member.memberships.filter(({ tenantId }) => tenantId !== membership.tenantId);
    const member = { ...login.member, memberships: [...others, membership] };
    const update = LoginEntity.patch({ email })
      .set({ memberships: member.memberships, revision: login.revision + 1 })
      .where(({ revision }, { eq }) => eq(revision, login.revision))
      .params();
    await commit({ writes: [{ update }] });
    return member;
  });
});

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
