import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { connectToFreshTable } from "#support";
import { type Id } from "../kernel";
import { Order } from "../order";
import { type Payment } from "../payment";
import { measure } from "../store";
import { reserve } from ".";
import {
  partner,
  offers,
  lineOf,
  quoteOf,
  reservationOf,
  asConsumer,
  asOperator,
  stockOf,
  eventsOf,
  supply,
  settleAs,
} from "./checkout.fixture";

beforeEach(async () => {
  await connectToFreshTable();
});

describe("budget", () => {
  it("two lines of two suppliers cost two transactions and at most 10 WCU", async () => {
    await supply(5);
    const reservation = reservationOf();
    const reserved = await measure(() => asConsumer(() => reserve(reservation)));
    const placed = await measure(() => settleAs(reservation.orderId, "paid"));
    const transactions = [...reserved.operations, ...placed.operations].filter(
      ({ name }) => name === "TransactWriteItems",
    );
    expect(transactions).toHaveLength(2);
    expect(reserved.units.write).toBeLessThanOrEqual(6);
    expect(placed.units.write).toBeLessThanOrEqual(4);
  });
});

describe("invariant 4: nothing is oversold", () => {
  it("of two consumers who fight for the last unit, one gets it and the other a clear sold out", async () => {
    await supply(1);
    const outcomes = await Promise.allSettled([1, 2].map(() => asConsumer(() => reserve(reservationOf()))));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "checkout.sold_out", kind: "conflict" });
    expect(await stockOf(0)).toMatchObject({ available: 0, allocated: 1 });
  });

  it("a line that is sold out takes nothing of the other line, and keeps no order", async () => {
    await supply(2);
    const reservation = reservationOf({ quote: quoteOf([lineOf(offers[0], 1), lineOf(offers[1], 3)]) });
    await expect(asConsumer(() => reserve(reservation))).rejects.toMatchObject({
      code: "checkout.sold_out",
      message: expect.stringContaining("Antique Wooden Drawers"),
    });
    expect(await stockOf(0)).toMatchObject({ available: 2, allocated: 0 });
    expect(await asOperator(() => Order.find(reservation.orderId, "test"))).toBeUndefined();
  });

  it("whatever happens in whatever order, available + allocated stays what was received, and allocated is what open and placed orders hold", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom("reserve", "paid", "failed", "expired", "again"), fc.nat(3)), {
          maxLength: 25,
        }),
        async (steps) => {
          await connectToFreshTable();
          await supply(3);
          const orders: Id<"ord">[] = [];
          for (const [step, pick] of steps) {
            const orderId = orders[pick % Math.max(1, orders.length)];
            if (step === "reserve") {
              const reservation = reservationOf();
              await asConsumer(() => reserve(reservation)).then(
                () => orders.push(reservation.orderId),
                (error: unknown) => expect(error).toMatchObject({ code: "checkout.sold_out" }),
              );
            } else if (orderId && step === "again") await asConsumer(() => reserve(reservationOf({ orderId })));
            else if (orderId) await settleAs(orderId, step as Payment["status"]);
          }
          const statuses = await Promise.all(
            orders.map(async (orderId) => (await asOperator(() => Order.get(orderId, "test"))).status),
          );
          const holding = statuses.filter((status) => status !== "released").length;
          for (const index of [0, 1] as const)
            expect(await stockOf(index)).toMatchObject({ available: 3 - holding, allocated: holding });
          const placed = (await eventsOf(partner)).filter(({ type }) => type === "order.placed.v1");
          expect(new Set(placed.map(({ subject }) => subject)).size).toBe(placed.length);
          expect(placed).toHaveLength(statuses.filter((status) => status === "placed").length);
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);
});
