/**
 * Answers: what Better Auth says, in our words. Refusals are problems (RFC 9457) with stable codes; successes go out without tokens, which
 * only cookies carry.
 *
 * @module
 */
import { Fault, type FaultOptions, faultStatus } from "#core/kernel";

/** A fault of the protocol, whose status the table of kinds doesn't have. */
export class ProtocolFault extends Fault {
  readonly status: number;
  constructor(code: string, status: number, message: string, options: FaultOptions) {
    super(code, "invalid", message, options);
    this.status = status;
  }
}

const statusOf = (fault: Fault | undefined): number =>
  fault === undefined ? 500 : fault instanceof ProtocolFault ? fault.status : faultStatus[fault.kind];

type Body = { readonly code: string; readonly title: string; readonly wayOut?: string; readonly details?: unknown };

const respond = (status: number, body: Body, headers: HeadersInit = {}): Response => {
  const answer = new Headers(headers);
  answer.set("content-type", "application/problem+json");
  answer.set("cache-control", "no-store");
  return new Response(JSON.stringify({ type: `reference#${body.code}`, status, ...body }), { status, headers: answer });
};

/** Without a fault it was our own bug, which says nothing. */
export function problem(fault: Fault | undefined, headers?: Readonly<Record<string, string>>): Response {
  const status = statusOf(fault);
  return respond(
    status,
    {
      code: fault?.code ?? "internal",
      title: fault?.message ?? "Something broke on our side",
      ...(fault?.wayOut === undefined ? {} : { wayOut: fault.wayOut }),
      ...(fault && fault.details.length > 0 ? { details: fault.details } : {}),
    },
    { ...headers, ...(status === 503 ? { "retry-after": "1" } : {}) },
  );
}

/** What people can do about the refusals that they meet. */
const refusals: Readonly<Record<string, readonly [title: string, wayOut: string]>> = {
  invalid_email_or_password: ["E-mail address and password don't match", "Check both, or choose a new password."],
  email_not_verified: [
    "This e-mail address isn't confirmed yet",
    "Follow the link in the mail that we have just sent.",
  ],
  invalid_password: ["That isn't your password", "Check it and try again."],
  invalid_token: ["This link doesn't work any more", "Ask for a new one."],
  token_expired: ["This link doesn't work any more", "Ask for a new one."],
  invalid_code: ["That code isn't right", "Enter the newest one of your app."],
  invalid_backup_code: ["That code isn't right, or was used", "Enter another one of your backup codes."],
  invalid_two_factor_cookie: ["This sign-in took too long", "Sign in again with your password."],
  too_many_attempts_request_new_code: ["Too many wrong codes", "Sign in again with your password."],
  account_temporarily_locked: ["Too many wrong codes", "Wait for a quarter of an hour, then try again."],
  session_not_fresh: ["You signed in a while ago", "Sign in again, then repeat this."],
  unauthorized: ["Nobody is signed in, or the session has ended", "Sign in."],
  passkey_not_found: ["This passkey isn't known here", "Use another one, or your password."],
  authentication_failed: ["The passkey wasn't accepted", "Try again, or use your password."],
  user_not_verified: ["The passkey didn't check who uses it", "Unlock it by fingerprint, face or PIN."],
};

/** It was done, and that is all there is to say. */
export const acknowledged = (): Response =>
  Response.json({ status: true }, { headers: { "cache-control": "no-store" } });

/** The answer to an operation, from the library's. */
export async function ofOperation(response: Response): Promise<Response> {
  const headers = new Headers({ "cache-control": "no-store" });
  for (const cookie of response.headers.getSetCookie()) headers.append("set-cookie", cookie);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    headers.set("content-type", "application/json");
    return new Response(JSON.stringify(withoutTokens(body)), { status: response.status, headers });
  }
  // Whoever broke it, we did: the library's own words stay in the log.
  if (response.status >= 500) return problem(undefined);
  const code = codeOf(body);
  const [title, wayOut] = refusals[code] ?? ["This can't be done", "Check what you entered and try again."];
  return respond(response.status, { code: `account.${code}`, title, wayOut }, headers);
}

function codeOf(body: unknown): string {
  const code = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "refused";
  return code.toLowerCase().replace(/[^a-z0-9]+/g, "_");
}

function withoutTokens(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (key === "token" ? [] : [[key, withoutTokens(each)]])),
  );
}
