/**
 * The identity service in a test: the real one, with a mailbox in memory and a browser's cookies.
 *
 * @module
 */
import { systemClock, systemRandom } from "#core/kernel/system";
import type { Mail } from "#core/mail";
import { authKey } from "#support";
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
