/**
 * Who calls: from the bearer token, or from the console's cookie.
 *
 * A cookie travels by itself, so on anything that could change something it counts only when the browser says that the
 * request comes from our own pages (Fetch Metadata, or Origin where a browser doesn't send it). A bearer token is never sent
 * by itself and needs no such check.
 *
 * @module
 */
import { Identity } from "#core/identity";
import { crossSite, unauthenticated } from "./protocol-fault";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

export function sessionCookie(publicUrl: string, token: string, maxAgeSeconds: number): string {
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${Identity.sessionCookieName(publicUrl)}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${secure}`;
}

/**
 * The session token that the request carries.
 *
 * @throws Fault `http.unauthenticated` (401) when there is none, `http.cross_site` (403) for a cookie from another site
 */
export function tokenOf(request: Request, publicUrl: string): string {
  const token = findToken(request, publicUrl);
  if (!token) throw unauthenticated();
  return token;
}

export function findToken(request: Request, publicUrl: string): string | undefined {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return /^Bearer ([\w.~+/-]{16,512}=*)$/i.exec(authorization)?.[1];
  const name = Identity.sessionCookieName(publicUrl);
  const cookie = (request.headers.get("cookie") ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`));
  if (!cookie) return undefined;
  if (!safe.has(request.method)) requireOwnPage(request, publicUrl);
  return decoded(cookie.slice(name.length + 1));
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** @throws Fault `http.cross_site` (403) */
function requireOwnPage(request: Request, publicUrl: string): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const isOwn = site === null ? origin === new URL(publicUrl).origin : site === "same-origin";
  if (!isOwn) throw crossSite();
}
