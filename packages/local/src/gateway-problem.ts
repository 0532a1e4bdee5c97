/**
 * What the gateway answers itself, before any handler hears of the request: each time with a way out.
 *
 * @module
 */
import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** Lambda's limit of a synchronous request (AWS Lambda quotas). */
export const maxBodyBytes = 6 * 1024 * 1024;

/** What is served at all; a page or an operation may allow fewer. */
export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

type Problem = {
  readonly status: number;
  readonly title: string;
  readonly code: string;
  readonly detail: string;
  readonly wayOut: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export const problems = {
  badTarget: (): Problem => ({
    status: 400,
    title: "Bad request",
    code: "http.bad_target",
    detail: "What is asked for isn't a path that can be decoded",
    wayOut: "Ask for a path that begins with a slash, and write a percent sign as %25.",
  }),
  notHttp: (): Problem => ({
    status: 400,
    title: "Bad request",
    code: "http.malformed",
    detail: "This isn't a request that HTTP knows",
    wayOut: "Send HTTP/1.1 without TLS, to a path that begins with a slash, with headers of at most 16 kB.",
  }),
  badHost: (): Problem => ({
    status: 400,
    title: "Bad request",
    code: "http.bad_host",
    detail: "The request doesn't have exactly one Host header",
    wayOut: "Send one Host header.",
  }),
  method: (): Problem => ({
    status: 405,
    title: "Method not allowed",
    code: "http.method_not_allowed",
    detail: "This method isn't served here",
    wayOut: "Use one of the methods that the Allow header names.",
    headers: { allow: methods.join(", ") },
  }),
  tooLarge: (): Problem => ({
    status: 413,
    title: "Content too large",
    code: "request.too_large",
    detail: `A request holds at most ${maxBodyBytes} bytes`,
    wayOut: "Send less at once. Large catalogue files are imported on the command line: npx tandem import FILE.",
  }),
  misdirected: (host: string): Problem => ({
    status: 421,
    title: "Misdirected request",
    code: "misdirected",
    detail: `This server answers for localhost, not for ${host.slice(0, 100)}`,
    wayOut: "Ask under localhost, 127.0.0.1, or a storefront's name in front of .localhost.",
  }),
  internal: (): Problem => ({
    status: 500,
    title: "Internal error",
    code: "internal",
    detail: "Something went wrong on our side",
    wayOut: "Try again. What went wrong stands in the output of this server.",
  }),
};

export function sendProblem(response: ServerResponse, problem: Problem): void {
  const { headers, body } = written(problem);
  response.writeHead(problem.status, headers);
  response.end(body);
}

function written({ headers, ...problem }: Problem) {
  const body = JSON.stringify({ type: "about:blank", ...problem });
  return {
    body,
    headers: {
      "content-type": "application/problem+json",
      "content-length": Buffer.byteLength(body),
      "cache-control": "no-store",
      ...headers,
    },
  };
}

/** What Node can't read as a request never comes to `serve`. */
export function refuse(_error: Error, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const { headers, body } = written(problems.notHttp());
  const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}\r\n`);
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join("")}connection: close\r\n\r\n${body}`);
}
