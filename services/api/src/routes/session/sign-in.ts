import { Id } from "#core/kernel";
import * as z from "zod";
import { requireOwnPage } from "../../frame/caller";
import { defineRoute } from "../../frame/route";
import { signedInAnswer, SessionView } from "./views";

const SignIn = z
  .strictObject({
    email: z.string().max(254),
    password: z.string().max(1_000),
    tenantId: Id("ten").optional().meta({ description: "Which of the member's tenants to act for; else the first." }),
    as: z.enum(["token", "cookie"]).default("token").meta({
      description: "`cookie` puts the token into an HttpOnly cookie; only for our own pages.",
    }),
  })
  .meta({ id: "SignIn", description: "An e-mail address and its password." });

/** No Idempotency-Key: an answer that is kept for replays would keep the token. Signing in twice makes two sessions. */
export const signIn = defineRoute({
  operationId: "signIn",
  method: "post",
  path: "/sessions",
  tag: "Session",
  summary: "Sign in",
  description: "Opens a session for one of the member's tenants, or for none where there is none.",
  access: "public",
  body: SignIn,
  bodyExample: { email: "anna@fjord.example", password: "correct horse battery" },
  success: { status: 201, description: "The session.", content: SessionView },
  problems: { 401: ["identity.wrong_credentials"], 403: ["identity.not_a_member", "http.cross_site"] },
  handle: async ({ body: { as, email, password, tenantId }, at, request, meter }, door) => {
    await meter.bySignIn(request, email);
    if (as === "cookie") requireOwnPage(request, door.publicUrl);
    const signedIn = await door.identity.signIn({ email, password, at, ...(tenantId ? { tenantId } : {}) });
    return signedInAnswer(signedIn, as, door);
  },
});
