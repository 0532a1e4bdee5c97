import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { deriveId, instant, type Instant, money, plusMs } from "#core/kernel";
import { mollieProvider } from "#core/payment";
import { startTestProvider, type TestProvider } from "./index";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tandem-pay-"));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A shop that hears notifications, and answers with what `answer` says. */
async function shop(answer: () => number = () => 200) {
  const heard: string[] = [];
  const hosts: (string | undefined)[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    heard.push(body);
    hosts.push(request.headers.host);
    response.writeHead(answer()).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  cleanUp.push(() => server.close());
  const { port } = server.address() as { port: number };
  return { heard, hosts, port };
}

async function provider(folder: string, now: () => Instant = () => instant(new Date().toISOString())) {
  const options = { folder, publicUrl: "http://localhost:4000/pay", clock: { now }, firstWaitMs: 5 };
  const started = await startTestProvider(options);
  cleanUp.push(started.stop);
  return { ...started, mollie: adapterTo(started) };
}

/** The adapter that runs in production, with the test page for its internet. */
const adapterTo = ({ app }: TestProvider) =>
  mollieProvider({
    baseUrl: "http://localhost:4000/pay",
    apiKey: "test_local",
    fetch: async (url, init) => app.request(String(url).replace("http://localhost:4000/pay", ""), init),
  });

const orderId = deriveId("ord", "one");
const newPayment = (port: number, rest = {}) => ({
  orderId,
  amount: money.of(12_50, "EUR"),
  description: "Order one",
  locale: "en",
  redirectUrl: `http://shop.localhost:${port}/orders/one`,
  webhookUrl: `http://shop.localhost:${port}/notify`,
  ...rest,
});

const choose = (app: TestProvider["app"], paymentId: string, outcome: string) =>
  app.request(`/${paymentId}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ outcome }).toString(),
  });

it.each(["paid", "failed", "canceled", "expired"] as const)(
  "a consumer's %s reaches the seller under its own host name, before the consumer is back",
  async (outcome) => {
    const { heard, hosts, port } = await shop();
    const { app, mollie } = await provider(temporaryFolder());
    const { paymentId, checkoutUrl, status } = await mollie.open(newPayment(port));
    expect(status).toBe("open");
    const page = await app.request(new URL(checkoutUrl ?? "").pathname.replace("/pay", ""));
    expect(await page.text()).toContain("€12.50");
    const response = await choose(app, paymentId, outcome);
    expect([response.status, response.headers.get("location")]).toEqual([
      303,
      `http://shop.localhost:${port}/orders/one`,
    ]);
    expect({ heard, hosts }).toEqual({ heard: [`id=${paymentId}`], hosts: [`shop.localhost:${port}`] });
    expect(await mollie.get(paymentId)).toMatchObject({ status: outcome, orderId, checkoutUrl: undefined });
  },
);

it("opens one payment for one order, however often and at once it is asked", async () => {
  const { port } = await shop();
  const folder = temporaryFolder();
  const { mollie } = await provider(folder);
  const opened = await Promise.all([mollie.open(newPayment(port)), mollie.open(newPayment(port))]);
  expect(opened[0]).toEqual(opened[1]);
  expect(readdirSync(folder).filter((name) => name.startsWith("tr_"))).toHaveLength(1);
});

it("keeps the first outcome when two are chosen", async () => {
  const { port } = await shop();
  const { app, mollie } = await provider(temporaryFolder());
  const { paymentId } = await mollie.open(newPayment(port));
  await Promise.all([choose(app, paymentId, "paid"), choose(app, paymentId, "canceled")]);
  await choose(app, paymentId, "failed");
  expect((await mollie.get(paymentId)).status).toBe("paid");
});

it("tells the seller again until it answers 2xx", async () => {
  let failures = 3;
  const { heard, port } = await shop(() => (failures-- > 0 ? 500 : 200));
  const folder = temporaryFolder();
  const { app, mollie } = await provider(folder);
  const { paymentId } = await mollie.open(newPayment(port));
  await choose(app, paymentId, "paid");
  await expect.poll(() => heard.length).toBe(4);
  await expect.poll(() => readdirSync(join(folder, "unsettled"))).toEqual([]);
});

it("tells after a restart what the seller hadn't heard, and knows the payment still", async () => {
  const folder = temporaryFolder();
  let up = false;
  const { heard, port } = await shop(() => (up ? 200 : 503));
  const first = await provider(folder);
  const { paymentId } = await first.mollie.open(newPayment(port));
  await choose(first.app, paymentId, "paid");
  await first.stop();
  heard.length = 0;
  up = true;
  const second = await provider(folder);
  await expect.poll(() => heard).toEqual([`id=${paymentId}`]);
  expect((await second.mollie.get(paymentId)).status).toBe("paid");
});

it("expires an abandoned payment by itself, also when it was down at that time, and tells the seller", async () => {
  const folder = temporaryFolder();
  const { heard, port } = await shop();
  const opened = instant("2026-01-01T12:00:00Z");
  const first = await provider(folder, () => opened);
  const { paymentId } = await first.mollie.open(newPayment(port));
  await first.stop();
  const second = await provider(folder, () => plusMs(opened, 15 * 60_000));
  await expect.poll(() => heard).toEqual([`id=${paymentId}`]);
  expect((await second.mollie.get(paymentId)).status).toBe("expired");
});

it("refunds once per key, and never more than was paid", async () => {
  const { port } = await shop();
  const { app, mollie } = await provider(temporaryFolder());
  const payment = await mollie.open(newPayment(port));
  await expect(mollie.refund(payment, "too early")).rejects.toMatchObject({ code: "payment.unavailable" });
  await choose(app, payment.paymentId, "paid");
  await mollie.refund(payment, "sold out");
  await mollie.refund(payment, "sold out");
  const read = () =>
    app.request(`/v2/payments/${payment.paymentId}`, { headers: { authorization: "Bearer test_local" } });
  expect(await (await read()).json()).toMatchObject({ amountRefunded: { value: "12.50", currency: "EUR" } });
  const more = await app.request(`/v2/payments/${payment.paymentId}/refunds`, {
    method: "POST",
    headers: { authorization: "Bearer test_local", "idempotency-key": "another", "content-type": "application/json" },
    body: JSON.stringify({ amount: { value: "0.01", currency: "EUR" }, description: "one cent more" }),
  });
  expect(more.status).toBe(422);
});

it.each([
  { path: "/v2/payments/tr_nowhere1234", init: {}, status: 401, why: "no key" },
  {
    path: "/v2/payments/tr_nowhere1234",
    init: { headers: { authorization: "Bearer test_x" } },
    status: 404,
    why: "an unknown payment",
  },
  { path: "/..%2f..%2fetc%2fpasswd", init: {}, status: 404, why: "an id that is a path" },
])("answers $status to $why", async ({ path, init, status }) => {
  const { app } = await provider(temporaryFolder());
  expect((await app.request(path, init)).status).toBe(status);
});

it.each([
  { change: { redirectUrl: "javascript:alert(1)" }, why: "a link that is a script" },
  { change: { amount: { value: "-1.00", currency: "EUR" } }, why: "a negative amount" },
  { change: { amount: { value: "1.00", currency: "XXX" } }, why: "an unknown currency" },
])("refuses $why", async ({ change }) => {
  const { app } = await provider(temporaryFolder());
  const body = {
    amount: { value: "1.00", currency: "EUR" },
    description: "x",
    redirectUrl: "http://a.localhost/",
    ...change,
  };
  const response = await app.request("/v2/payments", {
    method: "POST",
    headers: { authorization: "Bearer test_local", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(422);
});
