/**
 * Which operations there are, Better Auth's and our own; what each takes, who may ask, and by whom its tries are counted. What isn't listed
 * doesn't exist, and what isn't in a schema goes no further.
 *
 * @module
 */
import { Id, Label } from "#core/kernel";
import { Identity } from "#core/identity";
import * as z from "zod";
import type { Auth } from "./auth";
import { endSession, listSessions } from "./sessions";

const Password = z.string().min(1).max(1_000);
const Code = z.string().trim().min(1).max(64);
/** Of a passkey's ceremony: what the browser gives, for the library to judge. */
const Ceremony = z.looseObject({ id: z.string().max(2_000) });

type Input = Readonly<Record<string, unknown>>;

export type Operation = {
  readonly method: "GET" | "POST";
  /** Who isn't signed in may ask as well. Everything else refuses them. */
  readonly open?: true;
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  /**
   * The account whose tries are counted beside the address's, for what proves who somebody is. A secret of the request stands for the account
   * where the request names none.
   */
  readonly counts?: (input: Input) => string;
  /**
   * Answers no sooner than others of its kind: whether there was mail to send, or an account to look at, mustn't show. `always` where mail may
   * be sent; then the mailbox has a bucket of its own, known or not.
   */
  readonly even?: "always" | "refusals";
  /** Success says nothing more: what the library answers differs between a new account and a known one. */
  readonly silent?: true;
  /** The library reads it from its address, and we take it in a body: what opens something stands in no address, which logs keep. */
  readonly fromAddress?: true;
  /** The password is asked for once more: what it does outlasts the session that asks for it. */
  readonly proves?: true;
  /** The new password of the input, which isn't to be one that is guessed first. */
  readonly chooses?: (input: Input) => unknown;
  /** Ends the session that asks, so that the browser forgets what it kept of it. */
  readonly leaves?: true;
  /** Not the library's. */
  readonly own?: (auth: Auth, request: Request, input: Input) => Promise<Response>;
};

const byEmail = ({ email }: Input) => String(email);
const byToken = ({ token }: Input) => `token ${String(token)}`;
const byAddress = () => "second step";

const { Email, NewPassword } = Identity;

export const operations: Readonly<Record<string, Operation>> = {
  "/sign-up/email": {
    method: "POST",
    open: true,
    body: z.strictObject({ email: Email, name: Label(120), password: NewPassword }),
    chooses: ({ password }) => password,
    counts: byEmail,
    even: "always",
    silent: true,
  },
  "/sign-in/email": {
    method: "POST",
    open: true,
    body: z.strictObject({ email: Email, password: Password }),
    counts: byEmail,
    even: "refusals",
  },
  "/sign-out": { method: "POST", open: true, leaves: true, body: z.strictObject({}) },
  "/get-session": { method: "GET", open: true },
  "/send-verification-email": {
    method: "POST",
    open: true,
    body: z.strictObject({ email: Email }),
    counts: byEmail,
    even: "always",
  },
  "/verify-email": {
    method: "POST",
    open: true,
    body: z.strictObject({ token: z.string().max(2_000) }),
    fromAddress: true,
    counts: byToken,
  },
  "/request-password-reset": {
    method: "POST",
    open: true,
    body: z.strictObject({ email: Email }),
    counts: byEmail,
    even: "always",
  },
  "/reset-password": {
    method: "POST",
    open: true,
    body: z.strictObject({ token: z.string().max(200), newPassword: NewPassword }),
    chooses: ({ newPassword }) => newPassword,
    counts: byToken,
  },
  "/change-password": {
    method: "POST",
    body: z
      .strictObject({ currentPassword: Password, newPassword: NewPassword })
      .transform((body) => ({ ...body, revokeOtherSessions: true })),
    chooses: ({ newPassword }) => newPassword,
    counts: () => "change of password",
  },
  "/update-user": { method: "POST", body: z.strictObject({ name: Label(120) }) },
  "/revoke-sessions": { method: "POST", leaves: true, body: z.strictObject({}) },
  "/sessions": { method: "GET", own: listSessions },
  "/revoke-session": { method: "POST", body: z.strictObject({ sessionId: Id("ses") }), own: endSession },
  "/revoke-other-sessions": { method: "POST", body: z.strictObject({}) },
  "/two-factor/enable": {
    method: "POST",
    body: z.strictObject({ password: Password }).transform((body) => ({ ...body, method: "totp" })),
    counts: byAddress,
  },
  "/two-factor/disable": { method: "POST", body: z.strictObject({ password: Password }), counts: byAddress },
  "/two-factor/verify-totp": { method: "POST", open: true, body: z.strictObject({ code: Code }), counts: byAddress },
  "/two-factor/verify-backup-code": {
    method: "POST",
    open: true,
    body: z.strictObject({ code: Code }),
    counts: byAddress,
  },
  "/two-factor/generate-backup-codes": {
    method: "POST",
    body: z.strictObject({ password: Password }),
    counts: byAddress,
  },
  "/passkey/generate-register-options": {
    method: "GET",
    query: z.strictObject({ name: Label(60).optional() }),
  },
  "/passkey/verify-registration": {
    method: "POST",
    body: z.strictObject({ response: Ceremony, name: Label(60).optional(), password: Password }),
    proves: true,
    counts: byAddress,
  },
  "/passkey/generate-authenticate-options": { method: "GET", open: true },
  "/passkey/verify-authentication": {
    method: "POST",
    open: true,
    body: z.strictObject({ response: Ceremony }),
    counts: byAddress,
  },
  "/passkey/list-user-passkeys": { method: "GET" },
  "/passkey/delete-passkey": {
    method: "POST",
    body: z.strictObject({ id: z.string().max(64), password: Password }),
    proves: true,
    counts: byAddress,
  },
};
