/**
 * Membership: for which tenant somebody acts, and in which role. One person may be a member of several.
 *
 * Invariants
 *   M1  Kept. A tenant has at least one active member who keeps it (its owner; at the operator's, an operator), whatever happens at once.
 *   M2  Never upward. Nobody gives a role above their own, or touches a member whose role is above it.
 *   M3  Ends sessions. Each change of role or status moves the revision on; a session carries the revision it was opened at.
 *   M4  Both or neither. The tenant's item and the person's copy of it are written in one transaction.
 *
 * @module
 */
import { Fault, Id, Instant, Label } from "#core/kernel";
import * as z from "zod";
import { isKeeper, mayGive, Role } from "./permissions";

export const Status = z.enum(["active", "disabled"]);
export type Status = z.infer<typeof Status>;

export const Info = z.object({
  tenantId: Id("ten"),
  memberId: Id("mem"),
  /** Who they were when they joined; the account is theirs, and says who they are now. */
  name: Label(120),
  email: z.string(),
  role: Role,
  status: Status,
  /** Counts the changes of role and status (M3). */
  revision: z.int().min(1),
  joinedAt: Instant,
});
export type Info = z.infer<typeof Info>;

/** What of a tenant decides which roles it can give. */
export type At = { readonly tenantId: Id<"ten">; readonly roles: readonly string[] };

/** The operator's role would reach beyond the tenant, so only a tenant that is the operator can have it. */
export function requireRoleAt({ roles }: At, role: Role): void {
  if (role === "operator" && !roles.includes("operator")) throw roleUnknownHere();
}

/** A new member. Pure. @throws Fault `membership.role_unknown_here` (forbidden) */
export function join(
  at: At,
  { joinedAt, ...member }: Pick<Info, "memberId" | "name" | "email" | "role" | "joinedAt">,
): Info {
  requireRoleAt(at, member.role);
  return { tenantId: at.tenantId, ...member, status: "active", revision: 1, joinedAt };
}

export const Changes = z.strictObject({ role: Role.optional(), status: Status.optional() });
export type Changes = z.infer<typeof Changes>;

/** Who changes a member, as their own membership says. */
export type Giver = Pick<Info, "memberId" | "role">;

/**
 * The membership after a change, or undefined where nothing changes. Pure.
 *
 * @throws Fault `membership.role_above` (forbidden; M2), `membership.role_unknown_here` (forbidden)
 */
export function change(at: At, giver: Giver, member: Info, changes: Changes): Info | undefined {
  requireMayChange(giver, member);
  const next: Info = {
    ...member,
    role: changes.role ?? member.role,
    status: changes.status ?? member.status,
    revision: member.revision + 1,
  };
  if (next.role === member.role && next.status === member.status) return undefined;
  if (!mayGive(giver.role, next.role)) throw roleAbove();
  requireRoleAt(at, next.role);
  return next;
}

/** @throws Fault `membership.role_above` (forbidden; M2) */
export function requireMayChange(giver: Giver, { role }: Pick<Info, "role">): void {
  if (!mayGive(giver.role, role)) throw roleAbove();
}

/** Whether this member keeps the tenant (M1). */
export const keeps = ({ role, status }: Pick<Info, "role" | "status">): boolean =>
  status === "active" && isKeeper(role);

export const notFound = () =>
  new Fault("membership.not_found", "not_found", "There is no such member", { wayOut: "Look at the list of members." });
export const alreadyMember = () =>
  new Fault("membership.exists", "conflict", "This person is a member already", {
    wayOut: "Change the role of the member there is.",
  });
export const roleAbove = () =>
  new Fault("membership.role_above", "forbidden", "This role is above your own", {
    wayOut: "Ask somebody whose role is at least as high.",
  });
const roleUnknownHere = () =>
  new Fault("membership.role_unknown_here", "forbidden", "Only the operator's organisation has operators", {
    wayOut: "Choose another role.",
  });
export const lastKeeper = () =>
  new Fault("membership.last_owner", "conflict", "An organisation always has an owner, and this is the last one", {
    wayOut: "Make another member an owner first.",
  });
export const changedMeanwhile = () =>
  new Fault("membership.revision_mismatch", "precondition", "Somebody else changed this member meanwhile", {
    wayOut: "Read the member again, and repeat the change if it still makes sense.",
  });
