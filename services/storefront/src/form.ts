/**
 * Forms: bounded, well-formed, and sent from our own pages.
 *
 * @module
 */
import { WrongForm } from "./respond";
import type { C } from "./visit";

/** The largest form, the checkout's, has some 1 kB. */
const maxBytes = 16 * 1024;

/**
 * Refuses what another site sends in a visitor's name. Every browser of the last years says where a request comes from, by
 * `Sec-Fetch-Site` or by `Origin`; one that says neither is refused. The cookies' SameSite=Lax is the second lock.
 *
 * @throws WrongForm
 */
export function requireOwnForm(c: C, host: string): void {
  const site = c.req.header("sec-fetch-site");
  if (site === "same-origin") return;
  if (site === undefined && sameHost(c.req.header("origin"), host)) return;
  throw new WrongForm("foreign_form", 403);
}

function sameHost(origin: string | undefined, host: string): boolean {
  try {
    return origin !== undefined && new URL(origin).host === host.toLowerCase();
  } catch {
    return false;
  }
}

/** @throws WrongForm for anything but a small URL-encoded form */
export async function readForm(c: C): Promise<URLSearchParams> {
  const type = c.req.header("content-type") ?? "";
  const declared = Number(c.req.header("content-length") ?? 0);
  if (declared > maxBytes) throw new WrongForm("too_large", 413);
  if (type !== "" && !type.toLowerCase().startsWith("application/x-www-form-urlencoded")) {
    throw new WrongForm("bad_request", 415);
  }
  const body = await c.req.text();
  if (Buffer.byteLength(body) > maxBytes) throw new WrongForm("too_large", 413);
  return new URLSearchParams(body);
}

/** One line of text: control characters become spaces, and no more than a field may hold is looked at. */
export const textOf = (form: URLSearchParams, name: string, max = 400): string =>
  (form.get(name) ?? "")
    .slice(0, max)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .trim();
