import { describe, expect, it } from "vitest";
import { deriveId, money } from "../kernel";
import { mollieProvider } from ".";

const orderId = deriveId("ord", "1");
const answer = (rest: object = {}) => ({
  id: "tr_1",
  status: "open",
  amount: { value: "19.99", currency: "EUR" },
  metadata: { orderId },
  _links: { checkout: { href: "https://pay.example/1" } },
  ...rest,
});

/** A provider on the other side of the wire: remembers what it was asked. */
function provider(status: number, body: unknown) {
  const requests: { url: string; init: RequestInit }[] = [];
  const send = (url: string | URL | Request, init: RequestInit = {}) => {
    requests.push({ url: String(url), init });
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
  return {
    requests,
    mollie: mollieProvider({ baseUrl: "https://api.example", apiKey: "test_key", fetch: send }),
  };
}
const opening = {
  orderId,
  amount: money.of(5, "EUR"),
  description: "Order",
  locale: "nl-NL",
  redirectUrl: "https://shop.example/orders/1",
  webhookUrl: "https://shop.example/payments/notifications",
};

it("asks for the amount in decimals, and with the order as its idempotency key, so one order has one payment", async () => {
  const { mollie, requests } = provider(201, answer());
  const payment = await mollie.open(opening);
  expect(payment).toMatchObject({
    paymentId: "tr_1",
    orderId,
    status: "open",
    checkoutUrl: "https://pay.example/1",
    amount: money.of(19_99, "EUR"),
  });
  expect(requests[0]?.url).toBe("https://api.example/v2/payments");
  expect(requests[0]?.init.headers).toMatchObject({ authorization: "Bearer test_key", "idempotency-key": orderId });
  expect(JSON.parse(String(requests[0]?.init.body))).toMatchObject({
    amount: { currency: "EUR", value: "0.05" },
    locale: "nl_NL",
    metadata: { orderId },
  });
});

it.each([
  ["pending", "open"],
  ["authorized", "open"],
  ["paid", "paid"],
  ["failed", "failed"],
  ["canceled", "canceled"],
  ["expired", "expired"],
])("%s is %s to us", async (theirs, ours) => {
  expect((await provider(200, answer({ status: theirs })).mollie.get("tr_1")).status).toBe(ours);
});

describe("what the other side may do wrong", () => {
  it.each([
    ["a failure", 500, {}],
    ["another shape", 200, { id: "tr_1" }],
    ["an unknown status", 200, answer({ status: "maybe" })],
    ["an order id that isn't one", 200, answer({ metadata: { orderId: "1" } })],
  ])("%s is `payment.unavailable`, never a wrong decision", async (_, status, body) => {
    await expect(provider(status, body).mollie.get("tr_1")).rejects.toMatchObject({ code: "payment.unavailable" });
  });

  it("an unknown payment is not found", async () => {
    await expect(provider(404, {}).mollie.get("tr_1")).rejects.toMatchObject({ code: "payment.not_found" });
  });

  it("an id from a forged notification never becomes a path", async () => {
    const { mollie, requests } = provider(200, answer());
    await expect(mollie.get("../refunds?x=")).rejects.toMatchObject({ code: "payment.not_found" });
    expect(requests).toEqual([]);
  });
});
