import { defineEvent, Id, Instant } from "#core/kernel";
import * as z from "zod";

/** The partner wants these products in this storefront. `agreementId` is null for its own products. */
export const Enabled = defineEvent(
  "listing.enabled.v1",
  z.object({
    storefrontId: Id("stf"),
    agreementId: Id("agr").nullable(),
    supplierId: Id("ten"),
    products: z.union([z.literal("all"), z.array(Id("prd")).min(1).max(200)]),
  }),
);

const Decision = z.object({ listingId: Id("lst"), storefrontId: Id("stf"), productId: Id("prd") });

/** The partner took the listing off its storefront for a while. */
export const Paused = defineEvent("listing.paused.v1", Decision);

/** The partner took the listing off its storefront for good. */
export const Delisted = defineEvent("listing.delisted.v1", Decision);

/** The partner changed what it says beside the supplier's content. */
export const Annotated = defineEvent("listing.annotated.v1", Decision);

/**
 * A page of what follows for very many listings is done, and here it goes on: `after` this listing or product of this step.
 * `fanOutId` is the event that all of it follows from, `decidedAt` its time.
 */
export const FanOutContinued = defineEvent(
  "listing.fan_out_continued.v1",
  z.object({
    fanOutId: Id("evt"),
    /** Null where it concerns each of the tenant's storefronts. */
    storefrontId: Id("stf").nullable(),
    agreementId: Id("agr").nullable(),
    supplierId: Id("ten"),
    decidedAt: Instant,
    step: z.enum(["publish", "refresh", "propose"]),
    after: z.union([Id("prd"), Id("lst")]).nullable(),
  }),
);
