import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect, createServer } from "node:net";
import { text } from "node:stream/consumers";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { setCookie } from "hono/cookie";
import { afterEach, expect, it } from "vitest";
import { systemClock } from "#core/kernel/system";
import { type HttpEvent, type HttpHandler, type Route, startGateway } from "./gateway";
import { maxBodyBytes } from "./gateway-problem";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step();
});

async function gateway(route: Route) {
  const started = await startGateway({ port: 0, route, clock: systemClock, onError: () => undefined });
  cleanUp.push(started.stop);
  return started.port;
}

type Sent = {
  method?: string;
  path?: string;
  host?: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer;
};

/** Node's own client: `fetch` won't set Host, nor send the same header twice. */
function send(port: number, { method = "GET", path = "/", host, headers = {}, body }: Sent = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((settle, refuse) => {
    const options = {
      port,
      host: "127.0.0.1",
      method,
      path,
      headers: { host: host ?? `localhost:${port}`, ...headers },
    };
    const request = httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        settle({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on("error", refuse).end(body);
  });
}

/** What the handler got. */
async function eventOf(sent: Sent, prefix?: string): Promise<HttpEvent> {
  let got: HttpEvent | undefined;
  const handler: HttpHandler = async (event) => ((got = event), { statusCode: 204 });
  const port = await gateway(() => ({ handler, name: "test", ...(prefix ? { prefix } : {}) }));
  await send(port, sent);
  return got as HttpEvent;
}

it("makes API Gateway's event: path, query, cookies apart from headers, repeated headers joined", async () => {
  const event = await eventOf({
    path: "/caf%C3%A9/a%2Fb?tag=x&tag=y&empty=",
    headers: { cookie: "a=1; b=2", "x-twice": ["one", "two"], "user-agent": "test" },
  });
  expect(event).toMatchObject({
    version: "2.0",
    rawPath: "/caf%C3%A9/a%2Fb",
    rawQueryString: "tag=x&tag=y&empty=",
    queryStringParameters: { tag: "x,y", empty: "" },
    cookies: ["a=1", "b=2"],
    headers: { "x-twice": "one,two" },
    requestContext: { http: { method: "GET", path: "/caf%C3%A9/a%2Fb", userAgent: "test", sourceIp: "127.0.0.1" } },
    isBase64Encoded: false,
  });
  expect(event.headers).not.toHaveProperty("cookie");
  expect(event).not.toHaveProperty("body");
});

const claims = {
  "x-forwarded-host": "other.localhost",
  "x-forwarded-proto": "https",
  "x-forwarded-for": ["203.0.113.7", "203.0.113.8"],
  "x-forwarded-port": "443",
  forwarded: "for=203.0.113.7;host=other.localhost",
  "x-real-ip": "203.0.113.7",
};

it("believes no client about where its request came from, in a handler and in a page of its own", async () => {
  const ours = {
    "x-forwarded-host": "edit.localhost:4000",
    "x-forwarded-proto": "http",
    "x-forwarded-for": "127.0.0.1",
  };
  const { headers } = await eventOf({ host: "edit.localhost:4000", headers: claims });
  expect(headers).toMatchObject(ours);
  expect(JSON.stringify(headers)).not.toMatch(/203\.0\.113|other\.localhost|https|443/);

  const port = await gateway(() => ({
    fetch: (request) => Response.json(Object.fromEntries(request.headers)),
  }));
  const page = (await send(port, { host: "edit.localhost:4000", headers: claims })).body.toString();
  expect(JSON.parse(page)).toMatchObject(ours);
  expect(page).not.toMatch(/203\.0\.113|other\.localhost|https|443/);
});

it.each([
  { path: "/api/orders", rawPath: "/orders" },
  { path: "/api", rawPath: "/" },
  { path: "/api/", rawPath: "/" },
])("takes the prefix off: $path is $rawPath on AWS", async ({ path, rawPath }) => {
  expect((await eventOf({ path }, "/api")).rawPath).toBe(rawPath);
});

const json = { "content-type": "application/json" };
it.each([
  { headers: json, body: Buffer.from('{"a":"é"}'), base64: false, why: "JSON is text" },
  {
    headers: { "content-type": "text/csv" },
    body: Buffer.from([0xef, 0xbb, 0xbf, 0x61]),
    base64: false,
    why: "a byte order mark stays",
  },
  {
    headers: { "content-type": "text/csv" },
    body: Buffer.from([0x63, 0x61, 0x66, 0xe9]),
    base64: true,
    why: "Latin-1 mustn't be mangled",
  },
  {
    headers: { "content-type": "image/png" },
    body: Buffer.from([0x89, 0, 0xff]),
    base64: true,
    why: "bytes are bytes",
  },
  { headers: {}, body: Buffer.from("text"), base64: true, why: "without a type nothing is known" },
])("keeps every byte of a body: $why", async ({ headers, body, base64 }) => {
  const event = await eventOf({ method: "POST", headers, body });
  expect(event.isBase64Encoded).toBe(base64);
  expect(Buffer.from(event.body ?? "", base64 ? "base64" : "utf8")).toEqual(body);
});

it("runs a Hono app behind hono/aws-lambda: form, two cookies, binary answer", async () => {
  const app = new Hono();
  app.post("/form", async (c) => {
    setCookie(c, "a", "1");
    setCookie(c, "b", "2");
    return c.text(`${String((await c.req.parseBody())["name"])} ${c.req.header("cookie")}`);
  });
  app.get("/image", (c) => c.body(new Uint8Array([0, 255, 137]), 200, { "content-type": "image/png" }));
  const port = await gateway(() => ({ handler: handle(app) as unknown as HttpHandler, name: "app" }));
  const form = await send(port, {
    method: "POST",
    path: "/form",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: "s=1; t=2" },
    body: Buffer.from("name=Zo%C3%AB"),
  });
  expect([form.status, form.body.toString(), form.headers["set-cookie"]]).toEqual([
    200,
    "Zoë s=1; t=2",
    ["a=1; Path=/", "b=2; Path=/"],
  ]);
  const image = await send(port, { path: "/image" });
  expect([...image.body]).toEqual([0, 255, 137]);
});

it("refuses a body over Lambda's limit with a problem, and takes one at the limit", async () => {
  const port = await gateway(() => ({ handler: async ({ body }) => ({ body: String(body?.length) }), name: "test" }));
  const post = (bytes: number) =>
    send(port, { method: "POST", headers: { "content-type": "text/plain" }, body: Buffer.alloc(bytes, "a") });
  expect((await post(maxBodyBytes)).body.toString()).toBe(String(maxBodyBytes));
  const refused = await post(maxBodyBytes + 1);
  expect([refused.status, refused.headers["content-type"]]).toEqual([413, "application/problem+json"]);
  expect(JSON.parse(refused.body.toString())).toMatchObject({
    status: 413,
    code: "request.too_large",
    wayOut: expect.stringMatching(/\.$/),
  });
});

it.each([
  { host: "evil.example", status: 421, why: "a foreign name" },
  { host: "localhost.evil.example", status: 421, why: "a name that starts like ours" },
  { host: "a.b.localhost", status: 421, why: "two labels" },
  { host: "Fleur.localhost:4000", status: 200, why: "a storefront, in any case" },
  { host: "[::1]:4000", status: 200, why: "the loopback address of IPv6" },
])("answers $status to $host: $why", async ({ host, status }) => {
  const port = await gateway(({ name }) => ({ fetch: () => new Response(name ?? "bare") }));
  expect((await send(port, { host })).status).toBe(status);
});

/** Bytes as they are: Node's client would mend or refuse them. */
async function sendRaw(port: number, head: string) {
  const socket = connect(port, "127.0.0.1");
  socket.end(`${head}\r\nConnection: close\r\n\r\n`);
  const answer = await text(socket);
  return { status: Number(answer.split(" ")[1]), body: answer.slice(answer.indexOf("\r\n\r\n") + 4), answer };
}

const local = "Host: localhost";
it.each([
  { head: `TRACE / HTTP/1.1\r\n${local}`, status: 405, code: "http.method_not_allowed", why: "TRACE" },
  { head: `PROPFIND / HTTP/1.1\r\n${local}`, status: 405, code: "http.method_not_allowed", why: "an odd method" },
  { head: `OPTIONS * HTTP/1.1\r\n${local}`, status: 400, code: "http.bad_target", why: "the server as a whole" },
  { head: `GET % HTTP/1.1\r\n${local}`, status: 400, code: "http.malformed", why: "a percent sign alone" },
  { head: `GET /% HTTP/1.1\r\n${local}`, status: 400, code: "http.bad_target", why: "half a percent code" },
  { head: "GET / HTTP/1.1\r\nAccept: a/b", status: 400, code: "http.bad_host", why: "no host" },
  { head: "hello", status: 400, code: "http.malformed", why: "no request" },
  { head: `GET /%E0%A4 HTTP/1.1\r\n${local}`, status: 400, code: "http.bad_target", why: "half a character" },
  { head: `GET / HTTP/1.1\r\n${local}\r\n${local}`, status: 400, code: "http.bad_host", why: "two hosts" },
  { head: `GET http://evil.example/ HTTP/1.1\r\n${local}`, status: 421, code: "misdirected", why: "a foreign address" },
  { head: `GET http://a@localhost/ HTTP/1.1\r\n${local}`, status: 421, code: "misdirected", why: "a user's address" },
])("answers $status with a way out, and logs nothing: $why", async ({ head, status, code }) => {
  const errors: unknown[] = [];
  const app = new Hono();
  app.all("*", (c) => c.text("served"));
  for (const target of [
    { handler: handle(app) as unknown as HttpHandler, name: "app" },
    { fetch: (request: Request) => app.fetch(request) },
  ]) {
    const started = await startGateway({
      port: 0,
      route: () => target,
      clock: systemClock,
      onError: (error) => errors.push(error),
    });
    cleanUp.push(started.stop);
    const answered = await sendRaw(started.port, head);
    expect(answered.status).toBe(status);
    expect(JSON.parse(answered.body)).toMatchObject({ status, code, wayOut: expect.stringMatching(/\.$/) });
    expect(/^allow: GET, /im.test(answered.answer)).toBe(status === 405);
  }
  expect(errors).toEqual([]);
});

it("serves a target that is a whole address, whose host counts", async () => {
  const port = await gateway(({ name, path }) => ({
    fetch: ({ url, headers }) => new Response(`${name} ${path} ${url} ${headers.get("host")}`),
  }));
  const head = (target: string) => `GET ${target} HTTP/1.1\r\n${local}`;
  expect((await sendRaw(port, head("http://Fleur.localhost:4000/a%2Fb?c=d"))).body).toBe(
    "fleur /a%2Fb http://fleur.localhost:4000/a%2Fb?c=d Fleur.localhost:4000",
  );
  expect((await sendRaw(port, head("http://localhost?c=d"))).body).toBe("null / http://localhost/?c=d localhost");
});

it("sends a storefront's requests where its label says", async () => {
  const port = await gateway(({ name, path }) => ({ fetch: () => new Response(`${name} ${path}`) }));
  expect((await send(port, { host: `fleur.localhost:${port}`, path: "/api/x?y" })).body.toString()).toBe(
    "fleur /api/x",
  );
});

it("answers 500 without its insides when a handler crashes", async () => {
  const port = await gateway(() => ({ handler: () => Promise.reject(new Error("secret")), name: "test" }));
  const { status, body } = await send(port);
  expect(status).toBe(500);
  expect(body.toString()).not.toContain("secret");
});

it("says that the port is in use", async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
  cleanUp.push(() => other.close());
  const { port } = other.address() as { port: number };
  const route: Route = () => ({ fetch: () => new Response() });
  await expect(startGateway({ port, route, clock: systemClock, onError: () => undefined })).rejects.toMatchObject({
    code: "local.port_in_use",
    wayOut: expect.stringContaining(`--port ${port + 1}`),
  });
});
