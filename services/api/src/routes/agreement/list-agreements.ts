import { Agreement } from "#core/agreement";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { AgreementView } from "./views";

export const listAgreements = defineRoute({
  operationId: "listAgreements",
  method: "get",
  path: "/agreements",
  tag: "Agreement",
  summary: "List agreements",
  description: "The caller's agreements, as supplier and as partner.",
  access: "agreement:read",
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of agreements.", content: pageOf(AgreementView) },
  handle: async ({ caller: { tenantId }, query: { limit }, cursor }) => ({
    body: await Agreement.list({ tenantId, limit, cursor }),
  }),
});
