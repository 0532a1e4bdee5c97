import { configureCore } from "#core/config";
import { Consumer } from "#core/consumer";
import { placedOrder } from "./placed-order";
import { subscribe } from "./subscribe";

/** The consumer becomes the supplier's; the partner gets what the data clause and the consumer's consent allow (invariant 2). */
export const handler = subscribe("on-order-placed-record-consumer", (event) =>
  placedOrder(event, "consumer-steward", async (order, part, asOwner) => {
    const record = Consumer.recordOf(order, part);
    await asOwner(part.supplierId, () => Consumer.record(record));
    const shared = Consumer.project(record, order, part, configureCore().pairwiseKey);
    if (shared) await asOwner(order.tenantId, () => Consumer.recordShared(shared));
  }),
);
