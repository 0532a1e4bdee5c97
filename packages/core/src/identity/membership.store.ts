/**
 * Memberships in the table. What changes them runs in the scope of their tenant; whose sessions they are asks for one by its key.
 *
 * @module
 */
import { Audit } from "#core/audit";
import { type Fault, fn, Id, Instant } from "#core/kernel";
import { type Page, type Paging, type Reach, readPage, runInScope, withReach, type Write } from "#core/store";
import * as z from "zod";
import { sessionEnded } from "./identity";
import {
  alreadyMember,
  type At,
  change as decide,
  changedMeanwhile,
  Changes,
  Info,
  keeps,
  lastKeeper,
  notFound,
  requireMayChange,
} from "./membership";
import { memberPartition, MembershipEntity, personPartition, PersonMembershipEntity } from "./membership.entity";

/** The person's copies of their memberships, for a scope that writes them. */
export const reachOf = (memberId: Id<"mem">, access: Reach["access"]): Reach => ({
  partition: personPartition(memberId),
  access,
  because: "a person finds the tenants they are a member of",
});

/** Both items of a membership, for a scope of no tenant, or of another. */
export const membershipReach = ({ tenantId, memberId }: Pick<Info, "tenantId" | "memberId">): Reach[] => [
  { partition: memberPartition(tenantId), sort: memberId, access: "write", because: "this person joins" },
  reachOf(memberId, "write"),
];

const copyOf = ({ name: _name, email: _email, ...copy }: Info) => copy;

/** The writes of a new membership, for somebody else's commit, in a scope with `membershipReach`. */
export const createWrites = (member: Info): Write[] => [
  { put: MembershipEntity.create(member).params(), orFault: alreadyMember() },
  { put: PersonMembershipEntity.create(copyOf(member)).params(), orFault: alreadyMember() },
];

/** A member as the tenant knows them now, whoever asks. */
export async function find({
  tenantId,
  memberId,
}: {
  readonly tenantId: Id<"ten">;
  readonly memberId: Id<"mem">;
}): Promise<Info | undefined> {
  const { data } = await runInScope({ tenantId, actor: "identity", role: "platform" }, () =>
    MembershipEntity.get({ tenantId, memberId }).go({ consistent: true }),
  );
  return data ? (data as Info) : undefined;
}

/** @throws Fault `membership.not_found` (not_found) */
export async function get(key: { readonly tenantId: Id<"ten">; readonly memberId: Id<"mem"> }): Promise<Info> {
  const member = await find(key);
  if (!member) throw notFound();
  return member;
}

/** Members in the order of their ids. In the tenant's scope. */
export const list = ({ tenantId, ...paging }: { readonly tenantId: Id<"ten"> } & Paging): Promise<Page<Info>> => {
  const query = MembershipEntity.query.member({ tenantId });
  return readPage(paging, {
    prefix: "mem",
    read: (after, options) =>
      (after === undefined ? query : query.gt({ memberId: after })).go({ ...options, consistent: true }),
    idOf: ({ memberId }) => memberId,
    toItem: (row) => row as Info,
  });
};

export type OfPerson = Omit<Info, "name" | "email">;

/** Memberships that this person may act under, first joined first. */
export async function activeOf(memberId: Id<"mem">): Promise<OfPerson[]> {
  const reach = [reachOf(memberId, "read")];
  const { data } = await runInScope({ tenantId: null, actor: "identity", role: "platform", reach }, () =>
    PersonMembershipEntity.query.person({ memberId }).go({ consistent: true, pages: "all" }),
  );
  const memberships = data as OfPerson[];
  return memberships
    .filter(({ status }) => status === "active")
    .toSorted((a, b) => (`${a.joinedAt} ${a.tenantId}` < `${b.joinedAt} ${b.tenantId}` ? -1 : 1));
}

/** Who changes a member: the membership that their session was opened under. */
const By = Info.pick({ memberId: true, role: true, revision: true });
const Change = z.object({
  tenant: z.custom<At>(),
  by: By,
  memberId: Id("mem"),
  /** What the caller saw. */
  revision: z.int().min(1),
  at: Instant,
});

/**
 * Gives a member another role or status.
 *
 * @throws Fault `membership.not_found` (not_found), `membership.role_above`, `membership.role_unknown_here` (forbidden),
 *   `membership.last_owner` (conflict), `membership.revision_mismatch` (precondition), `identity.session_ended` (unauthenticated)
 */
