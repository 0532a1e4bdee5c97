/**
 * One copy of each agreement in each party's key space. `revision` counts this copy's changes, so that two at once can't both win.
 *
 * | #  | Question                                  | Index | pk                  | sk        | Reads  |
 * | -- | ----------------------------------------- | ----- | ------------------- | --------- | ------ |
 * | G1 | What does this agreement say to me?       | main  | tenant, "agreement" | agreement | strong |
 * | G2 | Which agreements do I have?               | main  | tenant, "agreement" | agreement | strong |
 *
 * Not served: agreements by status or counterparty. A tenant has few; whoever asks reads its own.
 *
 * @module
 */
import { defineEntity } from "#core/store";
import type { Info } from "./agreement";

export const AgreementEntity = defineEntity({
  model: { entity: "agreement", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    agreementId: { type: "string", required: true },
    revision: { type: "number", required: true },
    version: { type: "number", required: true },
    programmeId: { type: "string", required: true },
    supplierId: { type: "string", required: true },
    partnerId: { type: "string", required: true },
    supplierName: { type: "string", required: true },
    partnerName: { type: "string", required: true },
    terms: { type: "any", required: true },
    hash: { type: "string", required: true },
    signatures: { type: "any", required: true },
    status: { type: "string", required: true },
    proposedAt: { type: "string", required: true },
    activatedAt: { type: "string" },
    stops: { type: "any" },
    endedAt: { type: "string" },
    amendment: { type: "any" },
    superseded: { type: "any" },
  },
  indexes: {
    agreement: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#agreement", casing: "none" },
      sk: { field: "sk", composite: ["agreementId"], template: "${agreementId}", casing: "none" },
    },
  },
} as const);

/** A copy as stored. Validated before it was written, so it isn't again. */
export type Copy = { readonly info: Info; readonly revision: number };

export function fromItem(item: object): Copy {
  const { tenantId: _, revision, ...info } = item as Info & { tenantId: string; revision: number };
  return { info, revision };
}
