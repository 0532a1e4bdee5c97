import { Accrual } from "#core/commission";
import { placedOrder } from "./placed-order";
import { subscribe } from "./subscribe";

/** Each line earns the partner its commission under the version it was placed under. A replay must be harmless (invariant 1). */
export const handler = subscribe("on-order-placed-accrue-commission", (event) =>
  placedOrder(event, "commission-accrual", (order, part, asOwner) =>
    asOwner(order.tenantId, () => Promise.all(Accrual.ofPart(order, part).map(Accrual.record))),
  ),
);
