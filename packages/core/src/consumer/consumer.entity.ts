/**
 * A consumer record in the supplier's key space, and its projection in the partner's.
 *
 * | #  | Question                                 | Index | pk                   | sk            | Reads    |
 * | -- | ---------------------------------------- | ----- | -------------------- | ------------- | -------- |
 * | C1 | What does a supplier know of a consumer? | main  | supplier, "consumer" | consumer      | strong   |
 * | C2 | Who are a supplier's consumers?          | main  | supplier, "consumer" | consumer      | eventual |
 * | C3 | Which consumers does a partner share?    | main  | partner, "shared"    | shared record | eventual |
 * | C4 | Is this consumer still shared?           | main  | partner, "shared"    | shared record | strong   |
 *
 * `contact` is sealed, the record's with the supplier's key of the consumer, the projection's with the partner's. `subjectId` says
 * which key; it is the same everywhere, so it leaves the store in no view (I3).
 * Not served: consumers across suppliers. Nobody may ask that.
 */
import { defineEntity } from "../store";

export const ConsumerEntity = defineEntity({
  model: { entity: "consumer", version: "1", service: "tandem" },
  attributes: {
    supplierId: { type: "string", required: true },
    consumerId: { type: "string", required: true },
    subjectId: { type: "string", required: true },
    contact: { type: "string", required: true },
    lastSoldThroughId: { type: "string", required: true },
    lastOrderId: { type: "string", required: true },
    lastOrderAt: { type: "string", required: true },
    firstOrderAt: { type: "string", required: true },
  },
  indexes: {
    consumer: {
      pk: { field: "pk", composite: ["supplierId"], template: "${supplierId}#consumer", casing: "none" },
      sk: { field: "sk", composite: ["consumerId"], template: "${consumerId}", casing: "none" },
    },
  },
} as const);

export const SharedRecordEntity = defineEntity({
  model: { entity: "sharedRecord", version: "1", service: "tandem" },
  attributes: {
    partnerId: { type: "string", required: true },
    sharedRecordId: { type: "string", required: true },
    supplierId: { type: "string", required: true },
    agreementId: { type: "string", required: true },
    agreementVersion: { type: "number", required: true },
    share: { type: "string", required: true },
    pseudonym: { type: "string", required: true },
    subjectId: { type: "string", required: true },
    contact: { type: "string" },
    lastOrderId: { type: "string", required: true },
    lastOrderAt: { type: "string", required: true },
  },
  indexes: {
    shared: {
      pk: { field: "pk", composite: ["partnerId"], template: "${partnerId}#shared", casing: "none" },
      sk: { field: "sk", composite: ["sharedRecordId"], template: "${sharedRecordId}", casing: "none" },
    },
  },
} as const);
