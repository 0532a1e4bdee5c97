/**
 * Cart: what a consumer will buy at one storefront. It holds no price and no promise; checkout looks both up.
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

export const Info = z.object({ cartId: Id("crt"), tenantId: Id("ten"), lines: z.array(Line).max(maxLines) });
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
