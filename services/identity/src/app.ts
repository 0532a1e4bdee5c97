/**
 * The identity service, as one function from request to answer: what stands before Better Auth.
 *
 * Invariants
 *   1. Only listed operations exist, and only listed fields reach the library.
 *   2. Tries to prove who one is are counted per account and address, before anything is looked up; unknown accounts like known ones.
 *   3. Whether an account exists shows in no status and no message; where mail is sent or a password refused, nor in how long it takes.
 *   4. A refusal is a problem (RFC 9457) with a stable code. Our own bugs say nothing but where to find them in the log.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import { Identity } from "#core/identity";
import { errorLine, Fault, parseInput } from "#core/kernel";
import { Limit } from "#core/limit";
import * as z from "zod";
import { type Auth, type AuthOptions, createAuth } from "./auth";
import { acknowledged, ofOperation, problem, ProtocolFault } from "./problem";
import { isFirstUse } from "./once";
import { type Operation, operations } from "./operations";
import { type Chooser, requireUncommon } from "./passwords";

export type IdentityOptions = AuthOptions & {
  readonly limiter?: Limit.Limiter;
  /** Settles after this time; what must take as long as anything else waits for it. */
  readonly pause: (ms: number) => Promise<void>;
};

const mountedAt = "/auth";
const maxBodyBytes = 64 * 1_024;
/** Longer than a mail takes to be handed over, or a password to be stretched. */
const evenMs = 500;

export function createIdentity(options: IdentityOptions): (request: Request) => Promise<Response> {
  const auth = createAuth(options);

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const path = url.pathname.slice(mountedAt.length);
    const operation = Object.hasOwn(operations, path) ? operations[path] : undefined;
    if (!url.pathname.startsWith(`${mountedAt}/`) || !operation) throw unknownOperation();
    if (operation.method !== request.method) throw wrongMethod(operation.method);
    if (operation.method === "POST") requireOwnPage(request, options.publicUrl);
    const query = parseInput(operation.query ?? noQuery, Object.fromEntries(url.searchParams));
    const body = operation.body ? parseInput(operation.body, await readJson(request)) : undefined;
    const input: Readonly<Record<string, unknown>> = { ...(query as object), ...(body as object | undefined) };
    if (operation.counts && options.limiter) {
      const address = Limit.clientAddress(request.headers) ?? "here";
      const account = operation.counts(input);
      const atMs = Date.parse(options.clock.now());
      const verdicts = [...(await Limit.spendOnSignIn(options.limiter, { account, address }, atMs))];
      if (operation.even === "always" && verdicts.every(({ allowed }) => allowed))
        verdicts.push(
          await options.limiter.spend(Limit.policies.accountMail, { caller: [mailboxOf(account, options)] }, atMs),
        );
      if (verdicts.some(({ allowed }) => !allowed)) return problem(tooMany(), Limit.rateLimitHeaders(verdicts));
    }
    if (operation.own) return operation.own(auth, request, input);
    if (operation.chooses)
      await requireUncommon(String(operation.chooses(input)), await chooserOf(auth, request, input));
    const ask = (at: string, what: Forwarded) => auth.handler(forwarded(request, options.publicUrl, at, what));
    if (operation.proves) {
      const proof = await ask("/verify-password", { method: "POST", body: { password: input["password"] } });
      if (!proof.ok) return ofOperation(proof);
    }
    const running = ask(path, forwardedOf(operation, input)).catch((error: unknown) => {
      // Another one signed up with this address in the same moment: that one's mail is under way.
      if (operation.silent && error instanceof Fault && error.code === "account.taken") return acknowledged();
      throw error;
    });
    const pausing = operation.even && options.pause(evenMs);
    const response = await running;
    if (operation.even === "always" || !response.ok) await pausing;
    await endEarlier(request, response, options);
    if (path === "/two-factor/verify-totp" && response.ok) {
      const isFirst = await isFirstUse(auth, response, { code: input["code"], at: options.clock.now() });
      if (!isFirst) return refusedAgain(response, options);
    }
    if (operation.silent && response.ok) return acknowledged();
    const answered = await ofOperation(response);
    if (operation.leaves && response.ok) answered.headers.set("clear-site-data", '"cache", "storage"');
    return answered;
  };

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof Fault) return problem(error);
      options.log({ level: "error", ...errorLine(error) });
      return problem(undefined);
    }
  };
}

/** Who chooses a password: as they say themselves, by the token of their mail, or by their session. Nobody, where neither counts. */
async function chooserOf(auth: Auth, request: Request, input: Readonly<Record<string, unknown>>): Promise<Chooser> {
  if (typeof input["email"] === "string") return { email: input["email"], name: String(input["name"]) };
  if (typeof input["token"] !== "string") {
    const headers = new Headers({ cookie: request.headers.get("cookie") ?? "" });
    return (await auth.api.getSession({ headers }))?.user ?? {};
  }
  const { internalAdapter } = await auth.$context;
  const reset = await internalAdapter.findVerificationValue(`reset-password:${input["token"]}`);
  return (reset && (await internalAdapter.findUserById(reset.value))) ?? {};
}

