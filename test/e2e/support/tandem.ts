/**
 * Tandem as a person starts it: the command of the README in a process of its own, with a data folder that goes away.
 *
 * @module
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Tandem = {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Where a storefront is. */
  readonly shop: (name: string, path?: string) => string;
  /** What it printed so far. */
  readonly output: () => string;
  /** Ctrl-C, as a person would. Answers the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Ends it at once, between any two steps. */
  readonly kill: () => Promise<void>;
};

export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "tandem-e2e-"));
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5 });

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

export async function startTandem({ dataDir, port }: { dataDir: string; port: number }): Promise<Tandem> {
  const url = `http://localhost:${port}`;
  let output = "";
  const child = spawn(process.execPath, ["scripts/start.mjs", "--port", String(port), "--data", dataDir], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 600) throw new Error(`Tandem didn't start:\n${output}`);
    const ready = await fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) break;
    await sleep(100);
  }
  return {
    url,
    port,
    dataDir,
    shop: (name, path = "/") => `http://${name}.localhost:${port}${path}`,
    output: () => output,
    stop: () => end(child, "SIGINT"),
    kill: async () => void (await end(child, "SIGKILL")),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.kill(signal);
  return ended;
}

export type Caller = {
  readonly tenantId: string;
  /** Status and body of a GET. */
  readonly get: (path: string) => Promise<{ status: number; body: any }>;
  readonly send: (method: string, path: string, body: unknown) => Promise<{ status: number; body: any }>;
};

/** The token of a new session, out of the cookie that carries it. */
export async function tokenOf(tandem: Pick<Tandem, "url">, email: string, password: string): Promise<string> {
  const response = await fetch(`${tandem.url}/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: tandem.url },
    body: JSON.stringify({ email, password }),
  });
  const token = /tandem_session=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1];
  if (!token) throw new Error(`no session for ${email}: ${response.status} ${await response.text()}`);
  return decodeURIComponent(token);
}

/** Somebody who calls the API as an integrator does: with a token, and JSON. */
export async function signIn(tandem: Pick<Tandem, "url">, email: string, password: string): Promise<Caller> {
  const call = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const response = await fetch(`${tandem.url}/api${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };
  const authorization = `Bearer ${await tokenOf(tandem, email, password)}`;
  const { body } = await call("GET", "/me", { authorization });
  return {
    tenantId: body.session.tenantId,
    get: (path) => call("GET", path, { authorization }),
    send: (method, path, input) => call(method, path, { authorization, "idempotency-key": randomUUID() }, input),
  };
}

/** Asks until the answer satisfies: effects arrive a moment after their cause. */
export async function eventually<T>(
  ask: () => Promise<T>,
  satisfies: (answer: T) => boolean,
  timeoutMs = 15_000,
): Promise<T> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (performance.now() > until) throw new Error(`still ${JSON.stringify(answer).slice(0, 2_000)}`);
    await sleep(150);
  }
}
