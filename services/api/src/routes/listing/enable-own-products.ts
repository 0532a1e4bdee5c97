import { Id } from "#core/kernel";
import { Listing } from "#core/listing";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import type { Products } from "./views";
import { EnablementView, Enabling } from "./views";

const EnablingOwn = z
  .strictObject(Enabling.omit({ storefrontId: true }).shape)
  .meta({ id: "EnablingOwn", description: "Which of its own products a tenant takes into its storefront." });

export const enableOwnProducts = defineRoute({
  operationId: "enableOwnProducts",
  method: "post",
  path: "/storefronts/{storefrontId}/listings",
  tag: "Listing",
  summary: "List own products",
  description: "Takes the tenant's own products into its own storefront, without an agreement and without commission.",
  access: "listing:write",
  params: z.object({ storefrontId: Id("stf") }),
  body: EnablingOwn,
  bodyExample: { products: "all" } satisfies { products: z.input<typeof Products> },
  once: true,
  success: { status: 202, description: "What the storefront takes up.", content: EnablementView },
  problems: { 404: ["tenant.storefront_not_found"], 422: ["listing.product_unknown"] },
  handle: async ({ caller: { tenantId }, params: { storefrontId }, body, at, random }) => ({
    body: {
      ...body,
      ...(await Listing.enable({ tenantId, storefrontId, agreementId: null, ...body, at, random })),
    },
  }),
  recover: async ({ caller: { tenantId }, params: { storefrontId }, body }) => ({
    body: { ...body, storefrontId, agreementId: null, supplierId: tenantId },
  }),
});
