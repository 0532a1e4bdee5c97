/**
 * A partner's shop with the goods of two suppliers, and what a consumer and the payment provider do there.
 */
import { scopeOf } from "#support";
import type { Cart } from "../cart";
import { Stock } from "../catalog";
import { createId, deriveId, type Id, instant, type Instant, money } from "../kernel";
import type { Payment, PaymentProvider } from "../payment";
import { commit, EventLog, runInScope } from "../store";
import { type Offer, quote, type Reservation, settle } from ".";

export const at = instant("2026-03-01T12:00:00Z");
export const partner = deriveId("ten", "partner");
export const suppliers = [deriveId("ten", "supplier 1"), deriveId("ten", "supplier 2")] as const;
export const eur = (amountMinor: number) => money.of(amountMinor, "EUR");
let counter = 0;
export const random = () => {
  counter += 1;
  return new Uint8Array(10).map((_, index) => (counter >> (8 * (9 - index))) & 255);
};

export const offerOf = (supplierId: Id<"ten">, title: string): Offer => ({
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
export const offers = [
  offerOf(suppliers[0], "Classic Leather Jacket"),
  offerOf(suppliers[1], "Antique Wooden Drawers"),
];
export const terms = new Map(
  offers.map(({ agreementId }) => [
    String(agreementId),
    { version: 1, commissionRateBp: 1250, data: { steward: "supplier" as const, share: "contact" as const } },
  ]),
);
export const lineOf = (offer: Offer | undefined, quantity = 1): Cart.Line => {
  const variant = offer?.variants[0];
  if (!offer || !variant) throw new Error("an offer of the test");
  return { listingId: offer.listingId, variantId: variant.variantId, quantity };
};
export const quoteOf = (lines: Cart.Line[]) => quote({ currency: "EUR", lines, offers, terms });

/** What a consumer of the fixture's shop was shown, and said to each supplier. */
export const answered = (answer: "given" | "refused") =>
  new Map(offers.map(({ agreementId }) => [String(agreementId), { notice: "n".repeat(27), answer }]));

export const reservationOf = (rest: Partial<Reservation> = {}): Reservation => {
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
    pairwiseKey: "p".repeat(32),
    answers: answered("given"),
    quote: quoted,
    seenTotal: quoted.total,
    ...rest,
  };
};

export const asConsumer = <R>(body: () => Promise<R>) => runInScope(scopeOf(partner, { role: "consumer" }), body);
export const asOperator = <R>(body: () => Promise<R>) => runInScope(scopeOf(null), body);
export const stockOf = (index: 0 | 1) =>
  runInScope(
    scopeOf(suppliers[index]),
    async () => (await Stock.getMany(suppliers[index], [lineOf(offers[index]).variantId]))[0],
  );
export const eventsOf = (tenantId: Id<"ten">) => runInScope(scopeOf(tenantId), () => EventLog.list({ tenantId }));

export async function supply(units: number): Promise<void> {
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
export function providerOf() {
  const refunds: Payment[] = [];
  const provider: PaymentProvider = {
    open: () => Promise.reject(new Error("not asked here")),
    get: () => Promise.reject(new Error("not asked here")),
    refund: (payment) => Promise.resolve(void refunds.push(payment)),
  };
  return { provider, refunds };
}
export const settleAs = (
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
