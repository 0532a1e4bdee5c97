/**
 * Logins in the table. Who may register is the question of whoever runs the platform: no door does.
 *
 * @module
 */
import { createId, fn, type Id, Instant, RandomSource } from "#core/kernel";
import { commit, type Reach, runInScope } from "#core/store";
import * as z from "zod";
import { Email, emailTaken, Member, NewPassword } from "./identity";
import { LoginEntity, loginPartition } from "./identity.entity";
import { type At, join } from "./membership";
import { createWrites, membershipReach } from "./membership.store";
import { hashPassword } from "./password";
import { Role } from "./permissions";

const Registration = Member.omit({ memberId: true }).extend({
  email: Email,
  password: NewPassword,
  memberships: z.array(z.object({ tenant: z.custom<At>(), role: Role })).max(40),
  at: Instant,
  random: RandomSource,
});

/**
 * Gives a person an account and its first memberships.
 *
 * @throws Fault `identity.email_taken` (conflict), `membership.role_unknown_here` (forbidden) for an operator's role at another tenant
 */
export const register = fn(
  Registration,
  async ({ email, name, password, memberships, at, random }): Promise<Member> => {
    const member: Member = { memberId: createId("mem", at, random), email, name };
    const joined = memberships.map(({ tenant, role }) => join(tenant, { ...member, role, joinedAt: at }));
    const passwordHash = await hashPassword(password);
    const reach = joined.flatMap(membershipReach);
    await atLogin(email, "write", reach, () =>
      commit({
        writes: [
          { put: LoginEntity.create({ ...member, passwordHash, registeredAt: at }).params(), orFault: emailTaken() },
          ...joined.flatMap(createWrites),
        ],
      }),
    );
    return member;
  },
);

type Login = { readonly member: Member; readonly passwordHash: string };

export const findLogin = (email: string): Promise<Login | undefined> =>
  atLogin(email, "read", [], () => readLogin(email));

async function readLogin(address: string): Promise<Login | undefined> {
  const { data } = await LoginEntity.get({ email: address }).go({ consistent: true });
  if (!data) return undefined;
  const { memberId, email, name, passwordHash } = data;
  return { member: { memberId: memberId as Id<"mem">, email, name }, passwordHash };
}

/** Only this login's key and these, whatever the caller's own scope may touch. */
const atLogin = <R>(
  email: string,
  access: Reach["access"],
  reach: readonly Reach[],
  body: () => Promise<R>,
): Promise<R> =>
  runInScope(
    {
      tenantId: null,
      actor: "identity",
      role: "platform",
      reach: [{ partition: loginPartition(email), access, because: "an account belongs to no tenant" }, ...reach],
    },
    body,
  );
