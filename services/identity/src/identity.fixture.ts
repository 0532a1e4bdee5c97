/**
 * The identity service in a test: the real one, with a mailbox in memory and a browser's cookies.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import { systemClock, systemRandom } from "#core/kernel/system";
import type { Mail } from "#core/mail";
import { authKey } from "#support";
import { expect } from "vitest";
import { createIdentity, type IdentityOptions } from "./app";

export const publicUrl = "http://localhost:4000";
export const password = "a long enough password";

export type Answer = { readonly status: number; readonly body: any; readonly headers: Headers };

export function testIdentity(options: Partial<IdentityOptions> = {}) {
  const mails: Mail[] = [];
  const logged: Readonly<Record<string, unknown>>[] = [];
  const pauses: number[] = [];
  const identity = createIdentity({
    clock: systemClock,
    random: systemRandom,
    secret: authKey,
    publicUrl,
    mailer: { send: async (mail) => void mails.push(mail) },
    mailFrom: "tandem@tandem.example",
    pause: async (ms) => void pauses.push(ms),
    log: (entry) => logged.push(entry),
    ...options,
  });
  return { mails, logged, pauses, identity, browser: () => openBrowser(identity) };
}

/** Keeps cookies as a browser does, and says where its requests come from. */
export function openBrowser(identity: (request: Request) => Promise<Response>) {
  const cookies = new Map<string, string>();
  const send = async (
    method: "GET" | "POST",
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await identity(
      new Request(`${publicUrl}/auth${path}`, {
        method,
        headers: {
          origin: publicUrl,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      if (/max-age=0\b/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: response.status, body: await response.json().catch(() => undefined), headers: response.headers };
  };
  return {
    cookies,
    get: (path: string) => send("GET", path),
    post: (path: string, body: unknown = {}, headers?: Record<string, string>) => send("POST", path, body, headers),
    /** As the API reads it. */
    token: () => decodeURIComponent(cookies.get("tandem_session") ?? ""),
  };
}

/** What stands behind `#` in a mail's link. */
export const tokenIn = ({ text }: Mail): string => /\/console\/[\w-]*#(\S+)/.exec(text)?.[1] ?? "";

let people = 0;
export const address = () => `person-${(people += 1)}@example.com`;
export type World = ReturnType<typeof testIdentity>;

export async function signedUp(world: World, email = address()) {
  const browser = world.browser();
  const { status } = await browser.post("/sign-up/email", { email, name: "Ann", password });
  expect(status).toBe(200);
  await confirm(world, email);
  return email;
}

export async function confirm(world: World, email: string) {
  const mail = world.mails.find(({ to, subject }) => to === email && subject === "Confirm your e-mail address");
  expect((await world.browser().post("/verify-email", { token: tokenIn(mail!) })).status).toBe(200);
}

export async function signedIn(world: World, email?: string) {
  const known = email ?? (await signedUp(world));
  const browser = world.browser();
  expect((await browser.post("/sign-in/email", { email: known, password })).status).toBe(200);
  return { browser, email: known };
}

/** The code that an authenticator shows (RFC 6238), now or some steps of half a minute later, from what its QR code says. */
export function totpOf(uri: string, steps = 0): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.parse(systemClock.now()) / 30_000) + steps));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
