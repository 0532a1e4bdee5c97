import { Membership } from "#core/identity";
import { Tenant } from "#core/tenant";
import { defineRoute } from "../../frame/route";
import { byOf, OfMember } from "./views";

export const removeMember = defineRoute({
  operationId: "removeMember",
  method: "delete",
  path: "/tenants/{tenantId}/members/{memberId}",
  tag: "Member",
  summary: "Remove a member",
  description: "They act for the tenant no longer, from their next request on. The tenant keeps an owner.",
  access: "member:write",
  human: true,
  owner: "tenantId",
  params: OfMember,
  edits: true,
  success: { status: 204, description: "They are no member any more." },
  problems: {
    401: ["identity.session_ended"],
    403: ["membership.role_above"],
    404: ["membership.not_found"],
    409: ["membership.last_owner"],
    412: ["membership.revision_mismatch"],
    503: ["audit.busy"],
  },
  handle: async ({ params: { tenantId, memberId }, member, revision, at }) => {
    const tenant = await Tenant.get(tenantId);
    await Membership.remove({ tenant, by: byOf(member), memberId, revision, at });
    return {};
  },
});
