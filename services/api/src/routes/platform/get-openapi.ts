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
  // Loaded when somebody reads it: no other request pays for it at a cold start.
  handle: async (_call, { routes }) => {
    const { openApi } = await import("../../frame/openapi");
    return { body: JSON.stringify(openApi(await routes())), headers: { "cache-control": "public, max-age=300" } };
  },
});
