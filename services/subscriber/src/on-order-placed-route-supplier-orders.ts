import { Consumer } from "#core/consumer";
import { SupplierOrder } from "#core/fulfilment";
import { placedOrderOf } from "./placed-order";
import { subscribe } from "./subscribe";

/** Each supplier gets its part of the order, in its own key space. A replay must be harmless (invariant 1). */
export const handler = subscribe("on-order-placed-route-supplier-orders", (event) =>
  placedOrderOf(event, "supplier-order-router", async (order, part, contact, asOwner) => {
    const consumerId = Consumer.idOf(part.supplierId, order.subjectId);
    const supplierOrder = SupplierOrder.route(order, part, consumerId, contact);
    await asOwner(part.supplierId, () => SupplierOrder.record(supplierOrder, order.subjectId));
  }),
);
