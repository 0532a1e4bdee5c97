import { Accrual } from "#core/commission";
import { Order } from "#core/order";
import { placedOrder } from "./placed-order";
import { subscribe } from "./subscribe";

/** Each line earns the partner its commission under the version it was placed under. A replay must be harmless (invariant 1). */
export const handler = subscribe("on-order-placed-accrue-commission", (event) =>
  placedOrder(event, "commission-accrual", async (order, part, asOwner) => {
    const { agreementId } = part;
    if (agreementId === null) return; // a supplier's own storefront earns nobody a commission
    const accruals = Order.numbered(order, part).map(({ lineId, net }) =>
      Accrual.accrue({
        partnerId: order.tenantId,
        supplierId: part.supplierId,
        agreementId,
        agreementVersion: part.agreementVersion,
        orderId: order.orderId,
        lineId,
        net,
        rateBp: part.commissionRateBp,
        accruedAt: order.placedAt,
      }),
    );
    await asOwner(order.tenantId, () => Promise.all(accruals.map(Accrual.record)));
  }),
);
