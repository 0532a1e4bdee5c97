import { listImports as list } from "#core/catalog/import";
import * as z from "zod";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfSupplier } from "../parameters";
import { ImportView } from "./views";

export const listImports = defineRoute({
  operationId: "listImports",
  method: "get",
  path: "/suppliers/{supplierId}/imports",
  tag: "Catalog",
  summary: "List imports",
  description: "The supplier's imports, newest first.",
  access: "catalogue:read",
  owner: "supplierId",
  params: OfSupplier,
  query: PageQuery.extend({
    limit: z.coerce.number().int().min(1).max(20).default(20).meta({ description: "How many items at most." }),
  }),
  paged: true,
  success: { status: 200, description: "A page of imports.", content: pageOf(ImportView) },
  handle: async ({ params: { supplierId }, query: { limit }, cursor }) => ({
    body: await list({ supplierId, limit, cursor }),
  }),
});
