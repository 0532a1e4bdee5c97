/**
 * Tenants, the claim on each slug that keeps it unique (I1), the history of each, and what waits for the operator.
 *
 * | #  | Question                              | Index | pk                       | sk                  | Reads  |
 * | -- | ------------------------------------- | ----- | ------------------------ | ------------------- | ------ |
 * | T1 | Which tenants are there?              | main  | "platform#tenant"        | tenant              | strong |
 * | T2 | Who is this tenant?                   | main  | "platform#tenant"        | tenant              | strong |
 * | T3 | Which tenant is called so?            | main  | "platform#slug", slug    | "tenant"            | strong |
 * | T4 | How did I come where I am?            | main  | tenant, "move"           | place (number)      | strong |
 * | T5 | Who waits for review, and since when? | main  | "platform#review"        | place (since, tenant) | strong |
 *
 * Not served: tenants by role, country or another status. There are few; whoever asks reads them all.
 *
 * @module
 */
import { defineEntity } from "#core/store";

export const tenantPartition = "platform#tenant";
export const reviewPartition = "platform#review";
export const movePartition = (tenantId: string): string => `${tenantId}#move`;
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
    /** How many entries its history has. Counts the changes of the status, so that two at once can't both win. */
    moves: { type: "number", required: true },
    /** When it came into its status. */
    since: { type: "string", required: true },
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

/** Written once, by the transaction that made the move; never changed. */
export const MoveEntity = defineEntity({
  model: { entity: "move", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    place: { type: "string", required: true },
    move: { type: "any", required: true },
  },
  indexes: {
    history: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#move", casing: "none" },
      sk: { field: "sk", composite: ["place"], template: "${place}", casing: "none" },
    },
  },
} as const);

/** Sorts as text. */
export const placeOfMove = (number: number): string => String(number).padStart(6, "0");

/** There exactly while its tenant is in review. */
export const ReviewEntity = defineEntity({
  model: { entity: "review", version: "1", service: "tandem" },
  attributes: {
    place: { type: "string", required: true },
    tenantId: { type: "string", required: true },
    name: { type: "string", required: true },
    roles: { type: "any", required: true },
    since: { type: "string", required: true },
  },
  indexes: {
    queue: {
      pk: { field: "pk", composite: [], template: "platform#review", casing: "none" },
      sk: { field: "sk", composite: ["place"], template: "${place}", casing: "none" },
    },
  },
} as const);

/** The longest wait comes first. */
export const placeInQueue = ({ since, tenantId }: { readonly since: string; readonly tenantId: string }): string =>
  `${since}#${tenantId}`;
