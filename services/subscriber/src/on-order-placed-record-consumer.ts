import { configureCore } from "#core/config";
import { Consumer } from "#core/consumer";
import { placedOrderOf } from "./placed-order";
import { subscribe } from "./subscribe";

/** The consumer becomes the supplier's; the partner gets what the data clause and the consumer's consent allow (invariant 2). */
export const handler = subscribe("on-order-placed-record-consumer", (event) =>
  placedOrderOf(event, "consumer-steward", async (order, part, contact, asOwner) => {
    // Erased before the event came: then nobody learns of them.
    if (!contact) return;
    const record = Consumer.recordOf(order, part, contact);
    await asOwner(part.supplierId, () => Consumer.record(record, order.subjectId));
    const shared = Consumer.project(record, order, part, configureCore().pairwiseKey);
    if (shared) await asOwner(order.tenantId, () => Consumer.recordShared(shared, order.subjectId));
  }),
);
