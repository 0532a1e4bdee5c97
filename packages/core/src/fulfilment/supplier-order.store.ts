import { Fault, type Id } from "../kernel";
import { recordOnce } from "../store";
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
export async function list({
  supplierId,
  cursor,
  limit = 50,
}: {
  supplierId: Id<"ten">;
  cursor?: string;
  limit?: number;
}) {
  const page = await SupplierOrderEntity.query
    .supplierOrder({ supplierId })
    .go({ limit, pages: 1, order: "desc", cursor: cursor ?? null });
  return { items: page.data.map(fromStored), nextCursor: page.cursor };
}
