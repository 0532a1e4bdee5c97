import { openApi } from "../../frame/openapi";
import { defineRoute } from "../../frame/route";

export const getOpenApi = defineRoute({
  operationId: "getOpenApi",
  method: "get",
  path: "/openapi.json",
  tag: "Platform",
  summary: "This description",
  description: "The OpenAPI 3.1 document of this API.",
  access: "public",
  success: { status: 200, description: "The document.", content: "application/json" },
  handle: async (_call, { routes }) => ({
    body: JSON.stringify(openApi(routes)),
    headers: { "cache-control": "public, max-age=300" },
  }),
});
