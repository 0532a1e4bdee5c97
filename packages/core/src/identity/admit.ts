/**
 * From what is stored of a session to who calls (I4). Whoever keeps the sessions reads the row, and asks here on every request.
 *
 * @module
 */
import type { Id } from "#core/kernel";
import type { PersonSession, Session } from "./identity";
import { find } from "./membership.store";

/** A session as stored, live and not expired. Without a tenant it acts for nobody. */
export type SessionRow = Omit<PersonSession, "kind"> & {
  readonly tenantId?: Id<"ten"> | undefined;
  /** Of the membership that it was opened under. */
  readonly membershipRevision?: number | undefined;
};

/** The session, or undefined once its membership is gone, disabled or no longer what it was. */
export async function admit(row: SessionRow): Promise<Session | undefined> {
  const { sessionId, memberId, email, name, expiresAt, tenantId, membershipRevision } = row;
  const person = { sessionId, memberId, email, name, expiresAt };
  if (tenantId === undefined) return { kind: "person", ...person };
  const membership = await find({ tenantId, memberId });
  if (membership?.status !== "active" || membership.revision !== membershipRevision) return undefined;
  return { kind: "member", ...person, tenantId, role: membership.role, membershipRevision };
}
