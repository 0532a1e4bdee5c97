/**
 * The key in the link to an order's page: who holds it sees what was bought, by whom and where it goes.
 *
 * The order's id alone opens nothing, because suppliers and the partner learn it, and each may know only its own part
 * (invariant 2). The key goes to the consumer: in the address after checkout, and in the confirmation mail.
 *
 * @module
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Id } from "../kernel";

/** `secret` is the deployment's session key. */
export const accessKey = (orderId: Id<"ord">, secret: string): string =>
  createHmac("sha256", secret).update(`order ${orderId}`).digest("base64url").slice(0, 24);

export function opens(given: string | undefined, orderId: Id<"ord">, secret: string): boolean {
  const expected = Buffer.from(accessKey(orderId, secret));
  const actual = Buffer.from(given ?? "");
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Path and query of the order's page on its storefront. */
export const pagePath = (orderId: Id<"ord">, secret: string): string =>
  `/orders/${orderId}?k=${accessKey(orderId, secret)}`;
