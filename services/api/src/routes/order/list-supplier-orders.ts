import { SupplierOrder } from "#core/fulfilment";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfSupplier } from "../parameters";
import { SupplierOrderView } from "./views";

export const listSupplierOrders = defineRoute({
  operationId: "listSupplierOrders",
  method: "get",
  path: "/suppliers/{supplierId}/supplier-orders",
  tag: "Order",
  summary: "List supplier orders",
  description: "What the supplier sold and fulfils, newest first.",
  access: "order:read",
  owner: "supplierId",
  reads: "order",
  params: OfSupplier,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of supplier orders.", content: pageOf(SupplierOrderView) },
  handle: async ({ params: { supplierId }, query: { limit }, cursor }) => ({
    body: await SupplierOrder.list({ supplierId, limit, cursor }),
  }),
});
