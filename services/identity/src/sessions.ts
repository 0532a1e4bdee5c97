/**
 * The sessions of whoever asks, without their tokens: where somebody is signed in, so that a stranger's session is seen.
 *
 * @module
 */
import type { Auth } from "./auth";
import { ProtocolFault } from "./problem";

/** @throws Fault `account.unauthorized` (401) */
export async function listSessions(auth: Auth, request: Request): Promise<Response> {
  const headers = new Headers({ cookie: request.headers.get("cookie") ?? "" });
  const current = await auth.api.getSession({ headers });
  if (!current) {
    throw new ProtocolFault("account.unauthorized", 401, "Nobody is signed in, or the session has ended", {
      wayOut: "Sign in.",
    });
  }
  const { internalAdapter } = await auth.$context;
  const sessions = await internalAdapter.listSessions(current.user.id, { onlyActiveSessions: true });
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
