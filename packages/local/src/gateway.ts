/**
 * Gateway: an HTTP server that hands each request to the very Lambda handlers, as API Gateway's HTTP API does (payload format 2.0).
 *
 * Invariants
 *   1. Only names that mean this machine are served. A foreign Host header is how a web site reaches into a local server.
 *   2. What the handlers believe of where a request came from is written here, as the edge and API Gateway do it: a client's own
 *      `forwarded` headers go no further, or any page could claim to be asked for under another name.
 *      What no host could serve, such as two names at once or a path that can't be decoded, is the client's fault and answered as
 *      such: no handler sees it, and nothing is logged.
 *   3. A body arrives in the handler byte by byte as it was sent: what isn't plain UTF-8 text travels as base64.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Clock, Fault } from "#core/kernel";
import { maxBodyBytes, methods, problems, refuse, sendProblem } from "./gateway-problem";

/** API Gateway's event, payload format 2.0 (AWS API Gateway developer guide, "Lambda proxy integrations for HTTP APIs"). */
export type HttpEvent = {
  readonly version: "2.0";
  readonly routeKey: "$default";
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly cookies?: string[];
  readonly headers: Record<string, string>;
  readonly queryStringParameters?: Record<string, string>;
  readonly requestContext: {
    readonly accountId: string;
    readonly apiId: string;
    readonly domainName: string;
    readonly domainPrefix: string;
    readonly http: { method: string; path: string; protocol: string; sourceIp: string; userAgent: string };
    readonly requestId: string;
    readonly routeKey: "$default";
    readonly stage: "$default";
    readonly time: string;
    readonly timeEpoch: number;
  };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
};

