import { Invitation } from "#core/identity";
import { defineRoute } from "../../frame/route";
import { byOf, InvitationView, OfInvitation } from "./views";

export const resendInvitation = defineRoute({
  operationId: "resendInvitation",
  method: "post",
  path: "/tenants/{tenantId}/invitations/{invitationId}/mails",
  tag: "Member",
  summary: "Send an invitation anew",
  description: "With a new link, for seven days from now. The link of the mail before works no longer.",
  access: "member:write",
  human: true,
  owner: "tenantId",
  params: OfInvitation,
  once: true,
  success: { status: 201, description: "The invitation; its mail is on the way.", content: InvitationView },
  problems: {
    401: ["identity.session_ended"],
    403: ["membership.role_above"],
    404: ["invitation.not_found"],
    409: ["invitation.closed", "invitation.sent_too_often"],
    503: ["audit.busy"],
  },
  handle: async ({ params, member, at, random }, { tokenKey: secret }) => ({
    body: await Invitation.resend({ ...params, by: byOf(member), secret, at, random }),
  }),
});
