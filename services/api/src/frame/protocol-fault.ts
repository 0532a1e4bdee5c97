/**
 * What can be wrong with a request before any context hears of it. Statuses that no `FaultKind` has live here, because only
 * HTTP knows them.
 *
 * @module
 */
import { Fault, type FaultOptions } from "#core/kernel";

export class ProtocolFault extends Fault {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    status: number,
    message: string,
    { headers = {}, ...options }: FaultOptions & { readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(code, "invalid", message, options);
    this.status = status;
    this.headers = headers;
  }
}

/** The one answer for what isn't there and for what the caller may not know of (invariant 2). */
export const notFound = () =>
  new ProtocolFault("http.not_found", 404, "There is nothing here", {
    wayOut: "Look at the ids in the path, and at which tenant you are signed in for.",
  });

export const methodNotAllowed = (allowed: readonly string[]) =>
  new ProtocolFault("http.method_not_allowed", 405, "This method isn't allowed here", {
    wayOut: "Use one of the methods that the Allow header names.",
    headers: { allow: allowed.join(", ") },
  });

export const malformedJson = (cause: unknown) =>
  new ProtocolFault("http.malformed_json", 400, "The body isn't JSON in UTF-8", {
    wayOut: "Send one JSON value, encoded in UTF-8.",
    cause,
  });

export const jsonTooDeep = (cause: unknown) =>
  new ProtocolFault("http.malformed_json", 400, "The JSON is nested too deeply to be read", {
    wayOut: "Nest it no deeper than the operation's schema.",
    cause,
  });

export const halfCharacter = () =>
  new ProtocolFault("http.malformed_json", 400, "A text in the JSON has half a surrogate pair, which is no character", {
    wayOut: "Escape characters beyond U+FFFF with both halves, or send them as they are.",
  });

export const repeatedParameter = (name: string) =>
  new ProtocolFault("http.repeated_parameter", 400, "A parameter of the query stands there twice", {
    wayOut: "Send each parameter once.",
    details: [{ path: `query/${name}`, code: "repeated", message: "Once is enough" }],
  });

export const unsupportedMediaType = (accepted: readonly string[]) =>
  new ProtocolFault("http.unsupported_media_type", 415, "The body's content type isn't one that this operation reads", {
    wayOut: "Send a content type that the Accept header of this answer names.",
    headers: { accept: accepted.join(", ") },
  });

export const bodyTooLarge = (maxBytes: number, wayOut: string) =>
  new ProtocolFault("http.body_too_large", 413, `The body has more than ${maxBytes} bytes`, { wayOut });

export const preconditionRequired = () =>
  new ProtocolFault("http.precondition_required", 428, "An edit says which state it edits", {
    wayOut: "Read the thing, and send its ETag as If-Match.",
  });

export const malformedPrecondition = () =>
  new ProtocolFault("http.malformed_precondition", 400, "If-Match isn't an entity tag that this API gave out", {
    wayOut: "Send one ETag as it was given, quotes included.",
  });

export const crossSite = () =>
  new ProtocolFault("http.cross_site", 403, "A cookie is taken only from our own pages", {
    wayOut: "Sign in with POST /sessions and send the token as Authorization: Bearer.",
  });

export const unauthenticated = () =>
  new ProtocolFault("http.unauthenticated", 401, "Nobody is signed in, or the session has ended", {
    wayOut: "Sign in with POST /sessions and send its token as Authorization: Bearer.",
    headers: { "www-authenticate": 'Bearer realm="tandem"' },
  });

export const forbidden = (permission: string) =>
  new ProtocolFault("http.forbidden", 403, `This needs the permission ${permission}`, {
    wayOut: "Ask an owner of the tenant for a role that has it.",
  });

export const peopleOnly = () =>
  new ProtocolFault("http.people_only", 403, "Only people may do this, not an API key", {
    wayOut: "Do it in the console, or with the token of a session.",
  });

export const tenantNeeded = () =>
  new ProtocolFault("http.tenant_needed", 403, "Your session acts for no organisation", {
    wayOut: "Choose one of yours with POST /me/tenant, apply for one, or accept an invitation.",
  });

export const cursorInvalid = () =>
  new ProtocolFault("http.cursor_invalid", 422, "The cursor isn't one that this list gave out", {
    wayOut: "Start without a cursor, and send nextCursor unchanged after that.",
  });

export const tooMany = () =>
  new ProtocolFault("limit.exceeded", 429, "Too many requests in too short a time", {
    wayOut: "Wait as long as Retry-After says, and spread requests: the RateLimit headers tell what is left.",
  });

export const keyMissing = () =>
  new ProtocolFault("idempotency.key_missing", 400, "This operation needs an Idempotency-Key", {
    wayOut: "Send a new UUID as Idempotency-Key, and the same one again when you repeat the request.",
  });

export const keyMalformed = () =>
  new ProtocolFault("idempotency.key_malformed", 400, "The Idempotency-Key isn't a UUID", {
    wayOut: "Send a UUID, such as 6f1f3c1e-5b0a-4a57-9a53-0b8f3c1d2e4f, without quotes.",
  });
