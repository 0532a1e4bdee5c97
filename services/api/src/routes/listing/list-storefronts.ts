import { Storefront } from "#core/tenant";
import { pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";

export const StorefrontView = Storefront.Info.meta({ id: "Storefront", description: "A tenant's shop." });

export const listStorefronts = defineRoute({
  operationId: "listStorefronts",
  method: "get",
  path: "/storefronts",
  tag: "Listing",
  summary: "List storefronts",
  description: "The caller's storefronts, all on one page: a tenant has a handful.",
  access: "storefront:read",
  success: { status: 200, description: "The storefronts.", content: pageOf(StorefrontView) },
  handle: async ({ caller: { tenantId } }) => ({
    body: { items: await Storefront.list({ tenantId }), nextCursor: null },
  }),
});
