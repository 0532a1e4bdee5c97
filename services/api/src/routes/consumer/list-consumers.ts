import { Consumer } from "#core/consumer";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { ConsumerView } from "./views";

export const listConsumers = defineRoute({
  operationId: "listConsumers",
  method: "get",
  path: "/tenants/{tenantId}/consumers",
  tag: "Consumer",
  summary: "List consumers",
  description:
    "The consumers whose records are the tenant's, whoever's storefront they bought in: a supplier's, or a partner's where the data clause makes it the steward. Each with who else may read it.",
  access: "consumer:read",
  owner: "tenantId",
  reads: "consumer",
  params: OfTenant,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of consumer records.", content: pageOf(ConsumerView) },
  handle: async ({ params: { tenantId }, query: { limit }, cursor, at }) => ({
    body: await Consumer.listOpen({ stewardId: tenantId, at, limit, cursor }),
  }),
});
