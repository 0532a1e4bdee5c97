/**
 * One item per supplier order, in the supplier's key space.
 *
 * | #  | Question                                   | Index | pk                | sk             | Reads    |
 * | -- | ------------------------------------------ | ----- | ----------------- | -------------- | -------- |
 * | S1 | What is in this supplier order?            | main  | supplier, "order" | supplier order | strong   |
 * | S2 | Which orders has a supplier, newest first? | main  | supplier, "order" | supplier order | eventual |
 *
 * The id starts with the order's time, so S2 is chronological without an index. Lines are stored as JSON text: their field
 * names as attributes would cost a second capacity unit.
 */
import { defineEntity } from "../store";

export const SupplierOrderEntity = defineEntity({
  model: { entity: "supplierOrder", version: "1", service: "tandem" },
  attributes: {
    supplierId: { type: "string", required: true },
    supplierOrderId: { type: "string", required: true },
    soldThroughId: { type: "string", required: true },
    agreementId: { type: "string" },
    agreementVersion: { type: "number", required: true },
    orderId: { type: "string", required: true },
    consumerId: { type: "string", required: true },
    status: { type: "string", required: true },
    deliverTo: { type: "any", required: true },
    lines: { type: "any", required: true },
    total: { type: "any", required: true },
    commission: { type: "any", required: true },
    placedAt: { type: "string", required: true },
  },
  indexes: {
    supplierOrder: {
      pk: { field: "pk", composite: ["supplierId"], template: "${supplierId}#order", casing: "none" },
      sk: { field: "sk", composite: ["supplierOrderId"], template: "${supplierOrderId}", casing: "none" },
    },
  },
} as const);
