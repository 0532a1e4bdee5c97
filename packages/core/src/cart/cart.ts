/**
 * Cart: what a consumer will buy at one storefront. It holds no price and no promise; checkout looks both up.
 *
 * Invariants
 *   I1  An order takes what it bought out of its cart once, however often its page is loaded: the cart remembers the order.
 *
 * @module
 */
import * as z from "zod";
import { Fault, fn, Id } from "../kernel";

/** A write of stock for each, the order and its event fit one transaction. */
export const maxLines = 50;
export const maxQuantity = 99;
/** A cart that nobody touches is forgotten after 30 days. */
export const lifetimeMs = 30 * 24 * 3_600_000;

export const Line = z.object({ listingId: Id("lst"), variantId: Id("var"), quantity: z.int().min(1).max(maxQuantity) });
export type Line = z.infer<typeof Line>;

/** Orders that a cart remembers; whoever loads the page of an older one has long lost the cookie that leads here. */
const maxBought = 20;

export const Info = z.object({
  cartId: Id("crt"),
  tenantId: Id("ten"),
  lines: z.array(Line).max(maxLines),
  /** Orders that were taken out of it, oldest first. */
  bought: z.array(Id("ord")).max(maxBought).optional(),
});
export type Info = z.infer<typeof Info>;

/**
 * Adds units of a variant; the same variant again adds to its line.
 *
 * @throws Fault `cart.full` (conflict) beyond 50 lines
 */
export const add = fn(z.object({ cart: Info, line: Line }), ({ cart, line }): Info => {
  const present = cart.lines.find(({ variantId }) => variantId === line.variantId);
  if (present)
    return setQuantity({
      cart,
      variantId: line.variantId,
      quantity: Math.min(maxQuantity, present.quantity + line.quantity),
    });
  if (cart.lines.length >= maxLines) {
    throw new Fault("cart.full", "conflict", `A cart holds at most ${maxLines} different articles`, {
      wayOut: "Order these first, or remove some.",
    });
  }
  return { ...cart, lines: [...cart.lines, line] };
});

/** Sets the units of a line; zero removes it. A variant that isn't in the cart changes nothing. */
export const setQuantity = fn(
  z.object({ cart: Info, variantId: Id("var"), quantity: z.int().min(0).max(maxQuantity) }),
  ({ cart, variantId, quantity }): Info => ({
    ...cart,
    lines: cart.lines.flatMap((line) =>
      line.variantId !== variantId ? [line] : quantity === 0 ? [] : [{ ...line, quantity }],
    ),
  }),
);

export type Bought = {
  readonly orderId: Id<"ord">;
  readonly lines: readonly Pick<Line, "variantId" | "quantity">[];
};

/** The cart without what this order bought of it; the very same cart when that has been taken out (I1). */
export function without(cart: Info, { orderId, lines: bought }: Bought): Info {
  if (cart.bought?.includes(orderId)) return cart;
  const units = (variantId: string) =>
    bought.reduce((sum, line) => sum + (line.variantId === variantId ? line.quantity : 0), 0);
  const left = cart.lines.map((line) => ({ ...line, quantity: line.quantity - units(line.variantId) }));
  return {
    ...cart,
    lines: left.filter(({ quantity }) => quantity > 0),
    bought: [...(cart.bought ?? []), orderId].slice(-maxBought),
  };
}
