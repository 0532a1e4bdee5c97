import { configureCore } from "#core/config";
import { Consumer } from "#core/consumer";
import { Decoy } from "#core/decoy";
import { Tenant } from "#core/tenant";
import { invent } from "./invent";
import { placedOrder } from "./placed-order";
import { subscribe } from "./subscribe";

/** Where a partner gets to see a consumer, it may get to see one who doesn't exist. A replay must be harmless (invariant 1). */
export const handler = subscribe("on-order-placed-plant-decoys", (event) =>
  placedOrder(event, "consumer-steward", async (order, part) => {
    const { agreementId, share, steward = "supplier" } = part;
    // Only where a partner sees what a supplier's record shows.
    if (agreementId === null || share === "none" || steward !== "supplier") return;
    const { pairwiseKey: secret, decoyDomains: domains } = configureCore();
    const consumerId = Consumer.idOf(part.supplierId, order.subjectId);
    const pseudonym = Consumer.pseudonymOf(order.tenantId, consumerId, secret);
    const { country } = await Tenant.get(order.tenantId);
    for (const cause of Decoy.causesOf(agreementId, pseudonym, secret))
      await Decoy.plant({ order, part: { ...part, agreementId }, country, cause }, { secret, domains, invent });
  }),
);
