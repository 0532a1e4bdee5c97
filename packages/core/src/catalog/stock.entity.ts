/**
 * Stock, one item per variant, so that two checkouts meet only where they want the same thing.
 *
 * | #  | Question                               | Index | pk                         | sk      | Reads  |
 * | -- | -------------------------------------- | ----- | -------------------------- | ------- | ------ |
 * | S1 | How many units of this variant remain? | main  | supplier, "stock", variant | "stock" | strong |
 *
 * Not served: all stock of a supplier. Its products name their variants.
 *
 * @module
 */
import { defineEntity } from "../store";

export const StockEntity = defineEntity({
  model: { entity: "stock", version: "1", service: "tandem" },
  attributes: {
    supplierId: { type: "string", required: true },
    variantId: { type: "string", required: true },
    available: { type: "number", required: true },
    allocated: { type: "number", required: true },
    counted: { type: "number" },
  },
  indexes: {
    stock: {
      pk: {
        field: "pk",
        composite: ["supplierId", "variantId"],
        template: "${supplierId}#stock#${variantId}",
        casing: "none",
      },
      sk: { field: "sk", composite: [], template: "stock", casing: "none" },
    },
  },
} as const);
