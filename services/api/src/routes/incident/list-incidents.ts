import { Incident } from "#core/incident";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { IncidentView } from "./views";

export const listIncidents = defineRoute({
  operationId: "listIncidents",
  method: "get",
  path: "/tenants/{tenantId}/incidents",
  tag: "Consumer",
  summary: "List incidents",
  description: "Incidents about consumer records that the tenant is the steward of.",
  access: "incident:read",
  owner: "tenantId",
  params: OfTenant,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of incidents.", content: pageOf(IncidentView) },
  handle: async ({ params: { tenantId }, query: { limit }, cursor }) => ({
    body: await Incident.list({ stewardId: tenantId, limit, cursor }),
  }),
});
