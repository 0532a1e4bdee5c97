import { InvariantBroken, Fault, type Id } from "#core/kernel";
import { currentScope } from "#core/store";
import { connectToFreshTable } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { join, type Person, publicUrl, testApi } from "../api.fixture";
import { groupOf } from "./group";
import { pageOf, PageQuery } from "./cursor";
import { defineRoute } from "./route";

let supplier: Person;
let other: Person;
let editor: Person;

beforeAll(async () => {
  await connectToFreshTable();
  supplier = await join("Fjord", ["supplier"]);
  other = await join("Kiosk", ["partner"]);
  editor = await join("Sund", ["supplier"], { role: "catalogue" });
});

const common = { tag: "Platform", summary: "s", description: "d" } as const;
const thing = { status: 200, description: "d", content: z.object({ seen: z.unknown() }), tagged: true } as const;

const echo = defineRoute({
  ...common,
  operationId: "echo",
  method: "post",
  path: "/echo",
  access: "member",
  body: z.strictObject({ text: z.string().max(10) }),
  success: thing,
  handle: async ({ body, caller }) => ({
    body: { seen: [body.text, caller.tenantId, currentScope().role], secret: 1 },
  }),
});
const owned = defineRoute({
  ...common,
  operationId: "owned",
  method: "get",
  path: "/suppliers/{supplierId}/things",
  access: "consumer:read",
  owner: "supplierId",
  params: z.object({ supplierId: z.custom<Id<"ten">>((value) => String(value).startsWith("ten_")) }),
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "d", content: pageOf(z.int()) },
  handle: async ({ cursor, query: { limit } }) => {
    const from = Number(cursor ?? 0);
    return { body: { items: Array.from({ length: limit }, (_, n) => from + n), nextCursor: String(from + limit) } };
  },
});
const edited = defineRoute({
  ...common,
  operationId: "edited",
  method: "patch",
  path: "/edited",
  access: "member",
  body: z.object({}),
  edits: true,
  success: thing,
  handle: async ({ revision }) => ({ body: { seen: revision }, revision: revision + 1 }),
});
const failing = (error: Error, path: string) =>
  defineRoute({
    ...common,
    operationId: `fail${path}`,
    method: "get",
    path: `/${path}`,
    access: "public",
    success: thing,
    handle: () => Promise.reject(error),
  });
const broken = failing(new InvariantBroken("I7: the secret of tenant ten_x"), "broken");
const conflicting = failing(
  new Fault("thing.taken", "conflict", "Taken", {
    wayOut: "Choose another.",
    details: [{ path: "a/b", code: "taken", message: "it is" }],
  }),
  "conflicting",
);
const lying = defineRoute({
  ...common,
  operationId: "lying",
  method: "get",
  path: "/lying",
  access: "public",
  success: { status: 200, description: "d", content: z.object({ promised: z.string() }) },
  handle: async () => ({ body: { promised: 1 } }),
});
const { send, logged, api } = testApi({ groups: [groupOf(echo, owned, edited, broken, conflicting, lying)] });

describe("who calls", () => {
  it("runs in the scope of the caller's tenant, and sends only what the schema promises (invariant 2)", async () => {
    const { status, body, headers } = await send(supplier, "POST", "/echo", { json: { text: "hello" } });
    expect({ status, body }).toEqual({ status: 200, body: { seen: ["hello", supplier.tenantId, "owner"] } });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    { authorization: undefined, why: "nobody" },
    { authorization: "Bearer ", why: "an empty token" },
    { authorization: `Bearer ${"x".repeat(43)}`, why: "an unknown token" },
    { authorization: "Basic YTpi", why: "another scheme" },
  ])("answers 401 with a challenge to $why", async ({ authorization }) => {
    const headers = authorization ? { authorization } : {};
    const answer = await send(undefined, "POST", "/echo", { json: { text: "x" }, headers });
    expect([answer.status, answer.body.code, answer.headers.get("www-authenticate")]).toEqual([
      401,
      "http.unauthenticated",
      'Bearer realm="tandem"',
    ]);
  });

  it("ends with the session", async () => {
    const late = testApi({ groups: [groupOf(echo)] });
    late.clock.pass(13 * 60 * 60_000);
    expect((await late.send(supplier, "POST", "/echo", { json: { text: "x" } })).status).toBe(401);
  });

  it.each([
    { headers: { origin: publicUrl }, status: 200, why: "our own page, by Origin" },
    { headers: { "sec-fetch-site": "same-origin", origin: publicUrl }, status: 200, why: "our own page" },
    {
      headers: { "sec-fetch-site": "same-site", origin: "http://shop.localhost:4000" },
      status: 403,
      why: "a storefront",
    },
    { headers: { "sec-fetch-site": "cross-site" }, status: 403, why: "another site" },
    { headers: { origin: "https://evil.example" }, status: 403, why: "another site in an old browser" },
    { headers: {}, status: 403, why: "no word of where it comes from" },
  ])("takes a cookie for a change with $status from $why", async ({ headers, status }) => {
    const cookie = `a=b; tandem_session=${supplier.token}`;
    const sent: Record<string, string> = { cookie };
    for (const [name, value] of Object.entries(headers)) if (value) sent[name] = value;
    expect((await send(undefined, "POST", "/echo", { json: { text: "x" }, headers: sent })).status).toBe(status);
  });

  it("takes a cookie for reading from anywhere, since reading changes nothing", async () => {
    const headers = { cookie: `tandem_session=${supplier.token}` };
    expect((await send(undefined, "GET", `/suppliers/${supplier.tenantId}/things`, { headers })).status).toBe(200);
  });
});

