import { Programme } from "#core/agreement";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { ProgrammeView } from "./views";

export const listProgrammes = defineRoute({
  operationId: "listProgrammes",
  method: "get",
  path: "/programmes",
  tag: "Agreement",
  summary: "List the directory of programmes",
  description: "Programmes of all suppliers, for partners to apply to, oldest first.",
  access: "agreement:read",
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of programmes.", content: pageOf(ProgrammeView) },
  handle: async ({ query: { limit }, cursor }) => ({ body: await Programme.listDirectory({ limit, cursor }) }),
});
