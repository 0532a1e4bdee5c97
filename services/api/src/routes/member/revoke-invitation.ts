import { Invitation } from "#core/identity";
import { defineRoute } from "../../frame/route";
import { byOf, OfInvitation } from "./views";

export const revokeInvitation = defineRoute({
  operationId: "revokeInvitation",
  method: "delete",
  path: "/tenants/{tenantId}/invitations/{invitationId}",
  tag: "Member",
  summary: "Take an invitation back",
  description: "Its link works no longer. Taking it back twice changes nothing.",
  access: "member:write",
  human: true,
  owner: "tenantId",
  params: OfInvitation,
  success: { status: 204, description: "The invitation counts no longer." },
  problems: {
    401: ["identity.session_ended"],
    403: ["membership.role_above"],
    404: ["invitation.not_found"],
    409: ["invitation.closed"],
    503: ["audit.busy"],
  },
  handle: async ({ params, member, at }, { tokenKey: secret }) => {
    await Invitation.revoke({ ...params, by: byOf(member), secret, at });
    return {};
  },
});
