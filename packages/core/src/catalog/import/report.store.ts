/**
 * Reports in the table.
 *
 * @module
 */
import * as z from "zod";
import { Fault, Id, parseInput } from "../../kernel";
import { recordOnce } from "../../store";
import type { ImportReport } from "./report";
import { ImportEntity } from "./report.entity";

export async function record(report: ImportReport): Promise<void> {
  const { supplierId, importId } = report;
  await recordOnce({ put: ImportEntity.create({ supplierId, importId, report }).params() });
}

/** @throws Fault `catalog.import_not_found` (not_found) */
export async function get(supplierId: Id<"ten">, importId: Id<"imp">): Promise<ImportReport> {
  const { data } = await ImportEntity.get({ supplierId, importId }).go({ consistent: true });
  if (!data) throw new Fault("catalog.import_not_found", "not_found", "There is no such import");
  return data.report as ImportReport;
}

/** `cursor` asks for the next page; absent on the last. */
export type Page = { readonly items: ImportReport[]; readonly cursor: string | undefined };

const maxPage = 20;

/** Newest first. */
export async function list({
  supplierId,
  limit = maxPage,
  cursor,
}: {
  supplierId: Id<"ten">;
  limit?: number;
  cursor?: string;
}): Promise<Page> {
  const before = cursor === undefined ? undefined : parseInput(Id("imp"), cursor);
  const size = parseInput(z.int().min(1).max(maxPage), limit);
  const query = ImportEntity.query.imports({ supplierId });
  // One more than asked tells whether there is a next page.
  const { data } = await (before === undefined ? query : query.lt({ importId: before })).go({
    order: "desc",
    pages: "all",
    count: size + 1,
  });
  const items = data.slice(0, size).map(({ report }) => report as ImportReport);
  return { items, cursor: data.length > size ? items.at(-1)?.importId : undefined };
}
