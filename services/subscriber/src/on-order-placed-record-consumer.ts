import { configureCore } from "#core/config";
import { Consumer } from "#core/consumer";
import { RelayAddress } from "#core/relay-address";
import { placedOrderOf } from "./placed-order";
import { subscribe } from "./subscribe";

/**
 * The consumer becomes the supplier's; the partner gets what the data clause and the consumer's consent allow (invariant 2), and where
 * that is a pseudonym, an address that reaches the consumer.
 */
export const handler = subscribe("on-order-placed-record-consumer", (event) =>
  placedOrderOf(event, "consumer-steward", async (order, part, contact, asOwner) => {
    // Erased before the event came: then nobody learns of them.
    if (!contact) return;
    const record = Consumer.recordOf(order, part, contact);
    await asOwner(part.supplierId, () => Consumer.record(record, order.subjectId));
    const shared = Consumer.project(record, order, part, configureCore().pairwiseKey);
    if (!shared) return;
    await asOwner(order.tenantId, () => Consumer.recordShared(shared, order.subjectId));
    if (shared.share !== "pseudonymous") return;
    const { pseudonym, sharedRecordId, partnerId, supplierId, agreementId, lastOrderAt: since } = shared;
    const { subjectId } = order;
    await RelayAddress.record({ pseudonym, sharedRecordId, partnerId, supplierId, agreementId, subjectId, since });
  }),
);
