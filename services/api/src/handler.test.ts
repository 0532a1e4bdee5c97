import { configureHandlers, connectToFreshTable } from "#support";
import { beforeAll, expect, it } from "vitest";
import { join, type Person } from "./api.fixture";
import { catalogue } from "./market.fixture";

type Answer = { statusCode: number; headers: Record<string, string>; body: string; cookies?: string[] };
let call: (method: string, path: string, options?: Record<string, unknown>) => Promise<Answer>;
let supplier: Person;

beforeAll(async () => {
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

it("names the queues for dead letters, until the local runtime brings its list", async () => {
  const { systemClock } = await import("#core/kernel/system");
  const { useDeadLetters } = await import("./handler");
  const operator = await join("Platform", ["operator"], { role: "operator", at: systemClock.now() });
  const headers = { host: "localhost:4000", authorization: `Bearer ${operator.token}` };
  const onAws = await call("GET", "/dead-letters", { headers });
  expect([onAws.statusCode, JSON.parse(onAws.body).code]).toEqual([409, "platform.dead_letters_in_queues"]);
  useDeadLetters({ list: async () => [], redrive: async () => undefined });
  const locally = await call("GET", "/dead-letters", { headers });
  expect([locally.statusCode, JSON.parse(locally.body)]).toEqual([200, { items: [], nextCursor: null }]);
});
