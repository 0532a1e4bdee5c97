/**
 * The tenant guard as a proxy in front of the database: what a test's code sends is judged a second time, where code can't go round.
 *
 * Our client signs each request with the keys of its scope (`credentialsOf`), and the proxy asks the guard's own function whether that
 * scope may do it. A client that somebody made beside ours has no such keys, and one that stole a scope's keys gets what the scope may
 * touch. On AWS, IAM plays this part.
 *
 * @module
 */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Scope } from "#core/store";
import type { Connection } from "../../packages/core/src/store/connection";
import { refusal } from "../../packages/core/src/store/guard";

export type GuardProxy = {
  readonly endpoint: string;
  readonly credentialsOf: NonNullable<Connection["credentialsOf"]>;
  /** What was refused, oldest first: the operation, and why. */
  readonly refusals: readonly string[];
  readonly stop: () => Promise<void>;
};

/** Scopes are many (each session's is its own); a key that is forgotten only makes its request fail. */
const maxScopes = 10_000;

/** Stands in front of `engine`. `judge` is the guard's function, or another one that says why a request is refused. */
export async function startGuardProxy(engine: string, judge: typeof refusal = refusal): Promise<GuardProxy> {
  const scopes = new Map<string, Scope>();
  const refusals: string[] = [];
  const agent = new Agent({ keepAlive: true });
  let keys = 0;

  const server = createServer((incoming, outgoing) => {
    void readText(incoming).then((body) => {
      const operation = String(incoming.headers["x-amz-target"] ?? "").split(".")[1] ?? "";
      const scope = scopes.get(keyOf(incoming));
      const parsed = parse(body);
      const refused = scope ? judge(scope, operation, parsed) : `${operation} with keys of no scope`;
      if (refused === null) return forward(engine, agent, incoming, JSON.stringify(parsed), outgoing);
      refusals.push(refused);
      outgoing.writeHead(400, { "content-type": "application/x-amz-json-1.0" });
      return outgoing.end(
        JSON.stringify({ __type: "com.amazon.coral.service#AccessDeniedException", message: refused }),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentialsOf: (scope) => {
      const accessKeyId = `SCOPE${(keys += 1)}`;
      scopes.set(accessKeyId, scope);
      if (scopes.size > maxScopes) scopes.delete(scopes.keys().next().value ?? "");
      return { accessKeyId, secretAccessKey: "scope" };
    },
    refusals,
    stop: () =>
      new Promise((stopped) => {
        agent.destroy();
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** The access key in the request's signature. */
const keyOf = (incoming: IncomingMessage): string =>
  /Credential=([^/]+)\//.exec(incoming.headers.authorization ?? "")?.[1] ?? "";

/** What was judged is what goes on: text that two parsers read in two ways would be one request here and another there. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function forward(
  engine: string,
  agent: Agent,
  incoming: IncomingMessage,
  body: string,
  outgoing: ServerResponse,
): void {
  const headers = { ...incoming.headers, "content-length": String(Buffer.byteLength(body)) };
  const onward = request(engine, { method: "POST", path: incoming.url, headers, agent }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", () => outgoing.destroy());
  onward.end(body);
}
