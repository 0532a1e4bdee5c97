/**
 * Export jobs. They hold no personal data and no file; they stay, because a file may turn up years later.
 *
 * | #  | Question                        | Index | pk               | sk     | Reads    |
 * | -- | ------------------------------- | ----- | ---------------- | ------ | -------- |
 * | X1 | May this file be written now?   | main  | tenant, "export" | export | strong   |
 * | X2 | What was exported, newest first?| main  | tenant, "export" | export | eventual |
 *
 * Ids are ULIDs, so the list is in the order of time. Not served: exports of a member. The audit chain has them.
 */
import { defineEntity } from "../store";

export const ExportEntity = defineEntity({
  model: { entity: "export", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    exportId: { type: "string", required: true },
    kind: { type: "string", required: true },
    agreementId: { type: "string" },
    format: { type: "string", required: true },
    state: { type: "string", required: true },
    rows: { type: "number", required: true },
    requestedBy: { type: "string", required: true },
    requestedAt: { type: "string", required: true },
    decidedBy: { type: "string" },
    decidedAt: { type: "string" },
    expiresAt: { type: "string", required: true },
    /** What its marks follow from. Leaves the store in no view. */
    key: { type: "string", required: true },
  },
  indexes: {
    export: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#export", casing: "none" },
      sk: { field: "sk", composite: ["exportId"], template: "${exportId}", casing: "none" },
    },
  },
} as const);
