/**
 * Reports of imports, kept for the supplier.
 *
 * | #  | Question                             | Index | pk                 | sk     | Reads    |
 * | -- | ------------------------------------ | ----- | ------------------ | ------ | -------- |
 * | I1 | What became of this import?          | main  | supplier, "import" | import | strong   |
 * | I2 | Which imports were there, and when?  | main  | supplier, "import" | import | eventual |
 *
 * I2 reads newest first: an import's id sorts by its time.
 *
 * @module
 */
import { defineEntity } from "../../store";

export const ImportEntity = defineEntity({
  model: { entity: "import", version: "1", service: "tandem" },
  attributes: {
    supplierId: { type: "string", required: true },
    importId: { type: "string", required: true },
    report: { type: "any", required: true },
  },
  indexes: {
    imports: {
      pk: { field: "pk", composite: ["supplierId"], template: "${supplierId}#import", casing: "none" },
      sk: { field: "sk", composite: ["importId"], template: "${importId}", casing: "none" },
    },
  },
} as const);
