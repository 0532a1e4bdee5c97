/**
 * Buckets: of a tenant, its storefronts and its visitors in the tenant's key space; of accounts and addresses, before any tenant
 * is known, in the platform's. They expire soon after they would be full anyway.
 *
 * | #  | Question                                | Index | pk                              | sk       | Reads  |
 * | -- | --------------------------------------- | ----- | ------------------------------- | -------- | ------ |
 * | N1 | How much may this tenant's caller take? | main  | tenant, "limit"                 | bucket   | strong |
 * | N2 | How often may this address try?         | main  | "platform#limit", caller (hash) | "bucket" | strong |
 *
 * Not served: who was refused. Answers of 429 are in the access logs.
 *
 * @module
 */
import { defineEntity } from "../store";

const attributes = {
  units: { type: "number", required: true },
  atMs: { type: "number", required: true },
  /** Counts the leases, so that two at once can't both win. */
  revision: { type: "number", required: true },
  expiresAtSeconds: { type: "number", required: true },
} as const;

export const callerPartition = (caller: string): string => `platform#limit#${caller}`;

export const TenantBucketEntity = defineEntity({
  model: { entity: "tenantBucket", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    bucket: { type: "string", required: true },
    ...attributes,
  },
  indexes: {
    bucket: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#limit", casing: "none" },
      sk: { field: "sk", composite: ["bucket"], template: "${bucket}", casing: "none" },
    },
  },
} as const);

export const CallerBucketEntity = defineEntity({
  model: { entity: "callerBucket", version: "1", service: "tandem" },
  attributes: { caller: { type: "string", required: true }, ...attributes },
  indexes: {
    bucket: {
      pk: { field: "pk", composite: ["caller"], template: "platform#limit#${caller}", casing: "none" },
      sk: { field: "sk", composite: [], template: "bucket", casing: "none" },
    },
  },
} as const);
