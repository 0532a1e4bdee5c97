import { configureCore } from "#core/config";
import { Consent } from "#core/consent";
import { Consumer } from "#core/consumer";
import { followAndReach } from "./follow-and-reach";
import { placedOrderOf } from "./placed-order";
import { subscribe } from "./subscribe";

/**
 * The consumer becomes the steward's, what they answered stands in its ledger, and the other party gets what the data clause and that
 * answer allow (invariant 2). In this order, so that a crash in between leaves the other party with less, never with more.
 */
export const handler = subscribe("on-order-placed-record-consumer", (event) =>
  placedOrderOf(event, "consumer-steward", async (order, part, contact, asOwner) => {
    // Erased before the event came: then nobody learns of them.
    if (!contact) return;
    const { pairwiseKey: secret } = configureCore();
    const stewards = Consumer.stewardsOf(order, part);
    await Promise.all(
      stewards.map((stewardId) =>
        asOwner(stewardId, () =>
          Consumer.record(
            Consumer.recordOf(order, stewardId, contact),
            order.subjectId,
            Consumer.disclosedUnder(order, part, { stewardId, secret }),
          ),
        ),
      ),
    );
    const [stewardId] = stewards;
    const shared = stewardId && (await asOwner(stewardId, () => Consent.recordOfOrder(order, part, secret)));
    if (shared) await followAndReach(shared);
  }),
);
