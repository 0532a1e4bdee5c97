import { Identity } from "#core/identity";
import { Tenant } from "#core/tenant";
import { defineRoute } from "../../frame/route";
import { Me, tokenOfCaller } from "./views";

export const getMe = defineRoute({
  operationId: "getMe",
  method: "get",
  path: "/me",
  tag: "Session",
  summary: "Who am I",
  description: "Who is signed in, for which tenant, and what they may do there.",
  access: "member",
  success: { status: 200, description: "The session, its tenant and its permissions.", content: Me },
  handle: async ({ caller, request, at }, door) => {
    const [tenant, memberships] = await Promise.all([
      Tenant.get(caller.tenantId),
      door.identity.memberships({ token: tokenOfCaller(request, door), at }),
    ]);
    const named = memberships.map(async (membership) => ({
      ...membership,
      tenantName: (await Tenant.get(membership.tenantId)).name,
    }));
    const permissions = Identity.permissionsOf(caller.role);
    return { body: { session: caller, tenant, permissions, memberships: await Promise.all(named) } };
  },
});
