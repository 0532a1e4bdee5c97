import { getImport as get } from "#core/catalog/import";
import { Id } from "#core/kernel";
import { defineRoute } from "../../frame/route";
import { OfSupplier } from "../parameters";
import { importExample, ImportView } from "./views";

export const getImport = defineRoute({
  operationId: "getImport",
  method: "get",
  path: "/suppliers/{supplierId}/imports/{importId}",
  tag: "Catalog",
  summary: "Get an import",
  description: "What an import did, and what there is to mend.",
  access: "catalogue:read",
  owner: "supplierId",
  params: OfSupplier.extend({ importId: Id("imp") }),
  success: { status: 200, description: "The import.", content: ImportView, example: importExample },
  problems: { 404: ["catalog.import_not_found"] },
  handle: async ({ params: { supplierId, importId } }) => ({ body: await get(supplierId, importId) }),
});
