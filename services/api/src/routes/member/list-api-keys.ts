import { ApiKey } from "#core/identity";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfTenant } from "../parameters";
import { ApiKeyView } from "./views";

export const listApiKeys = defineRoute({
  operationId: "listApiKeys",
  method: "get",
  path: "/tenants/{tenantId}/api-keys",
  tag: "Member",
  summary: "List API keys",
  description: "Keys in the order they were made, revoked ones for three months.",
  access: "apikey:write",
  human: true,
  owner: "tenantId",
  params: OfTenant,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of API keys.", content: pageOf(ApiKeyView) },
  handle: async ({ params: { tenantId }, query: { limit }, cursor }) => ({
    body: await ApiKey.list({ tenantId, limit, cursor }),
  }),
});
