/**
 * API keys, and the hash of each secret that leads to one. A revoked key stays in the list for three months.
 *
 * | #  | Question                            | Index | pk                      | sk       | Reads  |
 * | -- | ----------------------------------- | ----- | ----------------------- | -------- | ------ |
 * | P1 | Which key is this secret's?         | main  | "platform#apikey", hash | "apikey" | strong |
 * | P2 | What may this key do, and still?    | main  | tenant, "apikey"        | api key  | strong |
 * | P3 | Which keys does this tenant have?   | main  | tenant, "apikey"        | api key  | strong |
 *
 * Not served: keys by their maker. A tenant has few; whoever asks reads them all.
 *
 * @module
 */
import { defineEntity, timeToLiveAttribute } from "#core/store";

export const secretPartition = (hash: string): string => `platform#apikey#${hash}`;
export const apiKeyPartition = (tenantId: string): string => `${tenantId}#apikey`;

export const ApiKeyEntity = defineEntity({
  model: { entity: "api-key", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    apiKeyId: { type: "string", required: true },
    name: { type: "string", required: true },
    kind: { type: "string", required: true },
    ending: { type: "string", required: true },
    permissions: { type: "any", required: true },
    createdBy: { type: "string", required: true },
    createdAt: { type: "string", required: true },
    expiresAt: { type: "string" },
    revokedAt: { type: "string" },
    rotatedAt: { type: "string" },
    rotatedBy: { type: "string" },
    previousEndsAt: { type: "string" },
    lastUsedAt: { type: "string" },
    hash: { type: "string", required: true },
    previousHash: { type: "string" },
    revision: { type: "number", required: true },
    expiresAtSeconds: { type: "number", field: timeToLiveAttribute },
  },
  indexes: {
    key: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#apikey", casing: "none" },
      sk: { field: "sk", composite: ["apiKeyId"], template: "${apiKeyId}", casing: "none" },
    },
  },
} as const);

export const ApiSecretEntity = defineEntity({
  model: { entity: "api-secret", version: "1", service: "tandem" },
  attributes: {
    hash: { type: "string", required: true },
    tenantId: { type: "string", required: true },
    apiKeyId: { type: "string", required: true },
  },
  indexes: {
    secret: {
      pk: { field: "pk", composite: ["hash"], template: "platform#apikey#${hash}", casing: "none" },
      sk: { field: "sk", composite: [], template: "apikey", casing: "none" },
    },
  },
} as const);
