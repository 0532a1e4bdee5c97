/**
 * PaymentProvider: what checkout needs of whoever moves the money.
 *
 * A provider's notification is only a hint that something changed; `get` says what is true.
 *
 * @module
 */
import type { Id, Money } from "../kernel";

/** `open` may still become any other; the others are final. */
export type PaymentStatus = "open" | "paid" | "failed" | "canceled" | "expired";

export type Payment = {
  readonly paymentId: string;
  readonly orderId: Id<"ord">;
  readonly status: PaymentStatus;
  readonly amount: Money;
  /** What went back already. */
  readonly refunded: Money;
  /** Where the consumer pays, while it is open. */
  readonly checkoutUrl: string | undefined;
};

export type OpenPayment = {
  readonly orderId: Id<"ord">;
  readonly amount: Money;
  readonly description: string;
  readonly locale: string;
  /** Where the consumer returns to, whatever happened. */
  readonly redirectUrl: string;
  /** Where the provider tells that something changed. */
  readonly webhookUrl: string;
};

export type PaymentProvider = {
  /** Opens a payment; the same order gives the same payment. @throws Fault `payment.unavailable` (unavailable) */
  readonly open: (input: OpenPayment) => Promise<Payment>;
  /** @throws Fault `payment.not_found` (not_found), `payment.unavailable` (unavailable) */
  readonly get: (paymentId: string) => Promise<Payment>;
  /** Gives back the whole payment, once. @throws Fault `payment.unavailable` (unavailable) */
  readonly refund: (payment: Payment, reason: string) => Promise<void>;
};
