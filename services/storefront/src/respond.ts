/**
 * Answers: security headers, caching, and pages for what goes wrong. No answer without a way out, none that tells of our insides.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { errorLine, Fault, type FaultKind, faultStatus } from "#core/kernel";
import type { ProblemKind } from "#web/storefront";
import type { MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { OpenShop, Shut } from "./shop";
import { type C, type Env, frameOf } from "./visit";

/**
 * Nothing but our own style, script and typeface; pictures from suppliers' servers over TLS. Chromium holds a redirect after
 * a form to `form-action` too, so the payment page's origin is in it.
 */
export function securityHeaders(paymentUrl: string): MiddlewareHandler<Env> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self' https: data:",
    `form-action 'self' ${new URL(paymentUrl).origin} https://*.mollie.com`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return async (c, next) => {
    await next();
    c.header("content-security-policy", policy);
    // An order's address holds its key: it goes to nobody else. `no-referrer` would hide the origin of our own forms too.
    c.header("referrer-policy", "same-origin");
    c.header("x-content-type-options", "nosniff");
    c.header("cross-origin-opener-policy", "same-origin");
    c.header("permissions-policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
    c.header("x-request-id", c.var.requestId);
  };
}

/**
 * A page that is the same for everybody whose cart is empty. Shared caches may keep that one for half a minute; with a cart the
 * header differs, so it is the visitor's own. Either way an unchanged page costs an empty answer.
 */
export function publicPage(c: C, html: string): Response {
  const tag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`;
  c.header("etag", tag);
  c.header("vary", "cookie");
  c.header(
    "cache-control",
    c.var.visit?.cart ? "private, no-cache" : "public, max-age=0, s-maxage=30, must-revalidate",
  );
  const known = c.req.header("if-none-match")?.split(/\s*,\s*/) ?? [];
  if (known.some((candidate) => candidate.replace(/^W\//, "") === tag)) return c.body(null, 304);
  return c.html(html);
}

/** A page that is one visitor's business. */
export function privatePage(c: C, html: string, status: ContentfulStatusCode = 200): Response {
  c.header("cache-control", "private, no-store");
  return c.html(html, status);
}

/** On to another page after a form; the browser asks for it anew and a reload doesn't send the form again. */
export function seeOther(c: C, location: string): Response {
  c.header("cache-control", "private, no-store");
  return c.redirect(location, 303);
}

export function problemPage(c: C, kind: ProblemKind, status: ContentfulStatusCode): Response {
  const { visit, pages, requestId } = c.var;
  if (!visit) {
    const language = c.req.header("accept-language") ?? "en";
    return privatePage(c, pages.bare({ language, kind: status < 500 ? "unknown" : "failed" }), status);
  }
  const reference = status >= 500 ? { reference: requestId } : {};
  return privatePage(c, pages.problem({ ...frameOf(visit), kind, ...reference }), status);
}

/** Search engines come back to a shop that is closed for now, and forget one that is gone. */
const statusOf: Readonly<Record<Shut, ContentfulStatusCode>> = { not_open_yet: 503, closed_for_now: 503, closed: 410 };

/** A shop that isn't open: in its language, and without a word of what it will sell. */
export function shutPage(c: C, { shut = "closed", shop }: Pick<OpenShop, "shut" | "shop">): Response {
  const status = statusOf[shut];
  if (status === 503) c.header("retry-after", "3600");
  return privatePage(c, c.var.pages.bare({ language: shop.locale, kind: shut }), status);
}

const problemOf: Readonly<Record<FaultKind, ProblemKind>> = {
  invalid: "bad_request",
  unauthenticated: "bad_request",
  forbidden: "bad_request",
  not_found: "page_not_found",
  conflict: "bad_request",
  precondition: "bad_request",
  too_large: "too_large",
  throttled: "throttled",
  unavailable: "unavailable",
};

/** What a route threw: a Fault is something the visitor can act on, anything else is our bug, and is logged. */
export function errorPage(error: Error, c: C): Response {
  if (error instanceof WrongForm) return problemPage(c, error.kind, error.status);
  if (error instanceof Fault) return problemPage(c, problemOf[error.kind], faultStatus[error.kind]);
  const log = c.var.options.log ?? ((entry) => console.error(JSON.stringify(entry)));
  log({
    level: "error",
    requestId: c.var.requestId,
    request: `${c.req.method} ${c.req.routePath}`,
    ...errorLine(error),
  });
  return problemPage(c, "failed", 500);
}

/** A form that isn't ours, or not a form. */
export class WrongForm extends Error {
  override readonly name = "WrongForm";
  readonly kind: ProblemKind;
  readonly status: ContentfulStatusCode;
  constructor(kind: ProblemKind, status: ContentfulStatusCode) {
    super(kind);
    this.kind = kind;
    this.status = status;
  }
}
