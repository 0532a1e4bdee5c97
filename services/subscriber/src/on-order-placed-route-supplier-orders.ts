import { Consumer } from "#core/consumer";
import { SupplierOrder } from "#core/fulfilment";
import { placedOrder } from "./placed-order";
import { subscribe } from "./subscribe";

/** Each supplier gets its part of the order, in its own key space. A replay must be harmless (invariant 1). */
export const handler = subscribe("on-order-placed-route-supplier-orders", (event) =>
  placedOrder(event, "supplier-order-router", async (order, part, asOwner) => {
    const supplierOrder = SupplierOrder.route(order, part, Consumer.idOf(part.supplierId, order.contact.email));
    await asOwner(part.supplierId, () => SupplierOrder.record(supplierOrder));
  }),
);
