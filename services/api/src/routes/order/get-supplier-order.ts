import { SupplierOrder } from "#core/fulfilment";
import { Id } from "#core/kernel";
import { defineRoute } from "../../frame/route";
import { OfSupplier } from "../parameters";
import { SupplierOrderView } from "./views";

export const getSupplierOrder = defineRoute({
  operationId: "getSupplierOrder",
  method: "get",
  path: "/suppliers/{supplierId}/supplier-orders/{supplierOrderId}",
  tag: "Order",
  summary: "Get a supplier order",
  description: "The supplier's part of an order: lines, money, and where to send it.",
  access: "order:read",
  owner: "supplierId",
  reads: "order",
  params: OfSupplier.extend({ supplierOrderId: Id("sor") }),
  success: { status: 200, description: "The supplier order.", content: SupplierOrderView },
  problems: { 404: ["supplier_order.not_found"] },
  handle: async ({ params }) => ({ body: await SupplierOrder.get(params) }),
});
