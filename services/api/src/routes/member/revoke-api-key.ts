import { ApiKey } from "#core/identity";
import { defineRoute } from "../../frame/route";
import { byOf, OfApiKey } from "./views";

export const revokeApiKey = defineRoute({
  operationId: "revokeApiKey",
  method: "delete",
  path: "/tenants/{tenantId}/api-keys/{apiKeyId}",
  tag: "Member",
  summary: "Revoke an API key",
  description: "Ends it for good, from the next request on. Revoking it twice changes nothing.",
  access: "apikey:write",
  human: true,
  owner: "tenantId",
  params: OfApiKey,
  success: { status: 204, description: "The key opens nothing any more." },
  problems: {
    401: ["identity.session_ended"],
    404: ["api_key.not_found"],
    409: ["api_key.changed_meanwhile"],
    503: ["audit.busy"],
  },
  handle: async ({ params, member, at }) => {
    await ApiKey.revoke({ ...params, by: byOf(member), at });
    return {};
  },
});
