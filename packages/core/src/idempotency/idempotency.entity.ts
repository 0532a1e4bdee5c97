/**
 * One item per request that makes or moves something, for a day.
 *
 * | #  | Question                                     | Index | pk                    | sk             | Reads  |
 * | -- | -------------------------------------------- | ----- | --------------------- | -------------- | ------ |
 * | I1 | Was this request made before, and what came? | main  | owner, "idempotency"  | operation, key | strong |
 *
 * The owner is a tenant, or `platform#person#<member>` for what somebody does for themselves.
 *
 * Not served: what a caller did lately. The event log answers that.
 *
 * @module
 */
import { defineEntity } from "../store";

export const IdempotencyEntity = defineEntity({
  model: { entity: "idempotency", version: "1", service: "tandem" },
  attributes: {
    ownerId: { type: "string", required: true },
    operation: { type: "string", required: true },
    key: { type: "string", required: true },
    requestHash: { type: "string", required: true },
    claimedAt: { type: "string", required: true },
    runningSince: { type: "string", required: true },
    status: { type: "number" },
    headers: { type: "any" },
    body: { type: "string" },
    expiresAtSeconds: { type: "number", required: true },
  },
  indexes: {
    request: {
      pk: { field: "pk", composite: ["ownerId"], template: "${ownerId}#idempotency", casing: "none" },
      sk: { field: "sk", composite: ["operation", "key"], template: "${operation}#${key}", casing: "none" },
    },
  },
} as const);
