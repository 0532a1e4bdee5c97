import { Privacy } from "#core/privacy";
import { defineRoute } from "../../frame/route";
import { OfPrivacyRequest, PersonView, PrivacyCaseView } from "./views";

export const getPrivacyRequest = defineRoute({
  operationId: "getPrivacyRequest",
  method: "get",
  path: "/tenants/{tenantId}/privacy-requests/{privacyRequestId}",
  tag: "Consumer",
  summary: "Get a privacy request",
  description: "One request, with who asks for as long as this organisation can read it.",
  access: "privacy:read",
  owner: "tenantId",
  reads: "privacyRequest",
  params: OfPrivacyRequest,
  success: {
    status: 200,
    description: "The privacy request.",
    content: Privacy.Case.extend({ person: PersonView.nullable() }).meta({
      id: "PrivacyRequestDetails",
      description: PrivacyCaseView.description ?? "",
    }),
  },
  problems: { 404: ["privacy.case_not_found"] },
  handle: async ({ params }) => {
    const one = await Privacy.getCase(params);
    return { body: { ...one, person: (await Privacy.personOf(one)) ?? null } };
  },
});