describe("what belongs to others isn't there (invariant 2)", () => {
  it.each([
    { path: () => `/suppliers/${supplier.tenantId}/things`, why: "another tenant's" },
    { path: () => `/suppliers/${"ten_".padEnd(30, "0")}/things`, why: "nobody's" },
    { path: () => "/suppliers/x/things", why: "no tenant's" },
    { path: () => "/suppliers/%E0%A4%A/things", why: "one that can't be decoded" },
  ])("answers the same 404 for $why path", async ({ path }) => {
    const { status, body } = await send(other, "GET", path());
    expect([status, body.title]).toEqual([404, "There is nothing here"]);
  });

  it("tells a member without the permission so, in its own tenant only", async () => {
    const own = await send(editor, "GET", `/suppliers/${editor.tenantId}/things`);
    expect([own.status, own.body.code]).toEqual([403, "http.forbidden"]);
    expect((await send(editor, "GET", `/suppliers/${supplier.tenantId}/things`)).status).toBe(404);
  });
});

describe("what is sent", () => {
  const json = { "content-type": "application/json" };
  it.each([
    { text: "{", type: "application/json", status: 400, code: "http.malformed_json" },
    { text: '{"a":"\\ud800"}', type: "application/json", status: 400, code: "http.malformed_json" },
    { text: '{"text":"\ud800"}', type: "application/json", status: 200, code: undefined },
    { text: "", type: "application/json", status: 400, code: "http.malformed_json" },
    { text: "null", type: "application/json", status: 422, code: "input.invalid" },
    { text: '{"text":"x","txet":1}', type: "application/json; charset=utf-8", status: 422, code: "input.invalid" },
    { text: '{"text":"x"}', type: "text/plain", status: 415, code: "http.unsupported_media_type" },
    { text: '{"text":"x"}', type: "", status: 415, code: "http.unsupported_media_type" },
    { text: `{"text":"${"x".repeat(1_100_000)}"}`, type: "application/json", status: 413, code: "http.body_too_large" },
  ])("answers $status $code to $type", async ({ text, type, status, code }) => {
    const answer = await send(supplier, "POST", "/echo", { text, headers: { "content-type": type } });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it.each([
    { text: `${"[".repeat(400_000)}${"]".repeat(400_000)}`, detail: /nested too deeply/ },
    { text: '{"a":"\\ud800"}', detail: /half a surrogate pair/ },
    { text: "{", detail: /isn't JSON/ },
  ])("says what is wrong with JSON: $detail", async ({ text, detail }) => {
    const { status, body } = await send(supplier, "POST", "/echo", { text, headers: json });
    expect([status, body.code]).toEqual([400, "http.malformed_json"]);
    expect(body).toMatchObject({ title: expect.stringMatching(detail), wayOut: expect.stringMatching(/\.$/) });
  });

  it("refuses bytes that aren't UTF-8", async () => {
    const response = await api.request("/echo", {
      method: "POST",
      headers: { authorization: `Bearer ${supplier.token}`, "content-type": "application/json" },
      body: Uint8Array.from([0x22, 0xff, 0x22]),
    });
    expect(response.status).toBe(400);
  });

  it("names each thing that is wrong, in the body and in the query", async () => {
    const body = await send(supplier, "POST", "/echo", { json: { text: "far too long" } });
    expect(body.body.details).toMatchObject([{ path: "text", code: "too_big" }]);
    const query = await send(supplier, "GET", `/suppliers/${supplier.tenantId}/things?limit=0&limt=5`);
    expect([query.status, query.body.details.map(({ path }: { path: string }) => path)]).toEqual([
      422,
      ["query/limit", "query/"],
    ]);
  });
});

describe("parameters", () => {
  it.each([
    { query: "__proto__=1", status: 422, code: "input.invalid", why: "unknown, though every object has it" },
    { query: "constructor=1", status: 422, code: "input.invalid", why: "unknown, though every object has it" },
    { query: "limit=1&limit=2", status: 400, code: "http.repeated_parameter", why: "repeated" },
    { query: "__proto__=1&__proto__=2", status: 400, code: "http.repeated_parameter", why: "repeated" },
  ])("answers $status to ?$query: $why", async ({ query, status, code }) => {
    const answer = await send(supplier, "GET", `/suppliers/${supplier.tenantId}/things?${query}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe("edits", () => {
  it.each([
    { match: undefined, status: 428, code: "http.precondition_required" },
    { match: "*", status: 400, code: "http.malformed_precondition" },
    { match: 'W/"r3"', status: 400, code: "http.malformed_precondition" },
    { match: '"r0"', status: 400, code: "http.malformed_precondition" },
    { match: '"r3"', status: 200, code: undefined },
  ])("answers $status to If-Match: $match", async ({ match, status, code }) => {
    const answer = await send(supplier, "PATCH", "/edited", { json: {}, headers: match ? { "if-match": match } : {} });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    if (status === 200) expect([answer.body.seen, answer.headers.get("etag")]).toEqual([3, '"r4"']);
  });
});

describe("pages", () => {
  const list = () => `/suppliers/${supplier.tenantId}/things`;

  it("goes on where the page before ended", async () => {
    const first = await send(supplier, "GET", `${list()}?limit=2`);
    const second = await send(supplier, "GET", `${list()}?limit=2&cursor=${first.body.nextCursor}`);
    expect([first.body.items, second.body.items]).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it("refuses a cursor that was altered, made up, or given to somebody else (invariant 2)", async () => {
    const { nextCursor } = (await send(supplier, "GET", list())).body;
    const altered = Buffer.from(nextCursor, "base64url");
    altered[altered.length - 1] = 0x39;
    const statuses = [
      await send(supplier, "GET", `${list()}?cursor=${altered.toString("base64url")}`),
      await send(supplier, "GET", `${list()}?cursor=aGVsbG8`),
      await send(editor, "GET", `/suppliers/${editor.tenantId}/things?cursor=${nextCursor}`),
    ].map(({ status }) => status);
    expect(statuses).toEqual([422, 422, 403]);
  });
});

describe("problems", () => {
  it("says what a fault says, as RFC 9457 has it", async () => {
    const { status, headers, body } = await send(undefined, "GET", "/conflicting");
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect({ status, body }).toEqual({
      status: 409,
      body: {
        type: "reference#thing.taken",
        title: "Taken",
        status: 409,
        code: "thing.taken",
        instance: `urn:tandem:request:${headers.get("x-request-id")}`,
        wayOut: "Choose another.",
        details: [{ path: "a/b", code: "taken", message: "it is" }],
      },
    });
  });

  it("tells nothing of our own bugs but an id, under which the log has the rest (P2)", async () => {
    const { status, headers, body } = await send(undefined, "GET", "/broken");
    expect([status, body.code]).toEqual([500, "internal"]);
    expect(JSON.stringify(body)).not.toMatch(/ten_|I7/);
    expect(logged.at(-1)).toMatchObject({
      requestId: headers.get("x-request-id"),
      error: "InvariantBroken: I7: the secret of tenant ten_x",
    });
  });

  it("breaks rather than send what it didn't promise (R2)", async () => {
    expect((await send(undefined, "GET", "/lying")).status).toBe(500);
  });

  it("answers 404 where no operation is, and 405 with the methods where another is", async () => {
    expect((await send(supplier, "GET", "/nowhere")).body.code).toBe("http.unknown_route");
    const { status, headers } = await send(supplier, "DELETE", "/echo");
    expect([status, headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("stands under /api as well as at the root", async () => {
    expect((await send(undefined, "GET", "/api/conflicting")).status).toBe(409);
    expect((await send(undefined, "GET", "/apiconflicting")).status).toBe(404);
  });
});