export type HttpResult = {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

export type HttpHandler = (
  event: HttpEvent,
  context: { awsRequestId: string; functionName: string },
) => Promise<HttpResult>;

export type Target =
  /** A Lambda function; `prefix` is taken off the path, because on AWS it has a host name of its own. */
  | { readonly handler: HttpHandler; readonly name: string; readonly prefix?: string }
  /** A page of the local runtime itself. */
  | { readonly fetch: (request: Request) => Response | Promise<Response> };

/** Which target answers; `name` is the label before `.localhost`, or null on the bare host. */
export type Route = (where: { name: string | null; path: string }) => Target | Promise<Target>;

export type Gateway = { readonly port: number; readonly stop: () => Promise<void> };

export type GatewayOptions = {
  readonly port: number;
  readonly route: Route;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
};

/** @throws Fault `local.port_in_use` (unavailable) */
export async function startGateway({ port, route, clock, onError }: GatewayOptions): Promise<Gateway> {
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    void serve(request, response, route, clock).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else sendProblem(response, problems.internal());
    });
  const create = () => createServer({ requireHostHeader: false }, answer).on("clientError", refuse);
  const servers = [create()];
  const bound = await listen(servers[0] as Server, port, "127.0.0.1");
  // Browsers may try either address for localhost; a machine without IPv6 has the first only.
  const six = create();
  try {
    await listen(six, bound, "::1");
    servers.push(six);
  } catch (error) {
    if (error instanceof Fault) {
      servers[0]?.close();
      throw error;
    }
  }
  return {
    port: bound,
    stop: async () => {
      await Promise.all(
        servers.map(async (server) => {
          const closed = new Promise<void>((settle) => server.close(() => settle()));
          server.closeIdleConnections();
          // What is being answered may finish; what dawdles may not hold the exit up.
          const timer = setTimeout(() => server.closeAllConnections(), 2_000);
          await closed;
          clearTimeout(timer);
        }),
      );
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((settle, refuse) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      refuse(
        error.code === "EADDRINUSE"
          ? new Fault("local.port_in_use", "unavailable", `Port ${port} is in use by another program`, {
              wayOut: `Stop that program, or choose another port: npm start -- --port ${port + 1}`,
            })
          : error.code === "EACCES"
            ? new Fault("local.port_in_use", "unavailable", `Port ${port} needs more rights than this user has`, {
                wayOut: "Choose a port above 1023: npm start -- --port 4000",
              })
            : error,
      ),
    );
    server.listen(port, host, () => settle((server.address() as { port: number }).port));
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, route: Route, clock: Clock): Promise<void> {
  const hosts = request.headersDistinct["host"] ?? [];
  if (hosts.length !== 1) return sendProblem(response, problems.badHost());
  const asked = targetOf(request.url ?? "/", hosts[0] ?? "");
  if (!asked) return sendProblem(response, problems.badTarget());
  const { host, path, query } = asked;
  const name = labelOf(host);
  if (name === undefined) return sendProblem(response, problems.misdirected(host));
  if (!methods.includes(request.method ?? "")) return sendProblem(response, problems.method());
  const body = await readBody(request);
  if (!body) return sendProblem(response, problems.tooLarge());
  const target = await route({ name, path });
  if ("fetch" in target) {
    return sendResponse(response, await target.fetch(toRequest(request, asked, body)), request.method);
  }
  const event = toEvent(request, { host, path: withoutPrefix(path, target.prefix), query, body, clock });
  const context = { awsRequestId: event.requestContext.requestId, functionName: target.name };
  sendResult(response, await target.handler(event, context), request.method);
}

type Asked = { readonly host: string; readonly path: string; readonly query: string };

/**
 * Where a request goes: a path, or a whole address, whose host then counts (RFC 9112, 3.2). Undefined for anything else, and for
 * a path that can't be decoded.
 */
function targetOf(target: string, host: string): Asked | undefined {
  const [address, authority = host] = /^https?:\/\/([^/?#]*)/i.exec(target) ?? [""];
  const [rest, query] = splitOnce(target.slice(address.length), "?");
  const path = rest === "" && address !== "" ? "/" : rest;
  return path.startsWith("/") && isDecodable(path) ? { host: authority, path, query } : undefined;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** null for the bare host, the label for `<label>.localhost`, undefined for anything else (1). */
export function labelOf(host: string): string | null | undefined {
  const hostname = host.toLowerCase().replace(/:\d+$/, "");
  if (hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]") return null;
  return /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\.localhost$/.exec(hostname)?.[1];
}

/** The whole body, or undefined when it is too large; then the rest is read and dropped, so that the client hears why. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes <= maxBodyBytes ? Buffer.concat(chunks) : undefined;
}

type Received = Pick<IncomingMessage, "method" | "headersDistinct" | "socket">;

/** The request's headers with our own word on where it came from (2). */
function headersOf({ headersDistinct, socket }: Received, host: string): Record<string, string[]> {
  const sent = Object.entries(headersDistinct).filter(
    ([header]) => !/^(forwarded$|x-forwarded-|x-real-ip$|x-client-address$)/.test(header),
  );
  return {
    ...Object.fromEntries(sent.map(([header, values]) => [header, values ?? []])),
    host: [host],
    "x-forwarded-host": [host],
    "x-forwarded-proto": ["http"],
    "x-forwarded-for": [socket.remoteAddress ?? "127.0.0.1"],
  };
}

export function toEvent(
  request: Received,
  { host, path, query, body, clock }: { host: string; path: string; query: string; body: Buffer; clock: Clock },
): HttpEvent {
  const { cookie, ...others } = headersOf(request, host);
  const headers = Object.fromEntries(Object.entries(others).map(([header, values]) => [header, values.join(",")]));
  const cookies = cookie?.flatMap((line) => line.split(/;\s*/)).filter(Boolean);
  const parameters: Record<string, string> = {};
  for (const [parameter, value] of new URLSearchParams(query)) {
    parameters[parameter] = parameter in parameters ? `${parameters[parameter]},${value}` : value;
  }
  const now = clock.now();
  const text = body.length > 0 ? asText(headers["content-type"], body) : undefined;
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query,
    ...(cookies && cookies.length > 0 ? { cookies } : {}),
    headers,
    ...(query ? { queryStringParameters: parameters } : {}),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: host,
      domainPrefix: host.split(/[.:]/)[0] ?? "",
      http: {
        method: request.method ?? "GET",
        path,
        protocol: "HTTP/1.1",
        sourceIp: request.socket.remoteAddress ?? "127.0.0.1",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: "$default",
      stage: "$default",
      time: now,
      timeEpoch: Date.parse(now),
    },
    ...(body.length > 0 ? { body: text ?? body.toString("base64") } : {}),
    isBase64Encoded: body.length > 0 && text === undefined,
  };
}

/** The body as text when it is declared so and really is UTF-8 (3). */
function asText(contentType: string | undefined, body: Buffer): string | undefined {
  if (!/^(text\/|application\/(json|javascript|xml|[\w.-]+\+(json|xml)))/i.test(contentType ?? "")) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

function toRequest(request: IncomingMessage, { host, path, query }: Asked, body: Buffer): Request {
  const method = request.method ?? "GET";
  const headers = new Headers();
  for (const [header, values] of Object.entries(headersOf(request, host))) {
    for (const value of values) headers.append(header, value);
  }
  const init = { method, headers, ...(method === "GET" || method === "HEAD" ? {} : { body: new Uint8Array(body) }) };
  return new Request(`http://${host}${path}${query === "" ? "" : `?${query}`}`, init);
}

function sendResult(response: ServerResponse, result: HttpResult, method: string | undefined): void {
  response.statusCode = result.statusCode ?? 200;
  for (const [header, value] of Object.entries(result.headers ?? {})) response.setHeader(header, String(value));
  if (result.cookies && result.cookies.length > 0) response.setHeader("set-cookie", [...result.cookies]);
  const body = Buffer.from(result.body ?? "", result.isBase64Encoded ? "base64" : "utf8");
  if (method === "HEAD") response.end();
  else response.end(body);
}

async function sendResponse(response: ServerResponse, from: Response, method: string | undefined): Promise<void> {
  response.statusCode = from.status;
  for (const [header, value] of from.headers) if (header !== "set-cookie") response.setHeader(header, value);
  const cookies = from.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  const body = Buffer.from(await from.arrayBuffer());
  if (method === "HEAD") response.end();
  else response.end(body);
}

function withoutPrefix(path: string, prefix: string | undefined): string {
  if (!prefix || !path.startsWith(prefix)) return path;
  return path.slice(prefix.length) || "/";
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
