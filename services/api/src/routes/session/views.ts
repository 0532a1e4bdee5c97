/**
 * What the API shows of sessions and their members.
 *
 * @module
 */
import { Identity } from "#core/identity";
import { Tenant } from "#core/tenant";
import * as z from "zod";
import { findToken, sessionCookie } from "../../frame/caller";
import type { Answer, Door } from "../../frame/route";

export const SessionView = z
  .object({
    token: z
      .string()
      .optional()
      .meta({ description: "Send it as `Authorization: Bearer`. Shown once; absent when a cookie carries it." }),
    session: Identity.Session,
    memberships: z.array(Identity.Membership),
  })
  .meta({ id: "SignedIn", description: "A session, and the tenants that its member may act for." });

export const Me = z
  .object({
    session: Identity.Session,
    tenant: Tenant.Info.optional().meta({ description: "Whom the session acts for; absent when for nobody." }),
    permissions: z.array(Identity.Permission),
    memberships: z.array(Identity.Membership.extend({ tenantName: z.string() })),
  })
  .meta({ id: "Me", description: "Who is signed in, for which tenant, and what they may do there." });

/** A new session: its token in the answer, or in a cookie that no script can read. */
export function signedInAnswer(
  { token, session, memberships }: Identity.SignedIn,
  as: "token" | "cookie",
  { publicUrl, clock }: Door,
): Answer {
  if (as === "token") return { body: { token, session, memberships } };
  const maxAgeSeconds = Math.floor((Date.parse(session.expiresAt) - Date.parse(clock.now())) / 1000);
  return {
    body: { session, memberships },
    headers: { "set-cookie": sessionCookie(publicUrl, token, maxAgeSeconds) },
  };
}

/** How the present session came. */
export const carrierOf = (request: Request): "token" | "cookie" =>
  request.headers.has("authorization") ? "token" : "cookie";

/** The token of a request that was let in. */
export const tokenOfCaller = (request: Request, { publicUrl }: Door): string => findToken(request, publicUrl) ?? "";
