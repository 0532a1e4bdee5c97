import { beforeEach, describe, expect, it } from "vitest";
import { connectToFreshTable, scopeOf } from "#support";
import { Stock } from "../catalog";
import { createId, type Instant, plusMs } from "../kernel";
import { Order } from "../order";
import { commit, runInScope } from "../store";
import { reserve, sweepReservations } from ".";
import {
  at,
  suppliers,
  random,
  offers,
  lineOf,
  reservationOf,
  asConsumer,
  asOperator,
  stockOf,
  supply,
  settleAs,
} from "./checkout.fixture";

beforeEach(async () => {
  await connectToFreshTable();
});

describe("sweep", () => {
  it("one reservation that can't be given back doesn't keep the others waiting, and is tried again", async () => {
    await supply(5);
    const [broken, fine] = [reservationOf(), reservationOf({ orderId: createId("ord", plusMs(at, 1_000), random) })];
    await asConsumer(() => reserve(broken));
    await asConsumer(() => reserve(fine));
    const supplier = suppliers[0];
    const { variantId } = lineOf(offers[0]);
    // Somebody's repair took the units away from under the first order, but left enough for one.
    const take = () =>
      runInScope(scopeOf(supplier), () =>
        commit({ writes: [Stock.releaseWrite({ supplierId: supplier, variantId, quantity: 1 })] }),
      );
    await take();
    const sweepAt = plusMs(at, Order.reservationLifetimeMs + 60_000);
    const swept = await asOperator(() => sweepReservations({ at: sweepAt, random }));
    expect(swept.released).toBe(1);
    expect(swept.failures).toHaveLength(1);
    expect((await asOperator(() => sweepReservations({ at: sweepAt, random }))).failures).toHaveLength(1);
  });

  it("gives back what nobody paid, leaves what is still in time or paid, and walks on from where it was", async () => {
    await supply(5);
    const later = plusMs(at, 20 * 60_000);
    const [abandoned, paid] = [reservationOf(), reservationOf()];
    const inTime = reservationOf({ orderId: createId("ord", later, random) });
    for (const reservation of [abandoned, paid, inTime]) await asConsumer(() => reserve(reservation));
    await settleAs(paid.orderId, "paid");
    const sweepAt = plusMs(at, Order.reservationLifetimeMs + 60_000);
    const sweep = (when: Instant) => asOperator(() => sweepReservations({ at: when, random }));
    expect(await sweep(sweepAt)).toEqual({ released: 1, failures: [] });
    expect(await sweep(sweepAt)).toEqual({ released: 0, failures: [] });
    expect(await stockOf(0)).toMatchObject({ available: 3, allocated: 2 });
    expect(await sweep(plusMs(sweepAt, 20 * 60_000))).toEqual({ released: 1, failures: [] });
    expect(await stockOf(0)).toMatchObject({ available: 4, allocated: 1 });
  });
});
