/**
 * Supplier order: the part of an order that one supplier owns and fulfils.
 *
 * Invariants
 *   I1  Owner. Exactly one supplier owns it, and it reaches that supplier once, however often it is delivered (invariant 1).
 *   I2  Frozen terms. It names the agreement version it was placed under, for good (invariant 5).
 *   I3  Nothing of other suppliers. Lines, totals and contact are those of this part only (invariant 2).
 *
 * @module
 */
import * as z from "zod";
import { deriveTimedId, Id, Instant, invariant, money, Money } from "../kernel";
import { Erased } from "../keyring";
import { Order } from "../order";

export const Info = z.object({
  supplierOrderId: Id("sor"),
  supplierId: Id("ten"),
  /** The tenant through whose storefront it was sold; the supplier itself on its own storefront. */
  soldThroughId: Id("ten"),
  agreementId: Id("agr").nullable(),
  agreementVersion: z.int().min(0),
  orderId: Id("ord"),
  consumerId: Id("con"),
  status: z.enum(["placed", "accepted", "on_hold", "shipped", "delivered", "closed", "cancelled", "refused"]),
  /** Absent once the consumer is erased. */
  deliverTo: Order.Contact.exactOptional(),
  erased: Erased.exactOptional(),
  lines: z.array(Order.Line.extend({ lineId: Id("lin"), gross: Money, net: Money, commission: Money })),
  total: Money,
  commission: Money,
  placedAt: Instant,
});
export type Info = z.infer<typeof Info>;

/** A supplier may have two agreements with one partner: each is a part of its own. */
export const idOf = (
  orderId: Id<"ord">,
  { supplierId, agreementId }: Pick<Order.Part, "supplierId" | "agreementId">,
): Id<"sor"> => deriveTimedId("sor", orderId, supplierId, agreementId ?? "own storefront");

/**
 * The supplier order that follows from its part of a placed order. Pure: a replay gives the same.
 *
 * @param deliverTo undefined when the consumer is erased before the order could be routed
 */
export function route(
  order: Order.Info,
  part: Order.Part,
  consumerId: Id<"con">,
  deliverTo: Order.Contact | undefined,
): Info {
  invariant(order.status === "placed" && order.placedAt, "only a placed order is routed");
  const lines = Order.numbered(order, part).map((line) => ({
    ...line,
    commission: money.portion(line.net, part.commissionRateBp),
  }));
  return {
    supplierOrderId: idOf(order.orderId, part),
    supplierId: part.supplierId,
    soldThroughId: order.tenantId,
    agreementId: part.agreementId,
    agreementVersion: part.agreementVersion,
    orderId: order.orderId,
    consumerId,
    status: "placed",
    ...(deliverTo ? { deliverTo } : { erased: true }),
    lines,
    total: Order.partTotal(order, part),
    commission: money.sum(
      lines.map(({ commission }) => commission),
      order.currency,
    ),
    placedAt: order.placedAt,
  };
}