/** A bucket's name must not help anybody who tests a list of addresses. */
const mailboxOf = (email: string, { secret }: Pick<IdentityOptions, "secret">): string =>
  createHmac("sha256", secret).update(`mailbox ${email.trim().toLowerCase()}`).digest("base64url");

/** Whoever signs in again in one browser leaves no session behind that its cookie named until now. */
async function endEarlier(request: Request, response: Response, { publicUrl }: IdentityOptions): Promise<void> {
  const before = sessionIn(request.headers.get("cookie") ?? "", publicUrl);
  const after = sessionIn(response.headers.getSetCookie().join("; "), publicUrl);
  if (before && after && before !== after) await Identity.signOut({ token: before });
}

/** The session that a used code has opened is ended before anybody learns of it. */
async function refusedAgain(response: Response, { publicUrl }: IdentityOptions): Promise<Response> {
  const opened = sessionIn(response.headers.getSetCookie().join("; "), publicUrl);
  if (opened) await Identity.signOut({ token: opened });
  return problem(codeUsed());
}

/** The signed token in a header of cookies. */
function sessionIn(cookies: string, publicUrl: string): string | undefined {
  const name = Identity.sessionCookieName(publicUrl);
  const pair = cookies.split(/[;,]\s*/).find((each) => each.startsWith(`${name}=`));
  const value = pair?.slice(name.length + 1);
  // Anything but what `encodeURIComponent` writes is no token of ours.
  return value && /^(?:[\w.-]|%[2-7][0-9A-F])+$/.test(value) ? decodeURIComponent(value) : undefined;
}

/** What isn't a browser sends neither header, and no cookies by itself. @throws Fault `http.cross_site` (403) */
function requireOwnPage({ headers }: Request, publicUrl: string): void {
  const [site, origin] = [headers.get("sec-fetch-site"), headers.get("origin")];
  const isOwn = site === null ? origin === null || origin === new URL(publicUrl).origin : site === "same-origin";
  if (!isOwn) throw crossSite();
}

/** An operation without parameters gets none. */
const noQuery = z.strictObject({});

/** What Better Auth gets of a request. */
type Forwarded = { readonly method: string; readonly query?: object; readonly body?: object };

function forwardedOf(
  { method, body, fromAddress, proves }: Operation,
  input: Readonly<Record<string, unknown>>,
): Forwarded {
  if (!body) return { method, query: input };
  if (fromAddress) return { method: "GET", query: input };
  const { password: _password, ...proven } = input;
  return { method, body: proves ? proven : input };
}

const passedOn = ["cookie", "origin", "referer", "user-agent", "accept-language", "sec-fetch-site", "sec-fetch-mode"];

/** At its own address, with our fields, and only the headers it needs to know who asks. */
function forwarded(
  request: Request,
  publicUrl: string,
  path: string,
  { method, query = {}, body }: Forwarded,
): Request {
  const url = new URL(mountedAt + path, publicUrl);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const headers = new Headers();
  for (const name of passedOn) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const address = Limit.clientAddress(request.headers);
  if (address) headers.set("x-client-address", address);
  if (body === undefined) return new Request(url, { method, headers });
  headers.set("content-type", "application/json");
  return new Request(url, { method, headers, body: JSON.stringify(body) });
}

/** @throws Fault `http.media_type`, `http.too_large`, `http.malformed_json` */
async function readJson(request: Request): Promise<unknown> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maxBodyBytes) throw tooLarge();
  if (bytes.byteLength === 0) return {};
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) throw notJson();
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw malformed();
  }
}

const unknownOperation = () =>
  new ProtocolFault("http.unknown_route", 404, "There is no such operation", { wayOut: "Check the address." });
const wrongMethod = (method: string) =>
  new ProtocolFault("http.method_not_allowed", 405, "This method isn't allowed here", { wayOut: `Use ${method}.` });
const crossSite = () =>
  new ProtocolFault("http.cross_site", 403, "This is taken only from our own pages", { wayOut: "Use the console." });
const tooLarge = () =>
  new ProtocolFault("http.body_too_large", 413, `The body has more than ${maxBodyBytes} bytes`, {
    wayOut: "Send a smaller one.",
  });
const notJson = () =>
  new ProtocolFault("http.unsupported_media_type", 415, "The body isn't JSON", {
    wayOut: "Send it as application/json.",
  });
const malformed = () =>
  new ProtocolFault("http.malformed_json", 400, "The body isn't JSON in UTF-8", { wayOut: "Send JSON in UTF-8." });
/** As for any wrong code. */
const codeUsed = () =>
  new ProtocolFault("account.invalid_code", 401, "That code isn't right", {
    wayOut: "Enter the newest one of your app.",
  });
const tooMany = () =>
  new ProtocolFault("limit.exceeded", 429, "Too many tries in too short a time", {
    wayOut: "Wait as long as Retry-After says.",
  });
