/**
 * What the API shows of listings.
 *
 * @module
 */
import { Listing } from "#core/listing";
import { Id } from "#core/kernel";
import * as z from "zod";
import { OfPartner } from "../parameters";

export const ListingView = Listing.Info.meta({
  id: "Listing",
  description:
    "A product in a partner's storefront. `wish` is what the partner decided, `status` what follows from it.",
});

export const Products = z
  .union([z.literal("all"), z.array(Id("prd")).min(1).max(200)])
  .meta({ description: "`all`, those to come too; or the ones named." });

export const EnablementView = z
  .object({
    storefrontId: Id("stf"),
    agreementId: Id("agr").nullable(),
    supplierId: Id("ten"),
    products: Products,
  })
  .meta({ id: "Enablement", description: "What a storefront takes up. The listings follow in a moment." });

export const Enabling = z
  .strictObject({ storefrontId: Id("stf"), products: Products })
  .meta({ id: "Enabling", description: "Which products a storefront takes up." });

export const OfListing = OfPartner.extend({ listingId: Id("lst") });

export const enablingExample = { storefrontId: "stf_01jm9rz0g0000000000000000d", products: "all" };
