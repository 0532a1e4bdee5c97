/**
 * Whom a relay address reaches, and who may write to it.
 *
 * | #  | Question                                      | Index | pk                          | sk            | Reads  |
 * | -- | --------------------------------------------- | ----- | --------------------------- | ------------- | ------ |
 * | Y1 | Whose is this pseudonym, under which grants?  | main  | "platform#relay", pseudonym | shared record | strong |
 * | Y2 | From which addresses may a partner's mail be? | main  | partner, "sender"           | "sender"      | strong |
 *
 * One item for each projection that the address stands in: a pseudonym belongs to one supplier and one partner, who may have more than
 * one agreement. The platform's, because no tenant may know a subject's id, nor which row is a decoy.
 * Not served: the addresses of a partner. Its shared records have them.
 */
import { defineEntity } from "../store";

export const relayPartition = (pseudonym: string): string => `platform#relay#${pseudonym}`;

export const RelayEntity = defineEntity({
  model: { entity: "relay", version: "1", service: "tandem" },
  attributes: {
    pseudonym: { type: "string", required: true },
    sharedRecordId: { type: "string", required: true },
    partnerId: { type: "string", required: true },
    supplierId: { type: "string", required: true },
    agreementId: { type: "string", required: true },
    /** Absent of a decoy. */
    subjectId: { type: "string" },
    since: { type: "string", required: true },
  },
  indexes: {
    relay: {
      pk: { field: "pk", composite: ["pseudonym"], template: "platform#relay#${pseudonym}", casing: "none" },
      sk: { field: "sk", composite: ["sharedRecordId"], template: "${sharedRecordId}", casing: "none" },
    },
  },
} as const);

export const SendersEntity = defineEntity({
  model: { entity: "senders", version: "1", service: "tandem" },
  attributes: {
    partnerId: { type: "string", required: true },
    addresses: { type: "list", items: { type: "string" }, required: true },
    revision: { type: "number", required: true },
    changedAt: { type: "string", required: true },
  },
  indexes: {
    senders: {
      pk: { field: "pk", composite: ["partnerId"], template: "${partnerId}#sender", casing: "none" },
      sk: { field: "sk", composite: [], template: "sender", casing: "none" },
    },
  },
} as const);
