/**
 * Accrual: what a partner earns on one order line.
 *
 * Invariants
 *   I1  Conservation. Reversals of a whole line sum to exactly its accrual (invariant 3).
 *   I2  Bounds. 0 <= commission <= net.
 *   I3  Append-only. A refund adds a reversal; nothing is edited (invariant 6).
 *   I4  At most once. The id derives from the line, so a replay collides (invariant 1).
 *   I5  Frozen terms. Rate and version are those on the line (invariant 5).
 *
 * Rates are basis points: no float touches money. Rounding is half-even, because half-up drifts towards one side over many
 * small lines.
 *
 * @module
 */
import * as z from "zod";
import { deriveTimedId, Fault, fn, Id, Instant, invariant, money, Money, RateBp } from "../kernel";
import { Order } from "../order";

export const Info = z.object({
  accrualId: Id("acc"),
  kind: z.literal("accrual"),
  status: z.enum(["pending", "earned", "settled"]),
  partnerId: Id("ten"),
  supplierId: Id("ten"),
  agreementId: Id("agr"),
  agreementVersion: z.int().min(1),
  orderId: Id("ord"),
  lineId: Id("lin"),
  net: Money,
  rateBp: RateBp,
  commission: Money,
  accruedAt: Instant,
});
export type Info = z.infer<typeof Info>;

/** Prices the commission on a placed line. Pure: the clock is an argument. */
const accrue = fn(Info.omit({ accrualId: true, kind: true, status: true, commission: true }), (line): Info => {
  const commission = money.portion(line.net, line.rateBp);
  invariant(money.atMost(commission, line.net), "I2: commission within net");
  return {
    ...line,
    kind: "accrual",
    status: "pending",
    accrualId: deriveTimedId("acc", line.orderId, line.lineId, "accrual"),
    commission,
  };
});

/**
 * What the partner earns on one supplier's part of a placed order: one accrual for each line, under the rate and version that the
 * part was placed under (I5). A supplier's own storefront has no agreement and earns nobody a commission.
 */
export function ofPart(order: Order.Info, part: Order.Part): Info[] {
  const { agreementId } = part;
  if (agreementId === null) return [];
  const { placedAt } = order;
  invariant(placedAt !== undefined, "a commission is earned by an order that was placed");
  return Order.numbered(order, part).map(({ lineId, net }) =>
    accrue({
      partnerId: order.tenantId,
      supplierId: part.supplierId,
      agreementId,
      agreementVersion: part.agreementVersion,
      orderId: order.orderId,
      lineId,
      net,
      rateBp: part.commissionRateBp,
      accruedAt: placedAt,
    }),
  );
}

/**
 * The commission to take back when part of a line is refunded.
 *
 * Priced as the difference of two running totals, never on its own: rounding each part by itself would break I1 for most
 * split refunds.
 *
 * @throws Fault `commission.refund_exceeds_line` (conflict)
 */
export const reverse = fn(
  z.object({ accrual: Info, refundedBefore: Money, refund: Money }),
  ({ accrual, refundedBefore, refund }): Money => {
    const refundedAfter = money.add(refundedBefore, refund);
    if (!money.atMost(refundedAfter, accrual.net)) {
      throw new Fault("commission.refund_exceeds_line", "conflict", "The refunds of a line exceed its net price", {
        wayOut: "Refund at most what is left of the line.",
      });
    }
    return money.subtract(money.portion(refundedAfter, accrual.rateBp), money.portion(refundedBefore, accrual.rateBp));
  },
);
