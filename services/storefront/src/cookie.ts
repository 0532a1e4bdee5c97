/**
 * The two cookies of a storefront. Both are read by this server alone (HttpOnly) and belong to one host.
 *
 *   cart      `<cart id>.<units>`: the id is the consumer's secret. The units are what the header shows; a list page
 *             needn't read the cart to say how full it is, and who tampers with them misleads nobody but themselves.
 *   checkout  `<order id>.<payment id>` of the last checkout sent, so that the cart is emptied when that order is placed, and
 *             the page that the consumer returns to can ask for the payment itself when the notification is late.
 *
 * @module
 */
import { createId, Id, type Instant, type Random } from "#core/kernel";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

export type CartCookie = { readonly cartId: Id<"crt">; readonly units: number };

const days = 24 * 3600;

/** Browsers refuse Secure cookies over plain HTTP, which only the local runtime speaks. */
const attributes = (c: Context, maxAge: number) =>
  ({ path: "/", httpOnly: true, sameSite: "Lax", secure: c.var["secure"] === true, maxAge }) as const;

export function readCart(c: Context): CartCookie | undefined {
  const [id, units = ""] = (getCookie(c, "cart") ?? "").split(".");
  const cartId = Id("crt").safeParse(id);
  if (!cartId.success) return undefined;
  return { cartId: cartId.data, units: /^\d{1,4}$/.test(units) ? Number(units) : 0 };
}

export const newCartId = (at: Instant, random: Random): Id<"crt"> => createId("crt", at, random);

export function writeCart(c: Context, { cartId, units }: CartCookie): void {
  setCookie(c, "cart", `${cartId}.${Math.min(units, 9999)}`, attributes(c, 30 * days));
}

export type CheckoutCookie = { readonly orderId: Id<"ord">; readonly paymentId: string };

export function readCheckout(c: Context): CheckoutCookie | undefined {
  const [id, paymentId = ""] = (getCookie(c, "checkout") ?? "").split(".");
  const orderId = Id("ord").safeParse(id);
  return orderId.success ? { orderId: orderId.data, paymentId: paymentId.slice(0, 100) } : undefined;
}

export const writeCheckout = (c: Context, { orderId, paymentId }: CheckoutCookie): void =>
  setCookie(c, "checkout", `${orderId}.${paymentId}`, attributes(c, days));

export const clearCheckout = (c: Context): void => void deleteCookie(c, "checkout", { path: "/" });
