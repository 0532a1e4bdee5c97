/**
 * Settle: what the provider says of a payment decides the order. Second transaction of a checkout.
 *
 * Every path can be walked again: a notification may come twice, late, or while another one is at work.
 *
 * @module
 */
import { Fault, type Instant, invariant, money, type Random } from "../kernel";
import { Order } from "../order";
import type { Payment, PaymentProvider } from "../payment";
import { commit, runInScope, withReach } from "../store";
import { stockReach, stockWrites } from "./reserve";

export type Settled = "waiting" | "placed" | "released" | "refunded";

/**
 * Places the order of a paid payment, or gives the stock of a failed one back.
 *
 * A payment that arrives after its reservation was given back takes the stock again, or is refunded when that is gone.
 * Runs for the storefront's tenant, whoever brought the news.
 *
 * @throws Fault `payment.amount_mismatch` (conflict): nothing is placed, somebody must look
 */
export async function settle(input: {
  payment: Payment;
  provider: PaymentProvider;
  at: Instant;
  random: Random;
}): Promise<Settled> {
  const { payment } = input;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const order = await Order.get(payment.orderId, "settle its payment");
    try {
      return await runInScope({ tenantId: order.tenantId, actor: "checkout", role: "checkout" }, () =>
        settleOrder(order, input),
      );
    } catch (error) {
      // Another notification moved the order between our read and our write: look again.
      if (!(error instanceof Fault && error.code === "order.moved_on")) throw error;
    }
  }
  throw new Fault("store.busy", "unavailable", "The order is being settled elsewhere", {
    wayOut: "Try again in a moment.",
  });
}

async function settleOrder(
  order: Order.Info,
  { payment, provider, at, random }: { payment: Payment; provider: PaymentProvider; at: Instant; random: Random },
): Promise<Settled> {
  switch (payment.status) {
    case "open":
      return order.status === "reserved" ? "waiting" : order.status;
    case "paid":
      break;
    default:
      if (order.status === "reserved") await release(order, payment.status, at, random);
      return order.status === "placed" ? "placed" : "released";
  }
  if (order.status === "placed") {
    if (order.paymentId === payment.paymentId) return "placed";
    await refund(payment, provider, "Paid a second time");
    return "refunded";
  }
  if (!money.equal(payment.amount, Order.total(order))) {
    throw new Fault("payment.amount_mismatch", "conflict", "The amount paid isn't the order's total", {
      wayOut: "Start the payment again from the order.",
    });
  }
  if (!order.refundedAt) {
    try {
      await place(order, payment.paymentId, at, random);
      return "placed";
    } catch (error) {
      if (!(error instanceof Fault && error.code === "checkout.sold_out")) throw error;
    }
    // Decided before it is done: a crash in between, or stock that comes back, must not place an order whose money went back.
    await withReach([Order.reachOf(order.orderId, "write", "refund")], () =>
      commit({ writes: [Order.refundWrite(order.orderId, at)] }),
    );
  }
  await refund(payment, provider, "Sold out before the payment arrived");
  return "refunded";
}

/** Gives a payment back, unless it went back already. */
async function refund(payment: Payment, provider: PaymentProvider, reason: string): Promise<void> {
  if (payment.refunded.amountMinor > 0) return;
  await provider.refund(payment, reason);
}

async function place(order: Order.Info, paymentId: string, at: Instant, random: Random): Promise<void> {
  invariant(order.status !== "placed", "an order is placed once");
  const late = order.status === "released";
  await withReach([Order.reachOf(order.orderId, "write", "place"), ...(late ? stockReach(order) : [])], () =>
    commit({
      writes: [
        Order.placeWrite(order.orderId, late ? "released" : "reserved", { placedAt: at, paymentId }),
        ...(late ? stockWrites(order, "allocate") : []),
      ],
      event: Order.Placed.create({
        tenantId: order.tenantId,
        subject: order.orderId,
        at,
        random,
        data: {
          orderId: order.orderId,
          storefrontId: order.storefrontId,
          total: Order.total(order),
          supplierIds: [...new Set(order.parts.map(({ supplierId }) => supplierId))],
        },
      }),
    }),
  );
}

async function release(order: Order.Info, reason: Order.ReleaseReason, at: Instant, random: Random): Promise<void> {
  const products = order.parts.flatMap(({ supplierId, lines }) =>
    lines.map(({ productId }) => ({ supplierId, productId })),
  );
  await withReach([Order.reachOf(order.orderId, "write", "release"), ...stockReach(order)], () =>
    commit({
      writes: [Order.releaseWrite(order.orderId, reason), ...stockWrites(order, "release")],
      event: Order.Released.create({
        tenantId: order.tenantId,
        subject: order.orderId,
        at,
        random,
        data: { orderId: order.orderId, reason, products },
      }),
    }),
  );
}

/** Gives back a reservation whose time is over. A payment that comes later finds its way through `settle`. */
export async function expire(order: Order.Info, at: Instant, random: Random): Promise<"released" | "moved_on"> {
  invariant(Order.reservedUntil(order.orderId) <= at, "only a reservation past its time expires");
  try {
    await runInScope({ tenantId: order.tenantId, actor: "sweep-reservations", role: "job" }, () =>
      release(order, "expired", at, random),
    );
    return "released";
  } catch (error) {
    if (error instanceof Fault && error.code === "order.moved_on") return "moved_on";
    throw error;
  }
}
