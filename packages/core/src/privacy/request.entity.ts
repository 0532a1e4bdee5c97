/**
 * Requests and their cases. A request stands in the platform's key space, because it is about a person at all controllers; each case in
 * its controller's.
 *
 * | #   | Question                                      | Index | pk                           | sk              | Reads    |
 * | --- | --------------------------------------------- | ----- | ---------------------------- | --------------- | -------- |
 * | PR1 | What did this consumer ask for?               | main  | "platform#privacy", subject  | privacy request | strong   |
 * | PR2 | Which requests are open, oldest first?        | main  | "platform#privacy-open"      | privacy request | strong   |
 * | PR3 | Whose is this open request?                   | main  | "platform#privacy-open"      | privacy request | strong   |
 * | PR4 | Has this consumer an open request?            | main  | "platform#privacy-asking", subject | "open"    | strong   |
 * | PR5 | What must this controller do, newest first?   | main  | tenant, "privacy"            | privacy request | eventual |
 * | PR6 | How far is this case?                         | main  | tenant, "privacy"            | privacy request | strong   |
 *
 * Not served: closed requests of all consumers. Whoever must prove an answer has the cases and their events.
 */
import { defineEntity } from "../store";

export const requestPartition = (subjectId: string): string => `platform#privacy#${subjectId}`;
export const askingPartition = (subjectId: string): string => `platform#privacy-asking#${subjectId}`;
export const openPartition = "platform#privacy-open";

export const RequestEntity = defineEntity({
  model: { entity: "privacyRequest", version: "1", service: "tandem" },
  attributes: {
    subjectId: { type: "string", required: true },
    privacyRequestId: { type: "string", required: true },
    tenantId: { type: "string", required: true },
    storefrontId: { type: "string", required: true },
    status: { type: "string", required: true },
    requestedAt: { type: "string", required: true },
    dueAt: { type: "string", required: true },
    /** Sealed with the platform's key of the consumer; gone when the request is done. */
    sealedEmail: { type: "string" },
    closedAt: { type: "string" },
  },
  indexes: {
    request: {
      pk: { field: "pk", composite: ["subjectId"], template: "platform#privacy#${subjectId}", casing: "none" },
      sk: { field: "sk", composite: ["privacyRequestId"], template: "${privacyRequestId}", casing: "none" },
    },
  },
} as const);

export const OpenRequestEntity = defineEntity({
  model: { entity: "openPrivacyRequest", version: "1", service: "tandem" },
  attributes: {
    privacyRequestId: { type: "string", required: true },
    subjectId: { type: "string", required: true },
    requestedAt: { type: "string", required: true },
    dueAt: { type: "string", required: true },
  },
  indexes: {
    open: {
      pk: { field: "pk", composite: [], template: "platform#privacy-open", casing: "none" },
      sk: { field: "sk", composite: ["privacyRequestId"], template: "${privacyRequestId}", casing: "none" },
    },
  },
} as const);

export const AskingEntity = defineEntity({
  model: { entity: "askingForPrivacy", version: "1", service: "tandem" },
  attributes: {
    subjectId: { type: "string", required: true },
    privacyRequestId: { type: "string", required: true },
  },
  indexes: {
    asking: {
      pk: { field: "pk", composite: ["subjectId"], template: "platform#privacy-asking#${subjectId}", casing: "none" },
      sk: { field: "sk", composite: [], template: "open", casing: "none" },
    },
  },
} as const);

export const CaseEntity = defineEntity({
  model: { entity: "privacyCase", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    privacyRequestId: { type: "string", required: true },
    /** For whoever carries it out; no member learns them. */
    subjectId: { type: "string", required: true },
    requestId: { type: "string", required: true },
    status: { type: "string", required: true },
    requestedAt: { type: "string", required: true },
    dueAt: { type: "string", required: true },
    consumerId: { type: "string", required: true },
    sharedRecordIds: { type: "any", required: true },
    waitsFor: { type: "any" },
    confirmedAt: { type: "string" },
    closedAt: { type: "string" },
    because: { type: "string" },
  },
  indexes: {
    case: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#privacy", casing: "none" },
      sk: { field: "sk", composite: ["privacyRequestId"], template: "${privacyRequestId}", casing: "none" },
    },
  },
} as const);
