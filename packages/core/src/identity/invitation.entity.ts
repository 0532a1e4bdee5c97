/**
 * Invitations, and for each one's newest token its hash. Kept until a month after it ended, then deleted: it names somebody.
 *
 * | #  | Question                              | Index | pk                                | sk           | Reads  |
 * | -- | ------------------------------------- | ----- | --------------------------------- | ------------ | ------ |
 * | V1 | What does this invitation say?        | main  | tenant, "invitation"              | invitation   | strong |
 * | V2 | Whom did this tenant invite?          | main  | tenant, "invitation"              | invitation   | strong |
 * | V3 | Which invitation is this token's?     | main  | "platform#invitation", token hash | "invitation" | strong |
 *
 * Not served: invitations of a person. Nobody but the mailbox's owner is told of them.
 *
 * @module
 */
import { defineEntity, timeToLiveAttribute } from "#core/store";

export const tokenPartition = (tokenHash: string): string => `platform#invitation#${tokenHash}`;

export const InvitationEntity = defineEntity({
  model: { entity: "invitation", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    invitationId: { type: "string", required: true },
    email: { type: "string", required: true },
    role: { type: "string", required: true },
    status: { type: "string", required: true },
    invitedBy: { type: "string", required: true },
    invitedAt: { type: "string", required: true },
    expiresAt: { type: "string", required: true },
    issue: { type: "number", required: true },
    acceptedBy: { type: "string" },
    expiresAtSeconds: { type: "number", required: true, field: timeToLiveAttribute },
  },
  indexes: {
    invitation: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#invitation", casing: "none" },
      sk: { field: "sk", composite: ["invitationId"], template: "${invitationId}", casing: "none" },
    },
  },
} as const);

export const InvitationTokenEntity = defineEntity({
  model: { entity: "invitation-token", version: "1", service: "tandem" },
  attributes: {
    tokenHash: { type: "string", required: true },
    tenantId: { type: "string", required: true },
    invitationId: { type: "string", required: true },
    issue: { type: "number", required: true },
    expiresAtSeconds: { type: "number", required: true, field: timeToLiveAttribute },
  },
  indexes: {
    token: {
      pk: { field: "pk", composite: ["tokenHash"], template: "platform#invitation#${tokenHash}", casing: "none" },
      sk: { field: "sk", composite: [], template: "invitation", casing: "none" },
    },
  },
} as const);
