/**
 * A tenant's chain in its own key space, and where it ended each hour, in the platform's.
 *
 * | #  | Question                                    | Index | pk                        | sk     | Reads    |
 * | -- | ------------------------------------------- | ----- | ------------------------- | ------ | -------- |
 * | U1 | What was read or granted at this tenant?    | main  | tenant, "audit"           | place  | eventual |
 * | U2 | Is the chain whole from here on?            | main  | tenant, "audit"           | place  | strong   |
 * | U3 | Where does the chain end now?               | main  | tenant, "audit-head"      | "head" | strong   |
 * | U4 | Where did it end when it was last anchored? | main  | "platform#anchor", tenant | hour   | strong   |
 * | U5 | Where did it end each hour that it grew?    | main  | "platform#anchor", tenant | hour   | strong   |
 *
 * Entries and anchors are only ever created.
 *
 * Not served: who read about one consumer, across the chain. Whoever asks reads it all; that is rare, and never in a hurry.
 *
 * @module
 */
import { defineEntity } from "../store";

export const anchorPartition = (tenantId: string): string => `platform#anchor#${tenantId}`;

export const EntryEntity = defineEntity({
  model: { entity: "auditEntry", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    place: { type: "string", required: true },
    sequence: { type: "number", required: true },
    at: { type: "string", required: true },
    actor: { type: "string", required: true },
    role: { type: "string", required: true },
    action: { type: "string", required: true },
    subjects: { type: "any", required: true },
    reason: { type: "string" },
    previousHash: { type: "string", required: true },
    hash: { type: "string", required: true },
  },
  indexes: {
    chain: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#audit", casing: "none" },
      sk: { field: "sk", composite: ["place"], template: "${place}", casing: "none" },
    },
  },
} as const);

export const HeadEntity = defineEntity({
  model: { entity: "auditHead", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    length: { type: "number", required: true },
    hash: { type: "string", required: true },
  },
  indexes: {
    head: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#audit-head", casing: "none" },
      sk: { field: "sk", composite: [], template: "head", casing: "none" },
    },
  },
} as const);

export const AnchorEntity = defineEntity({
  model: { entity: "auditAnchor", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    hour: { type: "string", required: true },
    length: { type: "number", required: true },
    hash: { type: "string", required: true },
  },
  indexes: {
    anchor: {
      pk: { field: "pk", composite: ["tenantId"], template: "platform#anchor#${tenantId}", casing: "none" },
      sk: { field: "sk", composite: ["hour"], template: "${hour}", casing: "none" },
    },
  },
} as const);
