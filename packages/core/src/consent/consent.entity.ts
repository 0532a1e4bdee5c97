/**
 * The consent ledger in its controllers' key spaces, and the notices that answers refer to.
 *
 * | #  | Question                                          | Index | pk                             | sk                        | Reads  |
 * | -- | ------------------------------------------------- | ----- | ------------------------------ | ------------------------- | ------ |
 * | T1 | What did this consumer say to this controller?    | main  | controller, "consent", subject | purpose, agreement, entry | strong |
 * | T2 | What was the consumer shown?                      | main  | "platform#notice", hash        | "notice"                  | strong |
 *
 * Entries are put once and never updated or deleted (I1). They hold ids only: nothing is left of them to erase.
 * Not served: everybody who gave their consent. Grants answer that, by agreement.
 */
import { defineEntity } from "../store";

export const ConsentEntity = defineEntity({
  model: { entity: "consent", version: "1", service: "tandem" },
  attributes: {
    controllerId: { type: "string", required: true },
    subjectId: { type: "string", required: true },
    purpose: { type: "string", required: true },
    agreementId: { type: "string", required: true },
    entryId: { type: "string", required: true },
    recipientId: { type: "string", required: true },
    agreementVersion: { type: "number", required: true },
    answer: { type: "string", required: true },
    share: { type: "string", required: true },
    noticeHash: { type: "string", required: true },
    at: { type: "string", required: true },
    source: { type: "string", required: true },
    orderId: { type: "string" },
  },
  indexes: {
    consent: {
      pk: {
        field: "pk",
        composite: ["controllerId", "subjectId"],
        template: "${controllerId}#consent#${subjectId}",
        casing: "none",
      },
      sk: {
        field: "sk",
        composite: ["purpose", "agreementId", "entryId"],
        template: "${purpose}#${agreementId}#${entryId}",
        casing: "none",
      },
    },
  },
} as const);

export const consentPartition = (controllerId: string, subjectId: string): string =>
  `${controllerId}#consent#${subjectId}`;

export const NoticeEntity = defineEntity({
  model: { entity: "notice", version: "1", service: "tandem" },
  attributes: {
    hash: { type: "string", required: true },
    notice: { type: "any", required: true },
  },
  indexes: {
    notice: {
      pk: { field: "pk", composite: ["hash"], template: "platform#notice#${hash}", casing: "none" },
      sk: { field: "sk", composite: [], template: "notice", casing: "none" },
    },
  },
} as const);

export const noticePartition = (hash: string): string => `platform#notice#${hash}`;
