import { Identity, Invitation } from "#core/identity";
import { Tenant } from "#core/tenant";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { byOf, InvitationView } from "./views";

const Inviting = z
  .strictObject({
    email: z.string().max(254).meta({ description: "Who is invited. Whether they have an account doesn't matter." }),
    role: Identity.Role.meta({ description: "What they will be: no role above the inviter's own." }),
  })
  .meta({ id: "Inviting", description: "Whom to invite, as what." });

export const inviteMember = defineRoute({
  operationId: "inviteMember",
  method: "post",
  path: "/tenants/{tenantId}/invitations",
  tag: "Member",
  summary: "Invite somebody",
  description: "Sends a mail with a link that makes its reader a member, once, within seven days.",
  access: "member:write",
  human: true,
  owner: "tenantId",
  params: OfTenant,
  body: Inviting,
  bodyExample: { email: "anna@fjord.example", role: "support" },
  once: true,
  success: { status: 201, description: "The invitation; its mail is on the way.", content: InvitationView },
  problems: {
    401: ["identity.session_ended"],
    403: ["membership.role_above", "membership.role_unknown_here"],
    409: ["invitation.exists", "invitation.too_many"],
    503: ["audit.busy"],
  },
  handle: async ({ params: { tenantId }, member, body, at, random }, { tokenKey }) => {
    const tenant = await Tenant.get(tenantId);
    return { body: await Invitation.invite({ ...body, tenant, by: byOf(member), secret: tokenKey, at, random }) };
  },
  recover: async ({ params: { tenantId }, at, random }) => ({
    body: await Invitation.get({ tenantId, invitationId: Invitation.idOf(at, random) }),
  }),
});
