/**
 * Accounts that are made without signing up: whoever runs the platform vouches for the address. No door leads here.
 *
 * @module
 */
import { createId, Fault, fn, type Id, Instant, RandomSource } from "#core/kernel";
import { commit, runInScope } from "#core/store";
import * as z from "zod";
import { accountRows, accountWrites } from "./account/own-rows";
import { credential, user } from "./account/models";
import { hashPassword } from "./account/password";
import { newRow } from "./account/rows";
import { Email, emailTaken, Member, NewPassword } from "./identity";
import { type At, join } from "./membership";
import { createWrites, membershipReach } from "./membership.store";
import { Role } from "./permissions";

const Registration = Member.omit({ memberId: true }).extend({
  email: Email,
  /** Without one, a passkey or a reset leads in. */
  password: NewPassword.optional(),
  memberships: z.array(z.object({ tenant: z.custom<At>(), role: Role })).max(40),
  at: Instant,
  random: RandomSource,
});

/**
 * Gives a person an account and its first memberships, all in one transaction.
 *
 * @throws Fault `identity.email_taken` (conflict), `membership.role_unknown_here` (forbidden) for an operator's role at another tenant
 */
export const register = fn(
  Registration,
  async ({ email, name, password, memberships, at, random }): Promise<Member> => {
    const member: Member = { memberId: createId("mem", at, random), email, name };
    const joined = memberships.map(({ tenant, role }) => join(tenant, { ...member, role, joinedAt: at }));
    const dates = { createdAt: at, updatedAt: at };
    const person = newRow(user, {
      ...{ id: member.memberId, email, name, emailVerified: true, image: null, twoFactorEnabled: false },
      ...dates,
    });
    const secret =
      password === undefined
        ? undefined
        : newRow(credential, {
            ...{ id: createId("crd", at, random), userId: member.memberId, accountId: member.memberId },
            ...{ providerId: "credential", password: await hashPassword(password) },
            ...dates,
          });
    const { writes, reach } = accountWrites([
      { model: user, after: person },
      ...(secret ? [{ model: credential, after: secret }] : []),
    ]);
    const scope = { tenantId: null, actor: "identity", role: "platform" };
    try {
      await runInScope({ ...scope, reach: [...reach, ...joined.flatMap(membershipReach)] }, () =>
        commit({ writes: [...writes, ...joined.flatMap(createWrites)] }),
      );
    } catch (error) {
      throw error instanceof Fault && error.code === "account.taken" ? emailTaken() : error;
    }
    return member;
  },
);

export async function findPerson(memberId: Id<"mem">): Promise<Member | undefined> {
  const [row] = await accountRows().get(user, [memberId]);
  return row && { memberId, email: String(row.fields["email"]), name: String(row.fields["name"]) };
}

/** Whose address this is, in any case. */
export const findByEmail = fn(z.object({ email: Email }), async ({ email }): Promise<Member | undefined> => {
  const [place] = await accountRows().lookUp(user, "email", email);
  const person = place === undefined ? undefined : await findPerson(place as Id<"mem">);
  // A lookup that lost its row leads nowhere.
  return person?.email === email ? person : undefined;
});
