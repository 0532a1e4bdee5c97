/**
 * Invitations in the table. All but accepting runs in the scope of the tenant that invites.
 *
 * @module
 */
import { Audit } from "#core/audit";
import { createId, epochSeconds, type Fault, fn, Id, Instant, plusMs, type Random, RandomSource } from "#core/kernel";
import { type Page, type Paging, type Reach, readPage, runInScope, withReach, type Write } from "#core/store";
import * as z from "zod";
import { defined } from "./defined";
import { Email } from "./identity";
import {
  closed,
  hashToken,
  Info,
  isOpen,
  maxOpen,
  maxPerDay,
  notFound,
  notValid,
  reissue,
  taken,
  Token,
  tokenOf,
  tooMany,
  tooManyToday,
  validMs,
} from "./invitation";
import { InvitationEntity, InvitationTokenEntity, tokenPartition } from "./invitation.entity";
import { Invited } from "./invitation.event";
import { type At, Info as Membership, join, requireMayChange, requireRoleAt } from "./membership";
import { createWrites, find as findMember, membershipReach, stillHolds, unchanged } from "./membership.store";
import { mayGive, Role } from "./permissions";

const keepMs = 30 * 24 * 60 * 60 * 1000;

const By = Membership.pick({ memberId: true, role: true, revision: true });
const Doing = z.object({ tenantId: Id("ten"), by: By, invitationId: Id("inv"), secret: z.string(), at: Instant });

/** Invitations, the oldest first. A cursor is an invitation's id. */
export const list = ({ tenantId, ...paging }: { readonly tenantId: Id<"ten"> } & Paging): Promise<Page<Info>> => {
  const query = InvitationEntity.query.invitation({ tenantId });
  return readPage(paging, {
    prefix: "inv",
    read: (after, options) =>
      (after === undefined ? query : query.gt({ invitationId: after })).go({ ...options, consistent: true }),
    idOf: ({ invitationId }) => invitationId,
    toItem: (row) => Info.parse(row),
  });
};

type Key = { readonly tenantId: Id<"ten">; readonly invitationId: Id<"inv"> };

export async function find(key: Key): Promise<Info | undefined> {
  const { data } = await InvitationEntity.get(key).go({ consistent: true });
  return data ? Info.parse(data) : undefined;
}

/** @throws Fault `invitation.not_found` (not_found) */
export async function get(key: Key): Promise<Info> {
  const invitation = await find(key);
  if (!invitation) throw notFound();
  return invitation;
}

/** What an invitation made at this time and chance is called: how a repetition finds what the run before it made. */
export const idOf = (at: Instant, random: Random): Id<"inv"> => createId("inv", at, random);

/**
 * Invites an address, whether or not somebody has an account by it (V4). The mail follows from the event.
 *
 * @throws Fault `membership.role_above`, `membership.role_unknown_here` (forbidden), `invitation.exists`, `invitation.too_many`
 *   (conflict), `identity.session_ended` (unauthenticated)
 */
export const invite = fn(
  z.object({
    tenant: z.custom<At>(),
    by: By,
    email: Email,
    role: Role,
    secret: z.string(),
    at: Instant,
    random: RandomSource,
  }),
  async ({ tenant, by, email, role, secret, at, random }): Promise<Info> => {
    requireMayChange(by, { role });
    requireRoleAt(tenant, role);
    const { tenantId } = tenant;
    const invitationId = idOf(at, random);
    const invitation: Info = {
      ...{ invitationId, tenantId, email, role, status: "pending", invitedBy: by.memberId },
      ...{ invitedAt: at, expiresAt: plusMs(at, validMs), issue: 1 },
    };
    const { data: all } = await InvitationEntity.query.invitation({ tenantId }).go({ consistent: true, pages: "all" });
    const before = all.map((each) => Info.parse(each));
    if (before.filter((each) => isOpen(each, at)).length >= maxOpen) throw tooMany();
    if (before.filter(({ invitedAt }) => plusMs(invitedAt, 24 * 60 * 60 * 1000) > at).length >= maxPerDay)
      throw tooManyToday();
    await write(invitation, by, {
      secret,
      at,
      action: "member.invite",
      writes: [
        { put: InvitationEntity.create(toItem(invitation)).params(), orFault: taken() },
        ...tokenWrites(invitation, secret),
      ],
      events: [Invited.create({ tenantId, subject: invitationId, at, random, data: { invitationId, issue: 1 } })],
    });
    return invitation;
  },
);

/**
 * Sends it once more; the token of the mail before counts no longer (V5), and whoever does so stands for it from now on (V6).
 *
 * @throws Fault `invitation.not_found` (not_found), `invitation.closed`, `invitation.sent_too_often` (conflict), and as `invite`
 */
export const resend = fn(
  Doing.extend({ random: RandomSource }),
  async ({ tenantId, by, invitationId, secret, at, random }): Promise<Info> => {
    const before = await get({ tenantId, invitationId });
    requireMayChange(by, before);
    const next: Info = { ...reissue(before, at), invitedBy: by.memberId };
    const { issue } = next;
    await write(next, by, {
      secret,
      at,
      action: "member.invite",
      writes: [changed(before, next), endOf(before, secret), ...tokenWrites(next, secret)],
      events: [Invited.create({ tenantId, subject: invitationId, at, random, data: { invitationId, issue } })],
    });
    return next;
  },
);

