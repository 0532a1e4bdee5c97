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
  description: "Who is signed in, for which tenant if for any, and what they may do there.",
  access: "person",
  success: { status: 200, description: "The session, its tenant and its permissions.", content: Me },
  handle: async ({ person: session, request, at }, door) => {
    const [tenant, memberships] = await Promise.all([
      session.kind === "member" ? Tenant.get(session.tenantId) : undefined,
      door.identity.memberships({ token: tokenOfCaller(request, door), at }),
    ]);
    const named = memberships.map(async (membership) => ({
      ...membership,
      tenantName: (await Tenant.get(membership.tenantId)).name,
    }));
    const permissions = session.kind === "member" ? Identity.permissionsOf(session.role) : [];
    return {
      body: { session, ...(tenant ? { tenant } : {}), permissions, memberships: await Promise.all(named) },
    };
  },
});
