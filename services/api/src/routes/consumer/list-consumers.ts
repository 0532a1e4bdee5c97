import { Consumer } from "#core/consumer";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfSupplier } from "../parameters";

const ConsumerView = Consumer.Info.meta({
  id: "Consumer",
  description: "The supplier's file on a consumer.",
});

export const listConsumers = defineRoute({
  operationId: "listConsumers",
  method: "get",
  path: "/suppliers/{supplierId}/consumers",
  tag: "Consumer",
  summary: "List consumers",
  description: "Who bought from the supplier, whoever's storefront it was.",
  access: "consumer:read",
  owner: "supplierId",
  reads: "consumer",
  params: OfSupplier,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of consumer records.", content: pageOf(ConsumerView) },
  handle: async ({ params: { supplierId }, query: { limit }, cursor }) => ({
    body: await Consumer.list({ stewardId: supplierId, limit, cursor }),
  }),
});
