/**
 * Storefronts, and the copy of each under its host name (I2).
 *
 * | #  | Question                                    | Index | pk                        | sk           | Reads    |
 * | -- | ------------------------------------------- | ----- | ------------------------- | ------------ | -------- |
 * | S1 | Which storefronts does this tenant have?    | main  | tenant, "storefront"      | storefront   | strong   |
 * | S2 | What is this storefront?                    | main  | tenant, "storefront"      | storefront   | strong   |
 * | S3 | Which storefront does this host lead to?    | main  | "platform#hostname", name | "storefront" | eventual |
 *
 * Not served: storefronts by theme or currency.
 *
 * @module
 */
import { defineEntity } from "#core/store";

export const hostnamePartition = (name: string): string => `platform#hostname#${name}`;

export const StorefrontEntity = defineEntity({
  model: { entity: "storefront", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    storefrontId: { type: "string", required: true },
    name: { type: "string", required: true },
    title: { type: "string", required: true },
    theme: { type: "any", required: true },
    locale: { type: "string", required: true },
    currency: { type: "string", required: true },
    openedAt: { type: "string", required: true },
  },
  indexes: {
    storefront: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#storefront", casing: "none" },
      sk: { field: "sk", composite: ["storefrontId"], template: "${storefrontId}", casing: "none" },
    },
  },
} as const);

export const HostnameEntity = defineEntity({
  model: { entity: "hostname", version: "1", service: "tandem" },
  attributes: {
    name: { type: "string", required: true },
    tenantId: { type: "string", required: true },
    tenantName: { type: "string", required: true },
    storefrontId: { type: "string", required: true },
    title: { type: "string", required: true },
    theme: { type: "any", required: true },
    locale: { type: "string", required: true },
    currency: { type: "string", required: true },
  },
  indexes: {
    hostname: {
      pk: { field: "pk", composite: ["name"], template: "platform#hostname#${name}", casing: "none" },
      sk: { field: "sk", composite: [], template: "storefront", casing: "none" },
    },
  },
} as const);
