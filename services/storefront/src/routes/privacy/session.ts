/**
 * Who is signed in at the privacy centre, and how its pages are answered.
 *
 * @module
 */
import { Visitor } from "#core/visitor";
import { createPrivacyPages } from "#web/storefront/privacy";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { seeOther } from "../../respond";
import { type C, visitOf } from "../../visit";

export const pagesOf = (c: C) => createPrivacyPages(c.var.assets);

/** `__Host-` binds a cookie to this very host and to TLS; plain http, on one's own machine, can't have it. */
const cookieName = (c: C): string => (c.var.secure ? "__Host-visitor" : "visitor");

const attributes = (c: C) => ({ path: "/", httpOnly: true, sameSite: "Lax", secure: c.var.secure }) as const;

export const tokenOf = (c: C): string | undefined => getCookie(c, cookieName(c));

export const keepToken = (c: C, token: string): void =>
  setCookie(c, cookieName(c), token, { ...attributes(c), maxAge: Visitor.sessionMs / 1_000 });

/** The browser forgets the pages as well, and keeps its other cookies: the cart stays. */
export function forgetToken(c: C): void {
  deleteCookie(c, cookieName(c), attributes(c));
  c.header("clear-site-data", '"cache", "storage"');
}

export function findVisitor(c: C): Promise<Visitor.Visitor | undefined> {
  const { key, at } = visitOf(c);
  return Visitor.find({ token: tokenOf(c), ...key, at });
}

/** The page of who is signed in; anybody else is led to signing in. */
export async function asVisitor(
  c: C,
  answer: (visitor: Visitor.Visitor) => Response | Promise<Response>,
): Promise<Response> {
  const visitor = await findVisitor(c);
  return visitor ? answer(visitor) : seeOther(c, "/privacy");
}

/** The same for programs: they are told what is missing. */
export async function asVisitorOfApi(
  c: C,
  answer: (visitor: Visitor.Visitor) => Response | Promise<Response>,
): Promise<Response> {
  c.header("cache-control", "private, no-store");
  const visitor = await findVisitor(c);
  if (visitor) return answer(visitor);
  return c.body(
    JSON.stringify({
      status: 401,
      code: "visitor.unauthenticated",
      title: "Nobody is signed in at this storefront's privacy centre",
      wayOut: "Ask for a link at /privacy, redeem it, and send the cookie that it sets.",
    }),
    401,
    { "content-type": "application/problem+json" },
  );
}
