import { Invitation } from "#core/identity";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { InvitationView } from "./views";

export const listInvitations = defineRoute({
  operationId: "listInvitations",
  method: "get",
  path: "/tenants/{tenantId}/invitations",
  tag: "Member",
  summary: "List invitations",
  description: "Whom the tenant invited, the oldest first. A pending one past its `expiresAt` counts no longer.",
  access: "member:read",
  owner: "tenantId",
  params: OfTenant,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of invitations.", content: pageOf(InvitationView) },
  handle: async ({ params: { tenantId }, query: { limit }, cursor }) => ({
    body: await Invitation.list({ tenantId, limit, cursor }),
  }),
});
