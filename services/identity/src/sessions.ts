/**
 * The sessions of whoever asks, without their tokens: where somebody is signed in, so that a stranger's session is seen, and ended.
 *
 * @module
 */
import { Fault } from "#core/kernel";
import type { Auth } from "./auth";
import { acknowledged, ProtocolFault } from "./problem";

/** @throws Fault `account.unauthorized` (401) */
export async function listSessions(auth: Auth, request: Request): Promise<Response> {
  const current = await requireSession(auth, request);
  const sessions = await sessionsOf(auth, current.user.id);
  const items = sessions
    .map(({ id, createdAt, expiresAt, ipAddress, userAgent }) => ({
      sessionId: id,
      createdAt,
      expiresAt,
      address: ipAddress ?? "",
      browser: userAgent ?? "",
      isCurrent: id === current.session.id,
    }))
    .toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || Number(b.createdAt) - Number(a.createdAt));
  return Response.json({ items }, { headers: { "cache-control": "no-store" } });
}

/**
 * Ends one of one's own sessions, wherever it is; this one too.
 *
 * @throws Fault `account.unauthorized` (401), `account.session_not_found` (not_found), also for somebody else's
 */
export async function endSession(auth: Auth, request: Request, input: Readonly<Record<string, unknown>>) {
  const current = await requireSession(auth, request);
  const session = (await sessionsOf(auth, current.user.id)).find(({ id }) => id === input["sessionId"]);
  if (!session) {
    throw new Fault("account.session_not_found", "not_found", "There is no such session any more", {
      wayOut: "Look at the list once more.",
    });
  }
  const { internalAdapter } = await auth.$context;
  await internalAdapter.deleteSession(session.token);
  return acknowledged();
}

/** @throws Fault `account.unauthorized` (401) */
export async function requireSession(auth: Auth, request: Request) {
  const headers = new Headers({ cookie: request.headers.get("cookie") ?? "" });
  const current = await auth.api.getSession({ headers });
  if (current) return current;
  throw new ProtocolFault("account.unauthorized", 401, "Nobody is signed in, or the session has ended", {
    wayOut: "Sign in.",
  });
}

const sessionsOf = async (auth: Auth, userId: string) =>
  (await auth.$context).internalAdapter.listSessions(userId, { onlyActiveSessions: true });
