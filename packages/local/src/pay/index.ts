/**
 * The stand-in of the payment provider: Mollie's REST interface, version 2, as far as checkout speaks it, and the page where
 * the consumer chooses how a payment ends. The real adapter runs against it unchanged.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import type { Clock } from "#core/kernel";
import { systemClock } from "#core/kernel/system";
import { openPaymentFiles } from "./file-store";
import { startNotifier } from "./notifier";
import { NoSuchPayment, PaymentList, PaymentPage } from "./page";
import {
  asOf,
  NewPayment,
  NewRefund,
  openPayment,
  Outcome,
  paymentIdOf,
  refund,
  refunded,
  settle,
  type TestPayment,
  toAmount,
} from "./payment";

export type TestProvider = { readonly app: Hono; readonly stop: () => Promise<void> };

/** `publicUrl` is where this app answers, without a trailing slash: `http://localhost:4000/pay`. */
export async function startTestProvider(options: {
  folder: string;
  publicUrl: string;
  clock?: Clock;
  firstWaitMs?: number;
}): Promise<TestProvider> {
  const { publicUrl, clock = systemClock } = options;
  const files = await openPaymentFiles(options.folder);
  const notifier = await startNotifier(files, { clock, ...options });
  const app = new Hono();

  /** The payment as it is now; that its time ran out is written down when someone looks. */
  const current = async (paymentId: string): Promise<TestPayment | undefined> => {
    const found = await files.find(paymentId);
    const now = found && asOf(found, clock.now());
    if (now && now !== found) void notifier.tell(paymentId);
    return now;
  };

  app.post("/v2/payments", async (c) => {
    const refused = unauthorised(c);
    if (refused) return refused;
    const input = NewPayment.safeParse(await c.req.json().catch(() => undefined));
    if (!input.success) {
      const [issue] = input.error.issues;
      return problem(c, 422, issue?.message ?? "The request isn't valid", issue?.path.join("."));
    }
    const paymentId = paymentIdOf(c.req.header("idempotency-key"));
    const payment = await files.change(paymentId, (earlier) => {
      if (earlier) return { answer: earlier };
      const opened = openPayment(paymentId, input.data, clock.now());
      return { save: opened, answer: opened };
    });
    void notifier.tell(paymentId);
    return c.json(toMollie(payment, publicUrl), 201);
  });

  app.get("/v2/payments/:id", async (c) => {
    const refused = unauthorised(c);
    if (refused) return refused;
    const payment = await current(c.req.param("id"));
    return payment ? c.json(toMollie(payment, publicUrl)) : problem(c, 404, "No payment exists with this id");
  });

  app.post("/v2/payments/:id/refunds", async (c) => {
    const refused = unauthorised(c);
    if (refused) return refused;
    const input = NewRefund.safeParse(await c.req.json().catch(() => undefined));
    if (!input.success) return problem(c, 422, "The amount isn't valid", "amount");
    const key = c.req.header("idempotency-key");
    const outcome = await files.change(c.req.param("id"), (payment) => {
      if (!payment) return { answer: undefined };
      const after = refund(payment, input.data, key, clock.now());
      return "refused" in after || after.payment === payment
        ? { answer: { ...after, isNew: false } }
        : { answer: { ...after, isNew: true }, save: after.payment };
    });
    if (!outcome) return problem(c, 404, "No payment exists with this id");
    if ("refused" in outcome) return problem(c, 422, outcome.refused, "amount");
    // A replay tells nobody: whoever answers a notification with the same refund would be told of it for ever.
    if (outcome.isNew) void notifier.tell(outcome.payment.paymentId);
    const made = outcome.payment.refunds.find(({ refundId }) => refundId === outcome.refundId);
    return c.json(
      {
        resource: "refund",
        id: outcome.refundId,
        mode: "test",
        status: "refunded",
        amount: made?.amount,
        description: made?.description,
        paymentId: outcome.payment.paymentId,
        createdAt: made?.createdAt,
      },
      201,
    );
  });

  app.get("/", async (c) => {
    const payments = (await files.listRecent(100)).map((payment) => asOf(payment, clock.now()));
    return c.html(PaymentList({ payments }));
  });

  app.get("/:id", async (c) => {
    const payment = await current(c.req.param("id"));
    return payment ? c.html(PaymentPage({ payment })) : c.html(NoSuchPayment(), 404);
  });

  app.post("/:id", async (c) => {
    const outcome = Outcome.safeParse((await c.req.parseBody())["outcome"]);
    const payment = await files.change(c.req.param("id"), (found) => {
      if (!found || !outcome.success) return { answer: found };
      const settled = settle(asOf(found, clock.now()), outcome.data, clock.now());
      return settled === found ? { answer: found } : { save: settled, answer: settled };
    });
    if (!payment) return c.html(NoSuchPayment(), 404);
    if (payment.status === "open") return c.html(PaymentPage({ payment }), 422);
    await notifier.tell(payment.paymentId);
    return c.redirect(payment.redirectUrl, 303);
  });

  return { app, stop: notifier.stop };
}

const unauthorised = (c: Context): Response | undefined =>
  /^Bearer test_\w+$/.test(c.req.header("authorization") ?? "")
    ? undefined
    : problem(c, 401, "Missing authentication, or it isn't a test key (test_…)");

const titles = { 401: "Unauthorized Request", 404: "Not Found", 422: "Unprocessable Entity" } as const;

const problem = (c: Context, status: keyof typeof titles, detail: string, field?: string): Response =>
  c.json({ status, title: titles[status], detail, ...(field ? { field } : {}) }, status);

/** The payment as Mollie writes it (https://docs.mollie.com/reference/get-payment), in the fields that matter here. */
function toMollie(payment: TestPayment, publicUrl: string): object {
  const link = (href: string, type: string) => ({ href, type });
  return {
    resource: "payment",
    id: payment.paymentId,
    mode: "test",
    status: payment.status,
    amount: payment.amount,
    amountRefunded: toAmount(refunded(payment)),
    description: payment.description,
    redirectUrl: payment.redirectUrl,
    webhookUrl: payment.webhookUrl,
    locale: payment.locale,
    metadata: payment.metadata,
    createdAt: payment.createdAt,
    expiresAt: payment.expiresAt,
    ...(payment.status === "open" ? {} : { [`${payment.status}At`]: payment.changedAt }),
    _links: {
      self: link(`${publicUrl}/v2/payments/${payment.paymentId}`, "application/hal+json"),
      ...(payment.status === "open" ? { checkout: link(`${publicUrl}/${payment.paymentId}`, "text/html") } : {}),
    },
  };
}