export const change = fn(
  Change.extend({ changes: Changes }),
  async ({ tenant, by, changes, at, ...seen }): Promise<Info> => {
    const member = await get({ tenantId: tenant.tenantId, memberId: seen.memberId });
    if (member.revision !== seen.revision) throw changedMeanwhile();
    const next = decide(tenant, by, member, changes);
    if (!next) return member;
    const { name: _name, email: _email, tenantId, memberId, joinedAt: _joinedAt, ...set } = next;
    await write({
      tenantId,
      by,
      member,
      endsKeeping: keeps(member) && !keeps(next),
      at,
      writes: [
        {
          update: MembershipEntity.patch({ tenantId, memberId })
            .set(set)
            .where(({ revision }, { eq }) => eq(revision, member.revision))
            .params(),
          orFault: changedMeanwhile(),
        },
        { update: PersonMembershipEntity.patch({ tenantId, memberId }).set(set).params() },
      ],
      action: "member.change",
    });
    return next;
  },
);

/**
 * Takes a member out of the tenant. Whoever may change themselves may also leave.
 *
 * @throws Fault as `change` does
 */
export const remove = fn(Change, async ({ tenant, by, at, ...seen }): Promise<void> => {
  const { tenantId } = tenant;
  const member = await get({ tenantId, memberId: seen.memberId });
  if (member.revision !== seen.revision) throw changedMeanwhile();
  requireMayChange(by, member);
  const { memberId } = member;
  await write({
    tenantId,
    by,
    member,
    endsKeeping: keeps(member),
    at,
    writes: [
      {
        delete: MembershipEntity.remove({ tenantId, memberId })
          .where(({ revision }, { eq }) => eq(revision, member.revision))
          .params(),
        orFault: changedMeanwhile(),
      },
      { delete: PersonMembershipEntity.remove({ tenantId, memberId }).params() },
    ],
    action: "member.remove",
  });
});

type Writing = {
  readonly tenantId: Id<"ten">;
  readonly by: z.infer<typeof By>;
  readonly member: Info;
  /** Whether the tenant loses one who keeps it: then another one has to be there in the same moment (M1). */
  readonly endsKeeping: boolean;
  readonly writes: readonly Write[];
  readonly action: "member.change" | "member.remove";
  readonly at: Instant;
};

async function write({ tenantId, by, member, endsKeeping, writes, action, at }: Writing): Promise<void> {
  const isSelf = by.memberId === member.memberId;
  for (let attempt = 1; ; attempt += 1) {
    // Whoever changes others does so by a role they still have when it is written. Where it takes an owner's role to change a
    // member, that check is the witness of M1 too; who steps down needs another.
    const moved = lastKeeper();
    const checks: Write[] = isSelf ? [] : [stillHolds({ tenantId, ...by })];
    if (endsKeeping && isSelf) checks.push(unchanged(await otherKeeper(tenantId, member.memberId), moved));
    try {
      await withReach([reachOf(member.memberId, "write")], () =>
        Audit.commitAudited({ writes: [...writes, ...checks], notes: [{ action, subjects: [member.memberId] }], at }),
      );
      return;
    } catch (error) {
      // The witness changed in the same moment: perhaps there is another.
      if (error !== moved || attempt === attempts) throw error;
    }
  }
}

const attempts = 4;

/** Part of what a member does by a role: it is written only if they still have it. */
export const stillHolds = (by: Pick<Info, "tenantId" | "memberId" | "revision">): Write =>
  unchanged(by, sessionEnded());

export const unchanged = (
  { tenantId, memberId, revision }: Pick<Info, "tenantId" | "memberId" | "revision">,
  orFault: Fault,
): Write => ({
  check: MembershipEntity.remove({ tenantId, memberId })
    .where((member, { eq }) => eq(member.revision, revision))
    .params(),
  orFault,
});

/** @throws Fault `membership.last_owner` (conflict) */
async function otherKeeper(tenantId: Id<"ten">, memberId: Id<"mem">): Promise<Info> {
  const { data } = await MembershipEntity.query.member({ tenantId }).go({ consistent: true, pages: "all" });
  const other = (data as Info[]).find((each) => each.memberId !== memberId && keeps(each));
  if (!other) throw lastKeeper();
  return other;
}
