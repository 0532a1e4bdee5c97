/**
 * Reports in the table.
 *
 * @module
 */
import { Fault, type Id } from "../../kernel";
import { type Page, type Paging, readPage, recordOnce } from "../../store";
import type { ImportReport } from "./report";
import { ImportEntity } from "./report.entity";

/** Keeps it, once: an import that is repeated after its report was written answers with that one. */
export async function record(report: ImportReport): Promise<ImportReport> {
  const { supplierId, importId } = report;
  const outcome = await recordOnce({ put: ImportEntity.create({ supplierId, importId, report }).params() });
  return outcome === "recorded" ? report : get(supplierId, importId);
}

/** @throws Fault `catalog.import_not_found` (not_found) */
export async function get(supplierId: Id<"ten">, importId: Id<"imp">): Promise<ImportReport> {
  const { data } = await ImportEntity.get({ supplierId, importId }).go({ consistent: true });
  if (!data)
    throw new Fault("catalog.import_not_found", "not_found", "There is no such import", {
      wayOut: "Look for it among your imports; a dry run leaves no report.",
    });
  return data.report as ImportReport;
}

/** Newest first. Reports are long, so a page is short. */
export function list({
  supplierId,
  ...paging
}: { readonly supplierId: Id<"ten"> } & Paging): Promise<Page<ImportReport>> {
  const query = ImportEntity.query.imports({ supplierId });
  return readPage(paging, {
    prefix: "imp",
    maxLimit: 20,
    read: (before, options) =>
      (before === undefined ? query : query.lt({ importId: before })).go({ ...options, order: "desc" }),
    idOf: ({ importId }) => importId,
    toItem: ({ report }) => report as ImportReport,
  });
}
