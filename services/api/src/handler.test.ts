import { deriveId } from "#core/kernel";
import { EventLog } from "#core/store";
import { configureHandlers, connectToFreshTable } from "#support";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type FakeSqs, queued, startSqs } from "../../../packages/core/src/dead-letter/queue.fixture";
import { join, noDeadLetters, type Person } from "./api.fixture";
import { catalogue } from "./market.fixture";

type Answer = { statusCode: number; headers: Record<string, string>; body: string; cookies?: string[] };
let call: (method: string, path: string, options?: Record<string, unknown>) => Promise<Answer>;
let supplier: Person;
let sqs: FakeSqs;

beforeAll(async () => {
  sqs = await startSqs(["tandem-test-on-order", "tandem-test-on-order-dead", "tandem-test-undelivered"]);
  // As the stack and Lambda tell a deployed API.
  vi.stubEnv("TANDEM_QUEUES", `${sqs.url}/000000000000/tandem-test`);
  vi.stubEnv("TANDEM_SUBSCRIPTIONS", "on-order");
  vi.stubEnv("AWS_ENDPOINT_URL_SQS", sqs.url);
  vi.stubEnv("AWS_REGION", "eu-central-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  configureHandlers({ mailFolder: "unused" });
  const { handler } = await import("./handler");
  await connectToFreshTable();
  // The handler reads the world's clock, so the session must be one of today.
  const { systemClock } = await import("#core/kernel/system");
  supplier = await join("Fjord", ["supplier"], { at: systemClock.now() });
  call = async (method, path, options = {}) => {
    const http = { method, path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" };
    const event = {
      version: "2.0",
      routeKey: "$default",
      rawPath: path,
      rawQueryString: "",
      headers: { host: "localhost:4000" },
      requestContext: { http, domainName: "localhost" },
      isBase64Encoded: false,
      ...options,
    };
    return (await handler(event as never, {} as never)) as unknown as Answer;
  };
});

afterAll(() => sqs.stop());

it("answers API Gateway's events", async () => {
  const { statusCode, body } = await call("GET", "/health");
  expect([statusCode, JSON.parse(body)]).toEqual([200, { status: "ok" }]);
  expect((await call("GET", "/agreements")).statusCode).toBe(401);
});

it.each([false, true])("takes a file as text or as base64 (%s), byte by byte", async (isBase64Encoded) => {
  const { statusCode, body } = await call("POST", `/suppliers/${supplier.tenantId}/imports`, {
    rawQueryString: "dryRun=true",
    headers: {
      host: "localhost:4000",
      authorization: `Bearer ${supplier.token}`,
      "content-type": "text/csv",
      "idempotency-key": crypto.randomUUID(),
    },
    isBase64Encoded,
    body: isBase64Encoded ? Buffer.from(catalogue).toString("base64") : catalogue,
  });
  expect([statusCode, JSON.parse(body).products.created]).toEqual([200, 2]);
});

describe("the operator's dead letters", () => {
  const headers = async () => {
    const { systemClock } = await import("#core/kernel/system");
    const email = `operator-${crypto.randomUUID()}`;
    const operator = await join(email, ["operator"], { role: "operator", at: systemClock.now() });
    return {
      host: "localhost:4000",
      authorization: `Bearer ${operator.token}`,
      "idempotency-key": crypto.randomUUID(),
    };
  };
  const event = EventLog.toEnvelope({
    tenantId: deriveId("ten", "t"),
    eventId: deriveId("evt", "e"),
    type: "test.happened.v1",
    subject: "s",
    time: "2026-01-01T00:00:00.000Z",
    data: {},
  });

  it("are those in the stack's queues, and go back to their own", async () => {
    sqs.put("tandem-test-on-order-dead", queued(event));
    const { body } = await call("GET", "/dead-letters", { headers: await headers() });
    const [letter] = JSON.parse(body).items;
    expect(letter).toMatchObject({ eventId: event.id, subscription: "on-order" });
    const path = `/dead-letters/${letter.deadLetterId}/redrive`;
    const redriven = await call("POST", path, { headers: await headers() });
    expect([redriven.statusCode, JSON.parse(redriven.body)]).toEqual([200, { outcome: "queued" }]);
    expect(sqs.bodies("tandem-test-on-order")).toEqual([queued(event)]);
    expect((await call("POST", path, { headers: await headers() })).statusCode).toBe(404);
  });

  it("are the local runtime's once it brings its own", async () => {
    const { useDeadLetters } = await import("./handler");
    sqs.put("tandem-test-on-order-dead", queued(event));
    useDeadLetters(noDeadLetters);
    const { body } = await call("GET", "/dead-letters", { headers: await headers() });
    expect(JSON.parse(body)).toEqual({ items: [], nextCursor: null });
  });
});
