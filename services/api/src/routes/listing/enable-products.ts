import { Agreement } from "#core/agreement";
import { Listing } from "#core/listing";
import { defineRoute } from "../../frame/route";
import { OfAgreement } from "../agreement/get-agreement";
import { EnablementView, Enabling, enablingExample } from "./views";

export const enableProducts = defineRoute({
  operationId: "enableProducts",
  method: "post",
  path: "/agreements/{agreementId}/listings",
  tag: "Listing",
  summary: "List a supplier's products",
  description: [
    "Takes products of the agreement's supplier into a storefront of the partner: the whole catalogue, or single products.",
    "It also brings back what was paused or delisted. The listings follow in a moment.",
  ].join(" "),
  access: "listing:write",
  params: OfAgreement,
  body: Enabling,
  bodyExample: enablingExample,
  once: true,
  success: { status: 202, description: "What the storefront takes up.", content: EnablementView },
  problems: {
    404: ["agreement.not_found", "tenant.storefront_not_found"],
    409: ["listing.agreement_not_active"],
    422: ["listing.product_unknown"],
  },
  handle: async ({ caller: { tenantId }, params: { agreementId }, body, at, random }) => ({
    body: { ...body, ...(await Listing.enable({ tenantId, agreementId, ...body, at, random })) },
  }),
  recover: async ({ caller: { tenantId }, params: { agreementId }, body }) => {
    const { supplierId } = await Agreement.get({ tenantId, agreementId });
    return { body: { ...body, agreementId, supplierId } };
  },
});
