/**
 * One item per cart, in the key space of the storefront's tenant.
 *
 * | #  | Question              | Index | pk             | sk   | Reads  |
 * | -- | --------------------- | ----- | -------------- | ---- | ------ |
 * | K1 | What is in this cart? | main  | tenant, "cart" | cart | strong |
 *
 * Not served: all carts of a tenant in an order. The cart's id is the consumer's secret.
 */
import { defineEntity } from "../store";

export const CartEntity = defineEntity({
  model: { entity: "cart", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    cartId: { type: "string", required: true },
    lines: { type: "any", required: true },
    bought: { type: "any" },
    revision: { type: "number", required: true },
    expiresAtSeconds: { type: "number", required: true },
  },
  indexes: {
    cart: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#cart", casing: "none" },
      sk: { field: "sk", composite: ["cartId"], template: "${cartId}", casing: "none" },
    },
  },
} as const);
