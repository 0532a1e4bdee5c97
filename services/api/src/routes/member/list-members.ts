import { Membership } from "#core/identity";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { MemberView } from "./views";

export const listMembers = defineRoute({
  operationId: "listMembers",
  method: "get",
  path: "/tenants/{tenantId}/members",
  tag: "Member",
  summary: "List members",
  description: "Who acts for the tenant, disabled ones included.",
  access: "member:read",
  owner: "tenantId",
  params: OfTenant,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of members.", content: pageOf(MemberView) },
  handle: async ({ params: { tenantId }, query: { limit }, cursor }) => ({
    body: await Membership.list({ tenantId, limit, cursor }),
  }),
});
