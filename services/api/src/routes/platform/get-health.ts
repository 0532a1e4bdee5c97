import * as z from "zod";
import { defineRoute } from "../../frame/route";

const Health = z.object({ status: z.literal("ok") }).meta({ id: "Health", description: "The API answers." });

export const getHealth = defineRoute({
  operationId: "getHealth",
  method: "get",
  path: "/health",
  tag: "Platform",
  summary: "Is the API up",
  description: "Answers as soon as the API takes requests. It asks nothing of the database.",
  access: "public",
  success: { status: 200, description: "It is.", content: Health, example: { status: "ok" } },
  handle: async () => ({ body: { status: "ok" } }),
});
