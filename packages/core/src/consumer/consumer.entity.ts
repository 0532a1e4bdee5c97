/**
 * A consumer record in its steward's key space, the grant beside it, and the projection in the recipient's.
 *
 * | #  | Question                                  | Index | pk                          | sk            | Reads    |
 * | -- | ----------------------------------------- | ----- | --------------------------- | ------------- | -------- |
 * | C1 | What does a steward know of a consumer?   | main  | steward, "consumer"         | consumer      | strong   |
 * | C2 | Who are a steward's consumers?            | main  | steward, "consumer"         | consumer      | eventual |
 * | C3 | Which consumers does a tenant share?      | main  | recipient, "shared"         | shared record | eventual |
 * | C4 | What may the recipient see of a record?   | main  | steward, "grant", agreement | shared record | strong   |
 * | C5 | What may it see of each of these records? | main  | steward, "grant", agreement | shared record | strong   |
 * | C7 | Who may read these consumers' records?   | main  | steward, "grant", agreement | shared record | batch    |
 * | C6 | Where has this fan-out got to?            | main  | steward, "grant-follow"     | follow        | strong   |
 *
 * C5 example: a page of a recipient's list is a range of shared records; the grants of that range answer for all of them.
 * C7: the record names its grants, so each is one read of a batch: strong for one consumer, eventual for a page of them.
 * `contact` is sealed, the record's with the steward's key of the consumer, the projection's with the recipient's. `subjectId` says
 * which key; it is the same everywhere, so it leaves the store in no view (I3).
 * Not served: consumers across stewards. Nobody may ask that.
 */
import { defineEntity } from "../store";

export const ConsumerEntity = defineEntity({
  model: { entity: "consumer", version: "1", service: "tandem" },
  attributes: {
    stewardId: { type: "string", required: true },
    consumerId: { type: "string", required: true },
    subjectId: { type: "string", required: true },
    contact: { type: "string", required: true },
    lastSoldThroughId: { type: "string", required: true },
    lastOrderId: { type: "string", required: true },
    lastOrderAt: { type: "string", required: true },
    firstOrderAt: { type: "string", required: true },
    /** Where the grants of this record are, and with whom it is a joint one: `<agreement>/<shared record>`, or `<agreement>`. */
    disclosedUnder: { type: "set", items: "string" },
  },
  indexes: {
    consumer: {
      pk: { field: "pk", composite: ["stewardId"], template: "${stewardId}#consumer", casing: "none" },
      sk: { field: "sk", composite: ["consumerId"], template: "${consumerId}", casing: "none" },
    },
  },
} as const);

export const SharedRecordEntity = defineEntity({
  model: { entity: "sharedRecord", version: "1", service: "tandem" },
  attributes: {
    recipientId: { type: "string", required: true },
    sharedRecordId: { type: "string", required: true },
    supplierId: { type: "string", required: true },
    partnerId: { type: "string", required: true },
    stewardId: { type: "string", required: true },
    agreementId: { type: "string", required: true },
    agreementVersion: { type: "number", required: true },
    share: { type: "string", required: true },
    pseudonym: { type: "string", required: true },
    subjectId: { type: "string", required: true },
    contact: { type: "string" },
    lastOrderId: { type: "string", required: true },
    lastOrderAt: { type: "string", required: true },
    revision: { type: "number", required: true },
  },
  indexes: {
    shared: {
      pk: { field: "pk", composite: ["recipientId"], template: "${recipientId}#shared", casing: "none" },
      sk: { field: "sk", composite: ["sharedRecordId"], template: "${sharedRecordId}", casing: "none" },
    },
  },
} as const);

export const GrantEntity = defineEntity({
  model: { entity: "grant", version: "1", service: "tandem" },
  attributes: {
    stewardId: { type: "string", required: true },
    agreementId: { type: "string", required: true },
    sharedRecordId: { type: "string", required: true },
    recipientId: { type: "string", required: true },
    consumerId: { type: "string", required: true },
    subjectId: { type: "string", required: true },
    upTo: { type: "string", required: true },
    since: { type: "string", required: true },
    /** The consent entry that decided last; whatever sorts before it is older (G3). */
    decidedBy: { type: "string" },
    consent: { type: "any" },
  },
  indexes: {
    grant: {
      pk: {
        field: "pk",
        composite: ["stewardId", "agreementId"],
        template: "${stewardId}#grant#${agreementId}",
        casing: "none",
      },
      sk: { field: "sk", composite: ["sharedRecordId"], template: "${sharedRecordId}", casing: "none" },
    },
  },
} as const);

/** Where a fan-out over the grants of an agreement has got to; it moves on in one transaction with the event that continues it. */
export const FollowEntity = defineEntity({
  model: { entity: "grantFollow", version: "1", service: "tandem" },
  attributes: {
    stewardId: { type: "string", required: true },
    followId: { type: "string", required: true },
    after: { type: "string", required: true },
    expiresAtSeconds: { type: "number", required: true },
  },
  indexes: {
    follow: {
      pk: { field: "pk", composite: ["stewardId"], template: "${stewardId}#grant-follow", casing: "none" },
      sk: { field: "sk", composite: ["followId"], template: "${followId}", casing: "none" },
    },
  },
} as const);

export const grantPartition = (stewardId: string, agreementId: string): string => `${stewardId}#grant#${agreementId}`;
