/**
 * Reserve: the order and the stock it takes, in one transaction. First of the two of a checkout.
 *
 * @module
 */
import { Stock } from "../catalog";
import { type Currency, Fault, type Id, invariant, money, type Money } from "../kernel";
import { Order } from "../order";
import { commit, type Reach, withReach, type Write } from "../store";
import { formExpired } from "./form";
import { type Answers, partsOf, type Quote } from "./quote";

export type Reservation = {
  readonly orderId: Id<"ord">;
  readonly tenantId: Id<"ten">;
  readonly storefrontId: Id<"stf">;
  readonly currency: Currency;
  readonly locale: string;
  readonly contact: Order.Contact;
  /** The deployment's pairwise key: the consumer's ids derive from it. */
  readonly pairwiseKey: string;
  readonly answers: Answers;
  readonly quote: Quote;
  /** The total that the consumer saw when they agreed to pay. */
  readonly seenTotal: Money;
};

/**
 * Takes the stock and keeps the order, or changes nothing. The same form sent twice finds its own order again.
 *
 * @throws Fault `checkout.empty` (invalid), `checkout.gone`, `checkout.price_changed`, `checkout.sold_out` (conflict),
 *   `checkout.form_expired` (conflict) when the consumer was erased after the form was made
 */
export async function reserve(input: Reservation): Promise<Order.Info> {
  const again = await Order.find(input.orderId, "the same form sent twice");
  if (again) return again.tenantId === input.tenantId ? again : refuseForeign();
  const { quote } = input;
  if (quote.gone.length > 0) {
    throw new Fault("checkout.gone", "conflict", "Something in your cart isn't for sale here any more", {
      wayOut: "Remove it from the cart and go on.",
      details: quote.gone.map(({ variantId }) => ({
        path: `lines/${variantId}`,
        code: "gone",
        message: "Not for sale any more",
      })),
    });
  }
  if (quote.groups.length === 0)
    throw new Fault("checkout.empty", "invalid", "The cart is empty", { wayOut: "Put something into the cart first." });
  if (!money.equal(quote.total, input.seenTotal)) {
    throw new Fault("checkout.price_changed", "conflict", "A price has changed since you saw the total", {
      wayOut: "Look at the new total and confirm it. Nothing was charged.",
    });
  }
  const parts = partsOf(quote, input.answers);
  invariant(
    parts.every((part) => !Order.isAsked(part) || (part.answer && part.notice)),
    "who is asked has been shown a notice, and has answered",
  );
  const { orderId, tenantId, contact, pairwiseKey } = input;
  const identity = await Order.identify({ orderId, tenantId, parts, contact, secret: pairwiseKey });
  if (!identity) throw formExpired();
  const order: Order.Info = {
    orderId,
    tenantId,
    storefrontId: input.storefrontId,
    status: "reserved",
    currency: input.currency,
    locale: input.locale,
    ...identity,
    parts,
  };
  try {
    await withReach([Order.reachOf(order.orderId, "write", "reserve"), ...stockReach(order)], () =>
      commit({ writes: [Order.reserveWrite(order), ...stockWrites(order, "allocate")] }),
    );
  } catch (error) {
    if (!(error instanceof Fault && error.code === "order.already_reserved")) throw error;
    return Order.get(order.orderId, "the same form sent twice at once");
  }
  return order;
}

function refuseForeign(): never {
  throw new Fault("order.not_found", "not_found", "There is no such order", {
    wayOut: "Open the link of the order confirmation.",
  });
}

/** The stock of an order's variants: its supplier's, opened by the listings of an active agreement. */
export const stockReach = (order: Pick<Order.Info, "parts">): Reach[] =>
  order.parts.flatMap(({ supplierId, agreementId, lines }) =>
    lines.map(({ variantId }) => ({
      partition: `${supplierId}#stock#${variantId}`,
      access: "write" as const,
      because: agreementId ? `sale under ${agreementId}` : "sale on the supplier's own storefront",
    })),
  );

/** Takes or gives back the stock of each line. */
export const stockWrites = (order: Pick<Order.Info, "parts">, verb: "allocate" | "release"): Write[] =>
  order.parts.flatMap(({ supplierId, lines }) =>
    lines.map(({ variantId, quantity, title, option }) =>
      verb === "release"
        ? Stock.releaseWrite({ supplierId, variantId, quantity })
        : Stock.allocateWrite({
            supplierId,
            variantId,
            quantity,
            orFault: new Fault(
              "checkout.sold_out",
              "conflict",
              `${[title, option].filter(Boolean).join(", ")} is sold out`,
              {
                wayOut: "Take fewer, or remove it from the cart. Nothing was charged.",
                details: [{ path: `lines/${variantId}`, code: "sold_out", message: "Not enough units left" }],
              },
            ),
          }),
    ),
  );
