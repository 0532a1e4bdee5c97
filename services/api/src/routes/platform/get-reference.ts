import { openApi } from "../../frame/openapi";
import { defineRoute } from "../../frame/route";
import { contentSecurityPolicy, renderReference } from "../../reference/page";

export const getReference = defineRoute({
  operationId: "getReference",
  method: "get",
  path: "/reference",
  tag: "Platform",
  summary: "This description, for people",
  description: "The reference page, made from openapi.json.",
  access: "public",
  success: { status: 200, description: "The page.", content: "text/html" },
  handle: async (_call, { routes }) => ({
    body: renderReference(openApi(routes)),
    headers: { "cache-control": "public, max-age=300", "content-security-policy": contentSecurityPolicy },
  }),
});
