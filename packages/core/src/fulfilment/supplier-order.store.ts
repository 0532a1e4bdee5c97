import { Fault, type Id, Money } from "../kernel";
import type { Keyring } from "../keyring";
import { Order } from "../order";
import { type Page, type Paging, readPage, recordOnce } from "../store";
import { Info } from "./supplier-order";
import { linesFromStored, linesToStored, SupplierOrderEntity } from "./supplier-order.entity";

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof SupplierOrderEntity.get>["go"]>>["data"]>;

const placeOf = ({
  supplierId,
  subjectId,
  supplierOrderId,
}: Pick<Row, "supplierId" | "subjectId" | "supplierOrderId">): Keyring.Place => ({
  controllerId: supplierId as Id<"ten">,
  subjectId: subjectId as Id<"sbj">,
  field: "supplierOrder.deliverTo",
  recordId: supplierOrderId,
});

/** Opens a page's addresses at once. */
async function fromStored(rows: readonly Row[]): Promise<Info[]> {
  const contacts = await Order.openContacts(rows.map((row) => ({ place: placeOf(row), text: row.deliverTo })));
  return rows.map(({ deliverTo: _sealed, ...row }, index) => {
    const deliverTo = contacts[index];
    return Info.parse({
      ...row,
      agreementId: row.agreementId ?? null,
      lines: linesFromStored(row.lines, Money.parse(row.total).currency),
      ...(deliverTo ? { deliverTo } : { erased: true }),
    });
  });
}

/** Records a supplier order at its supplier, once (I1). Runs in the supplier's scope. */
export async function record(
  { agreementId, deliverTo, erased: _erased, ...order }: Info,
  subjectId: Id<"sbj">,
): Promise<"recorded" | "replayed"> {
  const place = placeOf({ ...order, subjectId });
  const sealed = deliverTo && (await Order.sealContact(place, deliverTo, order.orderId));
  return recordOnce({
    put: SupplierOrderEntity.create({
      ...order,
      subjectId,
      lines: linesToStored(order.lines),
      ...(agreementId ? { agreementId } : {}),
      ...(sealed ? { deliverTo: sealed } : {}),
    }).params(),
  });
}

type Key = { readonly supplierId: Id<"ten">; readonly supplierOrderId: Id<"sor"> };

export async function find({ supplierId, supplierOrderId }: Key): Promise<Info | undefined> {
  const { data } = await SupplierOrderEntity.get({ supplierId, supplierOrderId }).go({ consistent: true });
  return data ? (await fromStored([data]))[0] : undefined;
}

/** @throws Fault `supplier_order.not_found` (not_found) */
export async function get(key: Key): Promise<Info> {
  const order = await find(key);
  if (!order) {
    throw new Fault("supplier_order.not_found", "not_found", "There is no such supplier order", {
      wayOut: "Look for it among your orders.",
    });
  }
  return order;
}

/** A supplier's orders, newest first (S2). */
export async function list({
  supplierId,
  ...paging
}: { readonly supplierId: Id<"ten"> } & Paging): Promise<Page<Info>> {
  const query = SupplierOrderEntity.query.supplierOrder({ supplierId });
  const page = await readPage(paging, {
    prefix: "sor",
    read: (before, options) =>
      (before === undefined ? query : query.lt({ supplierOrderId: before })).go({ ...options, order: "desc" }),
    idOf: ({ supplierOrderId }) => supplierOrderId,
    toItem: (row) => row,
  });
  return { ...page, items: await fromStored(page.items) };
}
