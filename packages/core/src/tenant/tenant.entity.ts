/**
 * Tenants, and the claim on each slug that keeps it unique (I1).
 *
 * | #  | Question                              | Index | pk                       | sk       | Reads  |
 * | -- | ------------------------------------- | ----- | ------------------------ | -------- | ------ |
 * | T1 | Which tenants are there?              | main  | "platform#tenant"        | tenant   | strong |
 * | T2 | Who is this tenant?                   | main  | "platform#tenant"        | tenant   | strong |
 * | T3 | Which tenant is called so?            | main  | "platform#slug", slug    | "tenant" | strong |
 *
 * Not served: tenants by role or country. There are few; whoever asks reads them all.
 *
 * @module
 */
import { defineEntity } from "#core/store";

export const tenantPartition = "platform#tenant";
export const slugPartition = (slug: string): string => `platform#slug#${slug}`;

export const TenantEntity = defineEntity({
  model: { entity: "tenant", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    name: { type: "string", required: true },
    slug: { type: "string", required: true },
    roles: { type: "any", required: true },
    status: { type: "string", required: true },
    currency: { type: "string", required: true },
    taxRateBp: { type: "number", required: true },
    locale: { type: "string", required: true },
    country: { type: "string", required: true },
    registeredAt: { type: "string", required: true },
  },
  indexes: {
    tenant: {
      pk: { field: "pk", composite: [], template: "platform#tenant", casing: "none" },
      sk: { field: "sk", composite: ["tenantId"], template: "${tenantId}", casing: "none" },
    },
  },
} as const);

export const SlugEntity = defineEntity({
  model: { entity: "slug", version: "1", service: "tandem" },
  attributes: {
    slug: { type: "string", required: true },
    tenantId: { type: "string", required: true },
  },
  indexes: {
    slug: {
      pk: { field: "pk", composite: ["slug"], template: "platform#slug#${slug}", casing: "none" },
      sk: { field: "sk", composite: [], template: "tenant", casing: "none" },
    },
  },
} as const);
