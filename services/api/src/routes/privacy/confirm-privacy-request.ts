import { Privacy } from "#core/privacy";
import { defineRoute } from "../../frame/route";
import { OfPrivacyRequest, PrivacyCaseView } from "./views";

export const confirmPrivacyRequest = defineRoute({
  operationId: "confirmPrivacyRequest",
  method: "post",
  path: "/tenants/{tenantId}/privacy-requests/{privacyRequestId}/confirmation",
  tag: "Consumer",
  summary: "Confirm a privacy request",
  description: [
    "Nothing is in the way any more: the consumer is erased at this organisation now, and not when the rule would. It can't be",
    "undone. Confirming twice changes nothing.",
  ].join(" "),
  access: "privacy:handle",
  owner: "tenantId",
  params: OfPrivacyRequest,
  once: true,
  success: { status: 202, description: "The request; its erasure follows in a moment.", content: PrivacyCaseView },
  problems: { 404: ["privacy.case_not_found"] },
  handle: async ({ params, at, random }) => ({ body: await Privacy.confirmCase({ ...params, at, random }) }),
});
