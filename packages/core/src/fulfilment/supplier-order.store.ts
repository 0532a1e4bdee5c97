import { Fault, type Id } from "../kernel";
import { type Page, type Paging, readPage, recordOnce } from "../store";
import { Info } from "./supplier-order";
import { SupplierOrderEntity } from "./supplier-order.entity";

const fromStored = (item: { agreementId?: string | undefined }): Info =>
  Info.parse({ ...item, agreementId: item.agreementId ?? null });

/** Records a supplier order at its supplier, once (I1). Runs in the supplier's scope. */
export const record = ({ agreementId, ...order }: Info): Promise<"recorded" | "replayed"> =>
  recordOnce({ put: SupplierOrderEntity.create({ ...order, ...(agreementId ? { agreementId } : {}) }).params() });

/** @throws Fault `supplier_order.not_found` (not_found) */
export async function get({
  supplierId,
  supplierOrderId,
}: {
  supplierId: Id<"ten">;
  supplierOrderId: Id<"sor">;
}): Promise<Info> {
  const { data } = await SupplierOrderEntity.get({ supplierId, supplierOrderId }).go({ consistent: true });
  if (!data) throw new Fault("supplier_order.not_found", "not_found", "There is no such supplier order");
  return fromStored(data);
}

/** A supplier's orders, newest first (S2). */
export function list({ supplierId, ...paging }: { readonly supplierId: Id<"ten"> } & Paging): Promise<Page<Info>> {
  const query = SupplierOrderEntity.query.supplierOrder({ supplierId });
  return readPage(paging, {
    prefix: "sor",
    read: (before, options) =>
      (before === undefined ? query : query.lt({ supplierOrderId: before })).go({ ...options, order: "desc" }),
    idOf: ({ supplierOrderId }) => supplierOrderId,
    toItem: fromStored,
  });
}
