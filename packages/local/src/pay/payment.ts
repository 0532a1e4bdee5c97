/**
 * A test payment: what the local stand-in of the payment provider knows of one. Pure.
 *
 * Invariants
 *   1. Only an open payment changes its status, once; the others are final.
 *   2. The refunds of a payment never exceed what was paid.
 *   3. The same idempotency key names the same payment and the same refund.
 *
 * @module
 */
import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { Currency, currencyExponent, Instant, money, type Money, plusMs } from "#core/kernel";

export const Outcome = z.enum(["paid", "failed", "canceled", "expired"]);
export type Outcome = z.infer<typeof Outcome>;

const WebUrl = z.url({ protocol: /^https?$/ });
/** Mollie writes amounts as `{ value: "10.00", currency: "EUR" }`. */
const Amount = z.object({ value: z.string().regex(/^\d{1,9}(\.\d{1,2})?$/), currency: Currency });

export const NewPayment = z.object({
  amount: Amount,
  description: z.string().min(1).max(255),
  redirectUrl: WebUrl,
  webhookUrl: WebUrl.optional(),
  locale: z.string().max(10).optional(),
  metadata: z.unknown(),
});

export const NewRefund = z.object({ amount: Amount, description: z.string().max(255).default("") });

export const TestPayment = z.object({
  paymentId: z.string().regex(/^tr_[0-9a-z]{10,40}$/),
  status: z.enum(["open", ...Outcome.options]),
  amount: Amount,
  description: z.string(),
  redirectUrl: z.string(),
  webhookUrl: z.string().optional(),
  locale: z.string().optional(),
  metadata: z.unknown(),
  createdAt: Instant,
  changedAt: Instant,
  expiresAt: Instant,
  refunds: z.array(
    z.object({ refundId: z.string(), amount: Amount, description: z.string(), key: z.string(), createdAt: Instant }),
  ),
});
export type TestPayment = z.infer<typeof TestPayment>;

/** How long a consumer has; Mollie gives a card payment as much. */
const openForMs = 15 * 60_000;

/** The id that follows from the idempotency key, so that a repeated request finds its payment without an index. */
export const paymentIdOf = (idempotencyKey: string | undefined): string =>
  `tr_${(idempotencyKey ? createHash("sha256").update(idempotencyKey).digest("hex") : randomBytes(16).toString("hex")).slice(0, 20)}`;

export const openPayment = (paymentId: string, input: z.output<typeof NewPayment>, at: Instant): TestPayment => ({
  ...input,
  amount: normalised(input.amount),
  paymentId,
  status: "open",
  createdAt: at,
  changedAt: at,
  expiresAt: plusMs(at, openForMs),
  refunds: [],
});

/** The payment after the consumer chose; an outcome that came too late changes nothing (1). */
export const settle = (payment: TestPayment, outcome: Outcome, at: Instant): TestPayment =>
  payment.status === "open" ? { ...payment, status: outcome, changedAt: at } : payment;

/** An open payment whose time is over has expired, whether or not anyone looked. */
export const asOf = (payment: TestPayment, at: Instant): TestPayment =>
  at >= payment.expiresAt ? settle(payment, "expired", payment.expiresAt) : payment;

/** The payment with one more refund, or why not. */
export function refund(
  payment: TestPayment,
  input: z.output<typeof NewRefund>,
  key: string | undefined,
  at: Instant,
): { payment: TestPayment; refundId: string } | { refused: string } {
  const refundId = `re_${createHash("sha256")
    .update(`${payment.paymentId} ${key ?? randomBytes(16).toString("hex")}`)
    .digest("hex")
    .slice(0, 16)}`;
  if (payment.refunds.some((earlier) => earlier.refundId === refundId)) return { payment, refundId };
  if (payment.status !== "paid") return { refused: "The payment isn't paid, so nothing can be refunded" };
  if (input.amount.currency !== payment.amount.currency)
    return { refused: "The refund isn't in the payment's currency" };
  const amount = toMoney(input.amount);
  if (amount.amountMinor === 0) return { refused: "The amount is zero" };
  if (!money.atMost(money.add(refunded(payment), amount), toMoney(payment.amount)))
    return { refused: "The amount is higher than what is left of the payment" };
  const added = {
    refundId,
    amount: normalised(input.amount),
    description: input.description,
    key: key ?? "",
    createdAt: at,
  };
  return { payment: { ...payment, refunds: [...payment.refunds, added] }, refundId };
}

export const refunded = (payment: TestPayment): Money =>
  money.sum(
    payment.refunds.map(({ amount }) => toMoney(amount)),
    payment.amount.currency,
  );

export const toMoney = ({ value, currency }: z.infer<typeof Amount>): Money => money.parse(value, currency);

/** `10.5` EUR as `10.50`. */
export function toAmount({ amountMinor, currency }: Money): z.infer<typeof Amount> {
  const exponent = currencyExponent[currency];
  const digits = String(amountMinor).padStart(exponent + 1, "0");
  return { currency, value: exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}` };
}

const normalised = (amount: z.infer<typeof Amount>) => toAmount(toMoney(amount));
