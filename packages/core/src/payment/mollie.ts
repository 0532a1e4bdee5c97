/**
 * Mollie's REST interface, version 2 (https://docs.mollie.com/reference/payments-api). The local test payment page speaks it too.
 *
 * Own calls of `fetch` rather than Mollie's client, which would break the bundle budget for three requests (ADR-0006).
 *
 * @module
 */
import * as z from "zod";
import { currencyExponent, Currency, Fault, Id, money, type Money } from "../kernel";
import type { Payment, PaymentProvider, PaymentStatus } from "./provider";

const MolliePayment = z.object({
  id: z.string().regex(/^tr_\w{1,64}$/),
  status: z.enum(["open", "pending", "authorized", "paid", "failed", "canceled", "expired"]),
  amount: z.object({ value: z.string(), currency: Currency }),
  amountRefunded: z.object({ value: z.string(), currency: Currency }).nullish(),
  metadata: z.object({ orderId: Id("ord") }),
  _links: z.object({ checkout: z.object({ href: z.url() }).nullish() }),
});

const statuses: Record<z.infer<typeof MolliePayment>["status"], PaymentStatus> = {
  open: "open",
  pending: "open",
  authorized: "open",
  paid: "paid",
  failed: "failed",
  canceled: "canceled",
  expired: "expired",
};

const locales: Record<string, string> = { en: "en_GB", nl: "nl_NL", de: "de_DE", fr: "fr_FR" };

/** Mollie's payment ids; anything else never reaches the wire. */
const paymentIdPattern = /^tr_\w{1,64}$/;

export type MollieOptions = { readonly baseUrl: string; readonly apiKey: string; readonly fetch?: typeof fetch };

export function mollieProvider({ baseUrl, apiKey, fetch: send = fetch }: MollieOptions): PaymentProvider {
  async function call(method: "GET" | "POST", path: string, idempotencyKey?: string, body?: object): Promise<unknown> {
    let response: Response;
    try {
      response = await send(`${baseUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body ? { "content-type": "application/json" } : {}),
          ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        redirect: "error",
        signal: AbortSignal.timeout(10_000),
      });
    } catch (cause) {
      throw unavailable("didn't answer", cause);
    }
    if (response.status === 404)
      throw new Fault("payment.not_found", "not_found", "There is no such payment", {
        wayOut: "Start the payment again from the order.",
      });
    if (!response.ok) throw unavailable(`answered ${response.status}`);
    return response.json();
  }

  return {
    open: async ({ orderId, amount, description, locale, redirectUrl, webhookUrl }) =>
      toPayment(
        await call("POST", "/v2/payments", orderId, {
          amount: { currency: amount.currency, value: decimal(amount) },
          description,
          redirectUrl,
          webhookUrl,
          locale: locales[locale.slice(0, 2)] ?? "en_GB",
          metadata: { orderId },
        }),
      ),
    get: async (paymentId) => {
      if (!paymentIdPattern.test(paymentId))
        throw new Fault("payment.not_found", "not_found", "There is no such payment", {
          wayOut: "Start the payment again from the order.",
        });
      return toPayment(await call("GET", `/v2/payments/${paymentId}`));
    },
    refund: async ({ paymentId, amount }, reason) => {
      await call("POST", `/v2/payments/${paymentId}/refunds`, `refund-${paymentId}`, {
        amount: { currency: amount.currency, value: decimal(amount) },
        description: reason,
      });
    },
  };
}

const unavailable = (what: string, cause?: unknown) =>
  new Fault("payment.unavailable", "unavailable", `The payment provider ${what}`, {
    wayOut: "Nothing was charged. Try again in a moment.",
    cause,
  });

function toPayment(answer: unknown): Payment {
  const parsed = MolliePayment.safeParse(answer);
  if (!parsed.success) throw unavailable("answered something else than a payment", parsed.error);
  const { id, status, amount, amountRefunded, metadata, _links } = parsed.data;
  return {
    paymentId: id,
    orderId: metadata.orderId,
    status: statuses[status],
    amount: money.parse(amount.value, amount.currency),
    refunded: amountRefunded ? money.parse(amountRefunded.value, amountRefunded.currency) : money.zero(amount.currency),
    checkoutUrl: _links.checkout?.href,
  };
}

function decimal({ amountMinor, currency }: Money): string {
  const exponent = currencyExponent[currency];
  const digits = String(amountMinor).padStart(exponent + 1, "0");
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
