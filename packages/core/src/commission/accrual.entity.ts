/**
 * One item per accrual, in the partner's key space. It is created, and nothing updates it: amounts, rate and version never (I3),
 * and `status` stays `pending` until settlement brings the one write that moves it on.
 *
 * | #  | Question                               | Index | pk                    | sk      | Reads    |
 * | -- | -------------------------------------- | ----- | --------------------- | ------- | -------- |
 * | A1 | Has this line accrued? (I4)            | main  | partner, "commission" | accrual | strong   |
 * | A2 | What did a partner earn, newest first? | main  | partner, "commission" | accrual | eventual |
 *
 * The accrual's id starts with the order's time, so A2 is chronological without an index.
 * Not served: platform-wide totals. The ledger will answer those.
 */
import { defineEntity } from "../store";

export const AccrualEntity = defineEntity({
  model: { entity: "accrual", version: "1", service: "tandem" },
  attributes: {
    partnerId: { type: "string", required: true },
    accrualId: { type: "string", required: true },
    kind: { type: "string", required: true },
    status: { type: "string", required: true },
    supplierId: { type: "string", required: true },
    agreementId: { type: "string", required: true },
    agreementVersion: { type: "number", required: true },
    orderId: { type: "string", required: true },
    lineId: { type: "string", required: true },
    net: { type: "any", required: true },
    rateBp: { type: "number", required: true },
    commission: { type: "any", required: true },
    accruedAt: { type: "string", required: true },
  },
  indexes: {
    accrual: {
      pk: { field: "pk", composite: ["partnerId"], template: "${partnerId}#commission", casing: "none" },
      sk: { field: "sk", composite: ["accrualId"], template: "${accrualId}", casing: "none" },
    },
  },
} as const);
