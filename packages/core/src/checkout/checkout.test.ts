import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { connectToFreshTable, scopeOf } from "#support";
import type { Cart } from "../cart";
import { Stock } from "../catalog";
import { createId, deriveId, type Id, instant, type Instant, money, plusMs } from "../kernel";
import { Order } from "../order";
import type { Payment, PaymentProvider } from "../payment";
import { commit, EventLog, measure, runInScope } from "../store";
import { issueForm, type Offer, quote, redeemForm, reserve, type Reservation, settle, sweepReservations } from ".";

const at = instant("2026-03-01T12:00:00Z");
const partner = deriveId("ten", "partner");
const suppliers = [deriveId("ten", "supplier 1"), deriveId("ten", "supplier 2")] as const;
const eur = (amountMinor: number) => money.of(amountMinor, "EUR");
let counter = 0;
const random = () => {
  counter += 1;
  return new Uint8Array(10).map((_, index) => (counter >> (8 * (9 - index))) & 255);
};

const offerOf = (supplierId: Id<"ten">, title: string): Offer => ({
  listingId: deriveId("lst", title),
  handle: "handle",
  supplierId,
  supplierName: "Supplier",
  agreementId: deriveId("agr", supplierId),
  productId: deriveId("prd", title),
  title,
  imageUrl: undefined,
  taxRateBp: 2100,
  variants: [{ variantId: deriveId("var", title), option: "Large / Ocean blue", price: eur(49_95), soldOut: false }],
});
const offers = [offerOf(suppliers[0], "Classic Leather Jacket"), offerOf(suppliers[1], "Antique Wooden Drawers")];
const terms = new Map(
  offers.map(({ agreementId }) => [
    String(agreementId),
    { version: 1, commissionRateBp: 1250, share: "contact" as const },
  ]),
);
const lineOf = (offer: Offer | undefined, quantity = 1): Cart.Line => {
  const variant = offer?.variants[0];
  if (!offer || !variant) throw new Error("an offer of the test");
  return { listingId: offer.listingId, variantId: variant.variantId, quantity };
};
const quoteOf = (lines: Cart.Line[]) => quote({ currency: "EUR", lines, offers, terms });

const reservationOf = (rest: Partial<Reservation> = {}): Reservation => {
  const quoted = rest.quote ?? quoteOf(offers.map((offer) => lineOf(offer)));
  return {
    orderId: createId("ord", at, random),
    tenantId: partner,
    storefrontId: deriveId("stf", "shop"),
    currency: "EUR",
    locale: "nl-NL",
    contact: {
      name: "Anna de Vries",
      email: "anna.devries@example.com",
      address: { line1: "Prinsengracht 263", postalCode: "1016 GV", city: "Amsterdam", country: "NL" },
    },
    shareContact: true,
    quote: quoted,
    seenTotal: quoted.total,
    ...rest,
  };
};

const asConsumer = <R>(body: () => Promise<R>) => runInScope(scopeOf(partner, { role: "consumer" }), body);
const asOperator = <R>(body: () => Promise<R>) => runInScope(scopeOf(null), body);
const stockOf = (index: 0 | 1) =>
  runInScope(
    scopeOf(suppliers[index]),
    async () => (await Stock.getMany(suppliers[index], [lineOf(offers[index]).variantId]))[0],
  );
const eventsOf = (tenantId: Id<"ten">) => runInScope(scopeOf(tenantId), () => EventLog.list({ tenantId }));

async function supply(units: number): Promise<void> {
  for (const index of [0, 1] as const) {
    const write = Stock.countWrite({
      supplierId: suppliers[index],
      variantId: lineOf(offers[index]).variantId,
      before: undefined,
      counted: units,
    });
    if (!write) throw new Error("a first count writes");
    await runInScope(scopeOf(suppliers[index]), () => commit({ writes: [write] }));
  }
}

