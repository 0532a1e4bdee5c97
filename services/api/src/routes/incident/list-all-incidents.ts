import { Incident } from "#core/incident";
import { Tenant } from "#core/tenant";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { FullIncidentView } from "./views";

export const listAllIncidents = defineRoute({
  operationId: "listAllIncidents",
  method: "get",
  path: "/incidents",
  tag: "Platform",
  summary: "List everybody's incidents",
  description: "For the operator: incidents of every steward, with the evidence.",
  access: "incident:read",
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of incidents.", content: pageOf(FullIncidentView) },
  problems: { 403: ["tenant.role_missing"] },
  handle: async ({ caller: { tenantId }, query: { limit }, cursor }) => {
    Tenant.requireRole(await Tenant.get(tenantId), "operator");
    return { body: await Incident.listAll({ limit, cursor }) };
  },
});
