import { describe, expect, it } from "vitest";
import { testApi } from "../../api/src/api.fixture";
import { lambdaOf } from "./lambda";

const { api, logged } = testApi();
const handler = lambdaOf(api);

async function call(method: string, path: string, body?: string) {
  const http = { method, path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" };
  const event = {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: "",
    headers: { host: "localhost:4000" },
    requestContext: { http, domainName: "localhost" },
    isBase64Encoded: false,
    body,
  };
  const answer = await handler(event as never, {} as never);
  return { ...answer, problem: JSON.parse(answer.body || "{}") as { code?: string } };
}

describe("a method that no operation has", () => {
  it.each(["TRACE", "CONNECT", "TRACK", "FOO", "no token"])(
    "%s is answered with 405, and isn't our bug",
    async (method) => {
      const { statusCode, headers, problem } = await call(method, "/health");
      expect([statusCode, problem.code, headers["allow"]]).toEqual([405, "http.method_not_allowed", "GET"]);
      expect((await call(method, "/nowhere")).problem.code).toBe("http.unknown_route");
      expect(logged).toEqual([]);
    },
  );
});

it("reads without looking at a body, which reading may have", async () => {
  expect((await call("GET", "/health", "x")).statusCode).toBe(200);
  expect((await call("HEAD", "/health", "x")).statusCode).toBe(200);
});
