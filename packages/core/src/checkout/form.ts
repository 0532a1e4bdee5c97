/**
 * The checkout form carries the id of the order it will become, signed together with the cart. Sent twice, it makes one order.
 *
 * @module
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { createId, Fault, Id, instantOfId, msBetween, type Instant, type Random } from "../kernel";
import { Order } from "../order";

const signature = (orderId: string, cartId: string, key: string) =>
  createHmac("sha256", key).update(`checkout ${orderId} ${cartId}`).digest("base64url").slice(0, 32);

export function issueForm({
  cartId,
  at,
  random,
  key,
}: {
  cartId: Id<"crt">;
  at: Instant;
  random: Random;
  key: string;
}): string {
  const orderId = createId("ord", at, random);
  return `${orderId}.${signature(orderId, cartId, key)}`;
}

/**
 * The order id in a form that this storefront issued for this cart.
 *
 * @throws Fault `checkout.form_expired` (conflict) after 30 minutes, or when it isn't ours
 */
export function redeemForm({
  token,
  cartId,
  at,
  key,
}: {
  token: string;
  cartId: Id<"crt">;
  at: Instant;
  key: string;
}): Id<"ord"> {
  const [id = "", signed = ""] = token.split(".");
  const orderId = Id("ord").safeParse(id);
  const expected = Buffer.from(signature(id, cartId, key));
  const given = Buffer.from(signed);
  const genuine = orderId.success && given.length === expected.length && timingSafeEqual(given, expected);
  if (!genuine || msBetween(instantOfId(orderId.data), at) > Order.formLifetimeMs) {
    throw formExpired();
  }
  return orderId.data;
}

export const formExpired = () =>
  new Fault("checkout.form_expired", "conflict", "This form has expired", {
    wayOut: "Look the details over and send it again. Nothing was charged.",
  });
