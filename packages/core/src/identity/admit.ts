/**
 * From what is stored of a session to who calls (I4), on every request.
 *
 * @module
 */
import type { Id, Instant } from "#core/kernel";
import type { Member, Session } from "./identity";
import { find } from "./membership.store";

/** A session as stored, live and not expired. Without a tenant it acts for nobody. */
export type SessionRow = {
  readonly sessionId: Id<"ses">;
  readonly memberId: Id<"mem">;
  readonly expiresAt: Instant;
  readonly tenantId?: Id<"ten"> | undefined;
  /** Of the membership that it was opened under. */
  readonly membershipRevision?: number | undefined;
};

/** The session, or undefined once its person or membership is gone, disabled or no longer what it was. */
export async function admit(
  { sessionId, memberId, expiresAt, tenantId, membershipRevision }: SessionRow,
  personOf: (memberId: Id<"mem">) => Promise<Member | undefined>,
): Promise<Session | undefined> {
  const [person, membership] = await Promise.all([
    personOf(memberId),
    tenantId === undefined ? undefined : find({ tenantId, memberId }),
  ]);
  if (!person) return undefined;
  const common = { sessionId, memberId, email: person.email, name: person.name, expiresAt };
  if (tenantId === undefined) return { kind: "person", ...common };
  if (membership?.status !== "active" || membership.revision !== membershipRevision) return undefined;
  return { kind: "member", ...common, tenantId, role: membership.role, membershipRevision };
}
