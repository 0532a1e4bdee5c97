/**
 * Listings: the administrative row, what was enabled, and the parts of the product page. Cards and words: `card.entity.ts`.
 *
 * | #  | Question                                        | Index | pk                      | sk                              | Reads    |
 * | -- | ----------------------------------------------- | ----- | ----------------------- | ------------------------------- | -------- |
 * | L1 | Which listings does this tenant have?           | main  | tenant, "listing"       | listing                         | eventual |
 * | L2 | What is the state of this listing?              | main  | tenant, "listing"       | listing                         | strong   |
 * | L3 | What does this product page show?               | main  | tenant, "page", listing | part ("page", "variants" chunk) | eventual |
 * | L4 | What does this tenant's storefront carry whole? | main  | tenant, "enablement"    | storefront, grant (agreement)   | strong   |
 * | L5 | How far has this fan-out come? (a condition)    | main  | tenant, "fan-out"       | fan out (event)                 | strong   |
 *
 * Not served: listings by status or product. The row's id follows from storefront and product; a status is filtered on read.
 *
 * @module
 */
import { defineEntity } from "#core/store";

export const ListingEntity = defineEntity({
  model: { entity: "listing", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    listingId: { type: "string", required: true },
    storefrontId: { type: "string", required: true },
    supplierId: { type: "string", required: true },
    productId: { type: "string", required: true },
    agreementId: { type: "string" },
    title: { type: "string", required: true },
    status: { type: "string", required: true },
    reason: { type: "string" },
    wish: { type: "string", required: true },
    decidedAt: { type: "string", required: true },
    addition: { type: "any", required: true },
    revision: { type: "number", required: true },
    /** Hash of what page, card and words say; absent when they aren't there, or are being written. */
    hash: { type: "string" },
    /** The listing's words, so that they can be removed when they are no longer valid. */
    words: { type: "any", required: true },
    chunkCount: { type: "number", required: true },
  },
  indexes: {
    listing: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#listing", casing: "none" },
      sk: { field: "sk", composite: ["listingId"], template: "${listingId}", casing: "none" },
    },
  },
} as const);

/** `grant` is the agreement's id, or `own` for a tenant's own products. */
export const EnablementEntity = defineEntity({
  model: { entity: "enablement", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    storefrontId: { type: "string", required: true },
    grant: { type: "string", required: true },
    supplierId: { type: "string", required: true },
    /** Since when products that the supplier adds are listed by themselves; absent when only single ones were picked. */
    allSince: { type: "string" },
  },
  indexes: {
    enablement: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#enablement", casing: "none" },
      sk: {
        field: "sk",
        composite: ["storefrontId", "grant"],
        template: "${storefrontId}#${grant}",
        casing: "none",
      },
    },
  },
} as const);

/** `fanOutId` is the event that it follows from. */
export const FanOutEntity = defineEntity({
  model: { entity: "fan-out", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    fanOutId: { type: "string", required: true },
    /** Step and last id, as the next page's message names them. */
    place: { type: "string", required: true },
    expiresAtSeconds: { type: "number", required: true },
  },
  indexes: {
    fanOut: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#fan-out", casing: "none" },
      sk: { field: "sk", composite: ["fanOutId"], template: "${fanOutId}", casing: "none" },
    },
  },
} as const);

/** `page`, then `variants#000` and so on: one Query reads them in this order. */
export const PageEntity = defineEntity({
  model: { entity: "page", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    listingId: { type: "string", required: true },
    part: { type: "string", required: true },
    page: { type: "any" },
    chunkCount: { type: "number" },
    addition: { type: "any" },
    variants: { type: "any" },
  },
  indexes: {
    page: {
      pk: {
        field: "pk",
        composite: ["tenantId", "listingId"],
        template: "${tenantId}#page#${listingId}",
        casing: "none",
      },
      sk: { field: "sk", composite: ["part"], template: "${part}", casing: "none" },
    },
  },
} as const);

export const pagePart = "page";
export const variantsPart = (index: number): string => `variants#${String(index).padStart(3, "0")}`;
