import { Listing } from "#core/listing";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfPartner } from "../parameters";
import { ListingView } from "./views";

export const listListings = defineRoute({
  operationId: "listListings",
  method: "get",
  path: "/partners/{partnerId}/listings",
  tag: "Listing",
  summary: "List listings",
  description: "The partner's listings. With a `status`, a page may come up short and still have a next one.",
  access: "listing:read",
  owner: "partnerId",
  params: OfPartner,
  query: PageQuery.extend({
    status: Listing.Status.optional().meta({ description: "Only those; `proposed` is what could be listed." }),
  }),
  paged: true,
  success: { status: 200, description: "A page of listings.", content: pageOf(ListingView) },
  handle: async ({ params: { partnerId }, query: { limit, status }, cursor }) => ({
    body: await Listing.list({ tenantId: partnerId, limit, status, cursor }),
  }),
});
