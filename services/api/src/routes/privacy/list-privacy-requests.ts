import { Privacy } from "#core/privacy";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { PrivacyCaseView } from "./views";

export const listPrivacyRequests = defineRoute({
  operationId: "listPrivacyRequests",
  method: "get",
  path: "/tenants/{tenantId}/privacy-requests",
  tag: "Consumer",
  summary: "List privacy requests",
  description: [
    "Consumers who want to be erased, newest first. Where nothing is in the way that is done at once; where they ordered in the",
    "last 30 days it waits, at the longest until a day before the deadline.",
  ].join(" "),
  access: "privacy:read",
  owner: "tenantId",
  params: OfTenant,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of privacy requests.", content: pageOf(PrivacyCaseView) },
  handle: async ({ params: { tenantId }, query: { limit }, cursor }) => ({
    body: await Privacy.listCases({ tenantId, limit, cursor }),
  }),
});
