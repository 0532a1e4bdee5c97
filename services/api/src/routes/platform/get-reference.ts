import { defineRoute } from "../../frame/route";

export const getReference = defineRoute({
  operationId: "getReference",
  method: "get",
  path: "/reference",
  tag: "Platform",
  summary: "This description, for people",
  description: "The reference page, made from openapi.json.",
  access: "public",
  success: { status: 200, description: "The page.", content: "text/html" },
  // Loaded when somebody reads it: no other request pays for it at a cold start.
  handle: async (_call, { routes }) => {
    const { openApi } = await import("../../frame/openapi");
    const { contentSecurityPolicy, renderReference } = await import("../../reference/page");
    return {
      body: renderReference(openApi(await routes())),
      headers: { "cache-control": "public, max-age=300", "content-security-policy": contentSecurityPolicy },
    };
  },
});
