/**
 * Which of Better Auth's operations there are, what each takes, and by whom its tries are counted. What isn't listed doesn't exist, and what
 * isn't in a schema goes no further.
 *
 * @module
 */
import { Label } from "#core/kernel";
import { Identity } from "#core/identity";
import * as z from "zod";

const Password = z.string().min(1).max(1_000);
const Code = z.string().trim().min(1).max(64);
/** Of a passkey's ceremony: what the browser gives, for the library to judge. */
const Ceremony = z.looseObject({ id: z.string().max(2_000) });

type Operation = {
  readonly method: "GET" | "POST";
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  /**
   * The account whose tries are counted beside the address's, for what proves who somebody is. A secret of the request stands for the account
   * where the request names none.
   */
  readonly counts?: (input: Readonly<Record<string, unknown>>) => string;
  /** Answers no sooner than others of its kind: whether there was mail to send mustn't show. */
  readonly even?: true;
  /** Success says nothing more: what the library answers differs between a new account and a known one. */
  readonly silent?: true;
};

const byEmail = ({ email }: Readonly<Record<string, unknown>>) => String(email);
const byToken = ({ token }: Readonly<Record<string, unknown>>) => `token ${String(token)}`;
const byAddress = () => "second step";

const { Email, NewPassword } = Identity;

export const operations: Readonly<Record<string, Operation>> = {
  "/sign-up/email": {
    method: "POST",
    body: z.strictObject({ email: Email, name: Label(120), password: NewPassword }),
    counts: byEmail,
    even: true,
    silent: true,
  },
  "/sign-in/email": {
    method: "POST",
    body: z.strictObject({ email: Email, password: Password }),
    counts: byEmail,
  },
  "/sign-out": { method: "POST", body: z.strictObject({}) },
  "/get-session": { method: "GET" },
  "/send-verification-email": { method: "POST", body: z.strictObject({ email: Email }), counts: byEmail, even: true },
  "/verify-email": { method: "GET", query: z.strictObject({ token: z.string().max(2_000) }), counts: byToken },
  "/request-password-reset": { method: "POST", body: z.strictObject({ email: Email }), counts: byEmail, even: true },
  "/reset-password": {
    method: "POST",
    body: z.strictObject({ token: z.string().max(200), newPassword: NewPassword }),
    counts: byToken,
  },
  "/change-password": {
    method: "POST",
    body: z
      .strictObject({ currentPassword: Password, newPassword: NewPassword })
      .transform((body) => ({ ...body, revokeOtherSessions: true })),
    counts: () => "change of password",
  },
  "/update-user": { method: "POST", body: z.strictObject({ name: Label(120) }) },
  "/revoke-sessions": { method: "POST", body: z.strictObject({}) },
  "/revoke-other-sessions": { method: "POST", body: z.strictObject({}) },
  "/two-factor/enable": {
    method: "POST",
    body: z.strictObject({ password: Password }).transform((body) => ({ ...body, method: "totp" })),
    counts: byAddress,
  },
  "/two-factor/disable": { method: "POST", body: z.strictObject({ password: Password }), counts: byAddress },
  "/two-factor/verify-totp": { method: "POST", body: z.strictObject({ code: Code }), counts: byAddress },
  "/two-factor/verify-backup-code": { method: "POST", body: z.strictObject({ code: Code }), counts: byAddress },
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
    body: z.strictObject({ response: Ceremony, name: Label(60).optional() }),
  },
  "/passkey/generate-authenticate-options": { method: "GET" },
  "/passkey/verify-authentication": {
    method: "POST",
    body: z.strictObject({ response: Ceremony }),
    counts: byAddress,
  },
  "/passkey/list-user-passkeys": { method: "GET" },
  "/passkey/delete-passkey": { method: "POST", body: z.strictObject({ id: z.string().max(64) }) },
};
