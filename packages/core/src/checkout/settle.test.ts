import { beforeEach, describe, expect, it } from "vitest";
import { connectToFreshTable } from "#support";
import { Order } from "../order";
import { reserve } from ".";
import {
  partner,
  eur,
  reservationOf,
  asConsumer,
  asOperator,
  stockOf,
  eventsOf,
  supply,
  providerOf,
  settleAs,
} from "./checkout.fixture";

beforeEach(async () => {
  await connectToFreshTable();
});

describe("twice, late and at once", () => {
  it("the same form sent twice at once makes one order and takes the stock once", async () => {
    await supply(5);
    const reservation = reservationOf();
    const [one, other] = await Promise.all([
      asConsumer(() => reserve(reservation)),
      asConsumer(() => reserve(reservation)),
    ]);
    expect(one).toEqual(other);
    expect(await stockOf(0)).toMatchObject({ available: 4, allocated: 1 });
  });

  it("a payment told of five times at once is placed once, with one event", async () => {
    await supply(5);
    const reservation = reservationOf();
    await asConsumer(() => reserve(reservation));
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => settleAs(reservation.orderId, "paid")));
    expect(new Set(outcomes)).toEqual(new Set(["placed"]));
    expect((await eventsOf(partner)).map(({ type }) => type)).toEqual(["order.placed.v1"]);
  });

  it("a failed payment gives the stock back, once", async () => {
    await supply(1);
    const reservation = reservationOf();
    await asConsumer(() => reserve(reservation));
    await Promise.all([settleAs(reservation.orderId, "failed"), settleAs(reservation.orderId, "canceled")]);
    await settleAs(reservation.orderId, "expired");
    expect(await stockOf(0)).toMatchObject({ available: 1, allocated: 0 });
    expect((await eventsOf(partner)).map(({ type }) => type)).toEqual(["order.released.v1"]);
  });

  it("a failure told of after the payment changes nothing", async () => {
    await supply(1);
    const reservation = reservationOf();
    await asConsumer(() => reserve(reservation));
    await settleAs(reservation.orderId, "paid");
    expect(await settleAs(reservation.orderId, "expired")).toBe("placed");
    expect(await stockOf(0)).toMatchObject({ available: 0, allocated: 1 });
  });

  it("a payment after its reservation was given back takes the stock again", async () => {
    await supply(1);
    const reservation = reservationOf();
    await asConsumer(() => reserve(reservation));
    await settleAs(reservation.orderId, "expired");
    expect(await settleAs(reservation.orderId, "paid")).toBe("placed");
    expect(await stockOf(0)).toMatchObject({ available: 0, allocated: 1 });
  });

  it("a payment after the last unit went to somebody else is refunded, and nothing is oversold", async () => {
    await supply(1);
    const [late, quick] = [reservationOf(), reservationOf()];
    await asConsumer(() => reserve(late));
    await settleAs(late.orderId, "expired");
    await asConsumer(() => reserve(quick));
    const { provider, refunds } = providerOf();
    expect(await settleAs(late.orderId, "paid", { provider })).toBe("refunded");
    expect(refunds).toMatchObject([{ orderId: late.orderId }]);
    expect(await stockOf(0)).toMatchObject({ available: 0, allocated: 1 });
  });
});

describe("money that goes back", () => {
  async function refundedOrder() {
    await supply(1);
    const [late, quick] = [reservationOf(), reservationOf()];
    await asConsumer(() => reserve(late));
    await settleAs(late.orderId, "expired");
    await asConsumer(() => reserve(quick));
    const { provider, refunds } = providerOf();
    await settleAs(late.orderId, "paid", { provider });
    await settleAs(quick.orderId, "canceled");
    return { late, provider, refunds };
  }

  it("never comes with the goods: a refunded order isn't placed, even when the stock is back and the notification repeats", async () => {
    const { late, provider, refunds } = await refundedOrder();
    expect(await settleAs(late.orderId, "paid", { provider, refunded: eur(99_90) })).toBe("refunded");
    expect(refunds).toHaveLength(1);
    expect(await stockOf(0)).toMatchObject({ available: 1, allocated: 0 });
  });

  it("a crash between deciding and refunding is healed by the next notification", async () => {
    const { late, provider, refunds } = await refundedOrder();
    // The decision is there, and the provider never heard of it.
    expect(await settleAs(late.orderId, "paid", { provider })).toBe("refunded");
    expect(refunds).toHaveLength(2);
  });

  it("a second payment of an order that is placed goes back", async () => {
    await supply(1);
    const reservation = reservationOf();
    await asConsumer(() => reserve(reservation));
    await settleAs(reservation.orderId, "paid");
    const { provider, refunds } = providerOf();
    expect(await settleAs(reservation.orderId, "paid", { provider, paymentId: "tr_2" })).toBe("refunded");
    expect(refunds).toMatchObject([{ paymentId: "tr_2" }]);
    expect((await asOperator(() => Order.get(reservation.orderId, "test"))).paymentId).toBe("tr_1");
  });
});
