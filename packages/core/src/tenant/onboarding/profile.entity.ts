/**
 * What a tenant says of itself: one item, in its own key space.
 *
 * | #  | Question                     | Index | pk                | sk        | Reads  |
 * | -- | ---------------------------- | ----- | ----------------- | --------- | ------ |
 * | O1 | What does it say of itself?  | main  | tenant, "profile" | "profile" | strong |
 *
 * Not served: tenants by VAT id or account.
 *
 * @module
 */
import { defineEntity } from "#core/store";

export const profilePartition = (tenantId: string): string => `${tenantId}#profile`;

export const ProfileEntity = defineEntity({
  model: { entity: "profile", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    revision: { type: "number", required: true },
    company: { type: "any" },
    brand: { type: "any" },
    tax: { type: "any" },
    payout: { type: "any" },
    terms: { type: "any" },
  },
  indexes: {
    profile: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#profile", casing: "none" },
      sk: { field: "sk", composite: [], template: "profile", casing: "none" },
    },
  },
} as const);
