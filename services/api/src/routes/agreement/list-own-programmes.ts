import { Programme } from "#core/agreement";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfSupplier } from "../parameters";
import { ProgrammeView } from "./views";

export const listOwnProgrammes = defineRoute({
  operationId: "listOwnProgrammes",
  method: "get",
  path: "/suppliers/{supplierId}/programmes",
  tag: "Agreement",
  summary: "List a supplier's own programmes",
  description: "The supplier's programmes, oldest first.",
  access: "agreement:read",
  owner: "supplierId",
  params: OfSupplier,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of programmes.", content: pageOf(ProgrammeView) },
  handle: async ({ params: { supplierId }, query: { limit }, cursor }) => ({
    body: await Programme.list({ supplierId, limit, cursor }),
  }),
});
