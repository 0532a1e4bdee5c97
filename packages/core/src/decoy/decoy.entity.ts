/**
 * Decoys, in the platform's key space.
 *
 * | #  | Question                         | Index | pk                          | sk            | Reads    |
 * | -- | -------------------------------- | ----- | --------------------------- | ------------- | -------- |
 * | D1 | Is this row a decoy, since when? | main  | "platform#decoy", agreement | shared record | strong   |
 * | D2 | Which decoys has an agreement?   | main  | "platform#decoy", agreement | shared record | eventual |
 *
 * Not served: decoys of a partner. Whoever needs them has the agreements.
 */
import { defineEntity } from "../store";

export const decoyPartition = (agreementId: string): string => `platform#decoy#${agreementId}`;

export const DecoyEntity = defineEntity({
  model: { entity: "decoy", version: "1", service: "tandem" },
  attributes: {
    agreementId: { type: "string", required: true },
    sharedRecordId: { type: "string", required: true },
    agreementVersion: { type: "number", required: true },
    partnerId: { type: "string", required: true },
    supplierId: { type: "string", required: true },
    plantedAt: { type: "string", required: true },
  },
  indexes: {
    decoy: {
      pk: { field: "pk", composite: ["agreementId"], template: "platform#decoy#${agreementId}", casing: "none" },
      sk: { field: "sk", composite: ["sharedRecordId"], template: "${sharedRecordId}", casing: "none" },
    },
  },
} as const);
