import { beforeEach, describe, expect, it } from "vitest";
import { connectToFreshTable, scopeOf } from "#support";
import { Cart } from "../cart";
import { Product } from "../catalog";
import { deriveId } from "../kernel";
import { maxWritesPerCommit, runInScope } from "../store";
import { maxTotalMinor, quote, reserve } from ".";
import {
  eur,
  offers,
  terms,
  lineOf,
  quoteOf,
  reservationOf,
  asConsumer,
  stockOf,
  supply,
  settleAs,
} from "./checkout.fixture";

beforeEach(async () => {
  await connectToFreshTable();
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

it("the fullest cart of the dearest goods is one transaction, and its total an exact number", () => {
  // Stock of each line, the order, and the event of a payment that came late.
  expect(Cart.maxLines + 2).toBeLessThanOrEqual(maxWritesPerCommit);
  const dearest = offers.slice(0, 1).map((offer) => ({
    ...offer,
    variants: Array.from({ length: Cart.maxLines }, (_, index) => ({
      variantId: deriveId("var", String(index)),
      option: "",
      price: eur(Product.maxPriceMinor),
      soldOut: false,
    })),
  }));
  const lines = dearest.flatMap(({ listingId, variants }) =>
    variants.map(({ variantId }) => ({ listingId, variantId, quantity: Cart.maxQuantity })),
  );
  expect(quote({ currency: "EUR", lines, offers: dearest, terms }).total).toEqual(eur(maxTotalMinor));
  expect(Number.isSafeInteger(maxTotalMinor)).toBe(true);
});
