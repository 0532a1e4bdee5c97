import { Id } from "#core/kernel";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { carrierOf, signedInAnswer, SessionView, tokenOfCaller } from "./views";

const Switch = z
  .strictObject({ tenantId: Id("ten") })
  .meta({ id: "SwitchTenant", description: "The tenant to act for." });

/** No Idempotency-Key: an answer that is kept for replays would keep the token. */
export const switchTenant = defineRoute({
  operationId: "switchTenant",
  method: "post",
  path: "/me/tenant",
  tag: "Session",
  summary: "Act for another tenant",
  description: "Ends this session and opens one for another of the member's tenants, under a new token.",
  access: "person",
  body: Switch,
  bodyExample: { tenantId: "ten_01jm9rz0g0000000000000000b" },
  success: { status: 201, description: "The new session.", content: SessionView },
  problems: { 401: ["identity.session_ended"], 403: ["identity.not_a_member"] },
  handle: async ({ body: { tenantId }, request, at }, door) => {
    const signedIn = await door.identity.switchTenant({ token: tokenOfCaller(request, door), tenantId, at });
    return signedInAnswer(signedIn, carrierOf(request), door);
  },
});
