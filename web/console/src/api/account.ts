/**
 * The identity service: who somebody is. Like the API it answers problems; its session travels in the same cookie.
 *
 * @module
 */
import { type AuthenticationResponseJSON, startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { Problem, problemOf, unreachable } from "./problem";

/** @throws Problem */
async function call<T>(method: "GET" | "POST", path: string, body?: object): Promise<T> {
  const response = await fetch(`/auth${path}`, {
    method,
    ...(body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {}),
  }).catch(() => {
    throw unreachable();
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, answer);
  return answer as T;
}

const ask = <T>(path: string) => call<T>("GET", path);
const tell = <T = unknown>(path: string, body: object = {}) => call<T>("POST", path, body);

// Coming in

type Credentials = { readonly email: string; readonly password: string };

/** Whether a code of the second factor is still to come. */
export const signIn = async (body: Credentials): Promise<"in" | "code"> =>
  (await tell<{ readonly twoFactorRedirect?: boolean }>("/sign-in/email", body)).twoFactorRedirect ? "code" : "in";
export const verifyTotp = (code: string) => tell("/two-factor/verify-totp", { code });
export const verifyBackupCode = (code: string) => tell("/two-factor/verify-backup-code", { code });
export const signUp = (body: Credentials & { readonly name: string }) => tell("/sign-up/email", body);
export const resendVerification = (email: string) => tell("/send-verification-email", { email });
export const verifyEmail = (token: string) => tell("/verify-email", { token });
export const requestReset = (email: string) => tell("/request-password-reset", { email });
export const resetPassword = (token: string, newPassword: string) => tell("/reset-password", { token, newPassword });

// The account

export type AccountUser = { readonly name: string; readonly email: string; readonly twoFactorEnabled?: boolean };
export const getAccount = async (): Promise<AccountUser> =>
  (await ask<{ readonly user: AccountUser }>("/get-session")).user;
export const rename = (name: string) => tell("/update-user", { name });
export const changePassword = (currentPassword: string, newPassword: string) =>
  tell("/change-password", { currentPassword, newPassword });

export type Enabling = { readonly totpURI: string; readonly backupCodes: readonly string[] };
export const enableTwoFactor = (password: string) => tell<Enabling>("/two-factor/enable", { password });
export const disableTwoFactor = (password: string) => tell("/two-factor/disable", { password });

export type KnownSession = {
  readonly sessionId: string;
  readonly createdAt: string;
  readonly address: string;
  readonly browser: string;
  readonly isCurrent: boolean;
};
export const listKnownSessions = async (): Promise<readonly KnownSession[]> =>
  (await ask<{ readonly items: readonly KnownSession[] }>("/sessions")).items;
export const endSession = (sessionId: string) => tell("/revoke-session", { sessionId });
export const signOutEverywhere = () => tell("/revoke-sessions");

// Passkeys

export type Passkey = { readonly id: string; readonly name?: string | null; readonly createdAt?: string | null };
export const listPasskeys = () => ask<readonly Passkey[]>("/passkey/list-user-passkeys");
export const removePasskey = (id: string, password: string) => tell("/passkey/delete-passkey", { id, password });

export async function addPasskey(name: string, password: string): Promise<void> {
  const optionsJSON = await ask<Parameters<typeof startRegistration>[0]["optionsJSON"]>(
    "/passkey/generate-register-options",
  );
  const response = await startRegistration({ optionsJSON }).catch(cancelled);
  await tell("/passkey/verify-registration", { response, name, password });
}

export async function signInWithPasskey(): Promise<void> {
  const optionsJSON = await ask<Parameters<typeof startAuthentication>[0]["optionsJSON"]>(
    "/passkey/generate-authenticate-options",
  );
  const response: AuthenticationResponseJSON = await startAuthentication({ optionsJSON }).catch(cancelled);
  await tell("/passkey/verify-authentication", { response });
}

/** The browser asked, and nobody answered, or no passkey fits. */
function cancelled(): never {
  throw new Problem({
    title: "No passkey was used",
    code: "console.no_passkey",
    status: 0,
    wayOut: "Try again and follow your browser, or use your password.",
  });
}
