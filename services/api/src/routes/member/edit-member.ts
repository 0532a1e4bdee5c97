import { Membership } from "#core/identity";
import { Tenant } from "#core/tenant";
import { defineRoute } from "../../frame/route";
import { byOf, MemberView, OfMember } from "./views";

const MemberEdit = Membership.Changes.meta({
  id: "MemberEdit",
  description: "Another role, or another status; what isn't named stays.",
});

export const editMember = defineRoute({
  operationId: "editMember",
  method: "patch",
  path: "/tenants/{tenantId}/members/{memberId}",
  tag: "Member",
  summary: "Change a member",
  description: [
    "Gives a member another role, disables or enables them. Their sessions for this tenant end with the next request.",
    'Nobody gives a role above their own, and the tenant keeps an owner. The ETag of a member is its `revision`: `"r3"` for 3.',
  ].join(" "),
  access: "member:write",
  human: true,
  owner: "tenantId",
  params: OfMember,
  body: MemberEdit,
  bodyExample: { role: "finance" },
  edits: true,
  success: { status: 200, description: "The member as it is now.", content: MemberView, tagged: true },
  problems: {
    401: ["identity.session_ended"],
    403: ["membership.role_above", "membership.role_unknown_here"],
    404: ["membership.not_found"],
    409: ["membership.last_owner"],
    412: ["membership.revision_mismatch"],
    503: ["audit.busy"],
  },
  handle: async ({ params: { tenantId, memberId }, member, body: changes, revision, at }) => {
    const tenant = await Tenant.get(tenantId);
    const changed = await Membership.change({ tenant, by: byOf(member), memberId, revision, changes, at });
    return { body: changed, revision: changed.revision };
  },
});