/** Stands for the company at the other end of the wire; what it refunded can be looked at. */
function providerOf() {
  const refunds: Payment[] = [];
  const provider: PaymentProvider = {
    open: () => Promise.reject(new Error("not asked here")),
    get: () => Promise.reject(new Error("not asked here")),
    refund: (payment) => Promise.resolve(void refunds.push(payment)),
  };
  return { provider, refunds };
}
const settleAs = (
  orderId: Id<"ord">,
  status: Payment["status"],
  rest: {
    amount?: Payment["amount"];
    refunded?: Payment["refunded"];
    paymentId?: string;
    provider?: PaymentProvider;
    at?: Instant;
  } = {},
) =>
  asConsumer(() =>
    settle({
      payment: {
        paymentId: rest.paymentId ?? "tr_1",
        orderId,
        status,
        amount: rest.amount ?? eur(99_90),
        refunded: rest.refunded ?? eur(0),
        checkoutUrl: undefined,
      },
      provider: rest.provider ?? providerOf().provider,
      at: rest.at ?? at,
      random,
    }),
  );

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

describe("what the consumer agreed to", () => {
  it("a total other than the one they saw is refused before anything is taken", async () => {
    await supply(1);
    await expect(asConsumer(() => reserve(reservationOf({ seenTotal: eur(1) })))).rejects.toMatchObject({
      code: "checkout.price_changed",
    });
    expect(await stockOf(0)).toMatchObject({ available: 1 });
  });

  it("a payment of another amount places nothing", async () => {
    await supply(1);
    const reservation = reservationOf();
    await asConsumer(() => reserve(reservation));
    await expect(settleAs(reservation.orderId, "paid", { amount: eur(1) })).rejects.toMatchObject({
      code: "payment.amount_mismatch",
    });
  });

  it("an article whose agreement has ended isn't sold", async () => {
    await supply(1);
    const ended = quote({ currency: "EUR", lines: offers.map((offer) => lineOf(offer)), offers, terms: new Map() });
    expect(ended.gone).toHaveLength(2);
    await expect(asConsumer(() => reserve(reservationOf({ quote: ended })))).rejects.toMatchObject({
      code: "checkout.gone",
    });
  });

  it("another storefront's order id finds nothing (invariant 2)", async () => {
    await supply(2);
    const reservation = reservationOf();
    await asConsumer(() => reserve(reservation));
    const stranger = deriveId("ten", "stranger");
    await expect(
      runInScope(scopeOf(stranger), () => reserve(reservationOf({ orderId: reservation.orderId, tenantId: stranger }))),
    ).rejects.toMatchObject({ code: "order.not_found" });
  });
});

it("a title is cut between characters: half an emoji is no text that a table takes", async () => {
  await supply(1);
  const quoted = quoteOf([lineOf(offers[0])]);
  const title = `${"x".repeat(119)}${"\u{1f600}".repeat(20)}`;
  const groups = quoted.groups.map((group) => ({ ...group, lines: group.lines.map((line) => ({ ...line, title })) }));
  const order = await asConsumer(() => reserve(reservationOf({ quote: { ...quoted, groups } })));
  expect(order.parts[0]?.lines[0]?.title).toBe(`${"x".repeat(119)}\u{1f600}`);
});

describe("form", () => {
  const key = "k".repeat(32);
  const cartId = createId("crt", at, random);

  it("leads to the same order each time, for its cart and its half hour only", () => {
    const token = issueForm({ cartId, at, random, key });
    const orderId = redeemForm({ token, cartId, at, key });
    expect(redeemForm({ token, cartId, at: plusMs(at, 29 * 60_000), key })).toBe(orderId);
    const expired = expect.objectContaining({ code: "checkout.form_expired" });
    expect(() => redeemForm({ token, cartId, at: plusMs(at, 31 * 60_000), key })).toThrow(expired);
    expect(() => redeemForm({ token, cartId: createId("crt", at, random), at, key })).toThrow(expired);
    expect(() => redeemForm({ token, cartId, at, key: "x".repeat(32) })).toThrow(expired);
  });

  it("any other text is expired, never an error of ours", () => {
    fc.assert(
      fc.property(fc.string(), (token) => {
        expect(() => redeemForm({ token, cartId, at, key })).toThrow(
          expect.objectContaining({ code: "checkout.form_expired" }),
        );
      }),
    );
  });
});