/** Takes it back. Doing so twice is the same. @throws Fault as `resend` does */
export const revoke = fn(Doing, async ({ tenantId, by, invitationId, secret, at }): Promise<void> => {
  const before = await get({ tenantId, invitationId });
  requireMayChange(by, before);
  if (before.status === "revoked") return;
  if (before.status === "accepted") throw closed();
  await write(before, by, {
    secret,
    at,
    action: "invitation.revoke",
    writes: [changed(before, { ...before, status: "revoked" }), endOf(before, secret)],
    events: [],
  });
});

/** Who accepts: somebody whose address was verified when they signed in. */
const Accepting = z.object({
  person: z.object({ memberId: Id("mem"), name: z.string(), email: Email }),
  token: z.string(),
  at: Instant,
});

/**
 * Makes the person a member. Accepting again answers the same membership (V2).
 *
 * @throws Fault `invitation.not_valid` (not_found; V3 to V6), `membership.exists` (conflict) for who is one otherwise
 */
export const accept = fn(Accepting, async ({ person, token, at }): Promise<Membership> => {
  if (!Token.safeParse(token).success) throw notValid();
  const tokenHash = hashToken(token);
  const pointer: Reach = {
    partition: tokenPartition(tokenHash),
    access: "write",
    because: "who holds an invitation's token may look it up and use it up",
  };
  const scope = { actor: person.memberId, role: "person" };
  const { data: found } = await runInScope({ ...scope, tenantId: null, reach: [pointer] }, () =>
    InvitationTokenEntity.get({ tokenHash }).go({ consistent: true }),
  );
  if (!found) throw notValid();
  const key = { tenantId: found.tenantId as Id<"ten">, invitationId: found.invitationId as Id<"inv"> };
  return runInScope({ ...scope, tenantId: key.tenantId }, async () => {
    const invitation = await find(key);
    if (!invitation || invitation.issue !== found.issue || invitation.email !== person.email) throw notValid();
    if (invitation.acceptedBy === person.memberId) return (await findMember({ ...key, ...person })) ?? refuse();
    if (!isOpen(invitation, at)) throw notValid();
    const sender = await findMember({ tenantId: key.tenantId, memberId: invitation.invitedBy });
    if (sender?.status !== "active" || !mayGive(sender.role, invitation.role)) throw notValid();
    // Whether this tenant can have the role was checked when it was offered.
    const tenant = { tenantId: key.tenantId, roles: [invitation.role] };
    const member = join(tenant, { ...person, role: invitation.role, joinedAt: at });
    const lost = notValid();
    const accepted: Info = { ...invitation, status: "accepted", acceptedBy: person.memberId };
    try {
      await withReach([pointer, ...membershipReach(member)], () =>
        Audit.commitAudited({
          writes: [changed(invitation, accepted, lost), unchanged(sender, lost), ...createWrites(member)],
          notes: [{ action: "member.join", subjects: [member.memberId, invitation.invitationId] }],
          at,
        }),
      );
      return member;
    } catch (error) {
      // The same person, twice at once: the other one made them a member.
      if (error !== lost || (await find(key))?.acceptedBy !== person.memberId) throw error;
      return (await findMember({ ...key, ...person })) ?? refuse();
    }
  });
});

const refuse = (): never => {
  throw notValid();
};

const toItem = (invitation: Info) =>
  defined({ ...invitation, expiresAtSeconds: epochSeconds(plusMs(invitation.expiresAt, keepMs)) });

/** The state after, on condition that it is still the state before. */
function changed(before: Info, after: Info, orFault: Fault = closed()): Write {
  const { tenantId, invitationId, ...set } = toItem(after);
  const update = InvitationEntity.patch({ tenantId, invitationId })
    .set(set)
    .where(({ status, issue }, { eq }) => `${eq(status, before.status as string)} AND ${eq(issue, before.issue)}`)
    .params();
  return { update, orFault };
}

/** The token's hash outlives the invitation's end: a second acceptance by the same person finds it. */
const tokenWrites = (invitation: Info, secret: string): Write[] => {
  const { tenantId, invitationId, issue, expiresAtSeconds } = toItem(invitation);
  const tokenHash = hashToken(tokenOf(invitation, secret));
  return [{ put: InvitationTokenEntity.put({ tokenHash, tenantId, invitationId, issue, expiresAtSeconds }).params() }];
};

const endOf = (invitation: Info, secret: string): Write => ({
  delete: InvitationTokenEntity.delete({ tokenHash: hashToken(tokenOf(invitation, secret)) }).params(),
});

type Writing = {
  readonly secret: string;
  readonly at: Instant;
  readonly action: "member.invite" | "invitation.revoke";
  readonly writes: readonly Write[];
  readonly events: readonly Invited[];
};

/** By a role that is still held, with the hashes of this issue's token and the one before. */
function write(
  invitation: Info,
  by: z.infer<typeof By>,
  { secret, at, action, writes, events }: Writing,
): Promise<void> {
  const { tenantId, invitationId, issue } = invitation;
  const reach = [issue, issue - 1].map((each): Reach => ({
    partition: tokenPartition(hashToken(tokenOf({ invitationId, issue: each }, secret))),
    access: "write",
    because: "an invitation's token leads to it",
  }));
  const notes = [{ action, subjects: [invitationId] }];
  return withReach(reach, () =>
    Audit.commitAudited({ writes: [...writes, stillHolds({ tenantId, ...by })], events, notes, at }),
  );
}
