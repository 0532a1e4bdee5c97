/**
 * A mark for each mail that went out, in the key space of the tenant that sent it. It names the mail, and nobody.
 *
 * | #  | Question              | Index | pk             | sk   | Reads  |
 * | -- | --------------------- | ----- | -------------- | ---- | ------ |
 * | Z1 | Did this mail go out? | main  | tenant, "mail" | mail | strong |
 *
 * Kept for good: a replay may bring an event of any age.
 * Not served: mails of a consumer, or of a day. The carrier has their traces.
 *
 * @module
 */
import { defineEntity } from "../store";

export const MailMarkEntity = defineEntity({
  model: { entity: "mail", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    mailId: { type: "string", required: true },
    sentAt: { type: "string", required: true },
  },
  indexes: {
    mark: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#mail", casing: "none" },
      sk: { field: "sk", composite: ["mailId"], template: "${mailId}", casing: "none" },
    },
  },
} as const);
