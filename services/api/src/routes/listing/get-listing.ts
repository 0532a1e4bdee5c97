import { Listing } from "#core/listing";
import { defineRoute } from "../../frame/route";
import { ListingView, OfListing } from "./views";

export const getListing = defineRoute({
  operationId: "getListing",
  method: "get",
  path: "/partners/{partnerId}/listings/{listingId}",
  tag: "Listing",
  summary: "Get a listing",
  description: "A listing. Its ETag is what an edit names.",
  access: "listing:read",
  owner: "partnerId",
  params: OfListing,
  success: { status: 200, description: "The listing.", content: ListingView, tagged: true },
  problems: { 404: ["listing.not_found"] },
  handle: async ({ params: { partnerId, listingId } }) => {
    const body = await Listing.get({ tenantId: partnerId, listingId });
    return { body, revision: body.revision };
  },
});
