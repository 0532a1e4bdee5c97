import { Export } from "#core/export";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { ExportView } from "./views";

export const listExports = defineRoute({
  operationId: "listExports",
  method: "get",
  path: "/tenants/{tenantId}/exports",
  tag: "Consumer",
  summary: "List exports",
  description: "Every export of the tenant, newest first.",
  access: "export:create",
  owner: "tenantId",
  params: OfTenant,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of exports.", content: pageOf(ExportView) },
  handle: async ({ params: { tenantId }, query: { limit }, cursor, at }) => ({
    body: await Export.list({ tenantId, limit, cursor, at }),
  }),
});
