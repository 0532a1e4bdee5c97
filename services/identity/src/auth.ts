/**
 * Better Auth, as we use it: e-mail and password, passkeys, a second factor; its rows in our table, its mails through our mailer.
 *
 * What differs from its defaults: a session ends twelve hours after it began and isn't prolonged; an address is confirmed before anybody
 * signs in; a changed password ends the other sessions; a passkey counts only when its owner was verified, since it stands for two factors.
 *
 * @module
 */
import { passkey } from "@better-auth/passkey";
import { APIError, betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { Identity } from "#core/identity";
import { accountAdapter } from "#core/identity/account";
import { type Clock, createId, deriveId, errorLine, Fault, type Id, type Random } from "#core/kernel";
import type { Mailer } from "#core/mail";
import { accountMail, type Kind, languageOf } from "./mail";
import { refuseStale } from "./stale";

export type AuthOptions = {
  readonly clock: Clock;
  readonly random: Random;
  readonly secret: string;
  /** Where people reach us. Cookies need TLS when it begins with https. */
  readonly publicUrl: string;
  readonly mailer: Pick<Mailer, "send">;
  readonly mailFrom: string;
  /** Stretches passwords; the library's own, unless somebody counts. */
  readonly passwords?: {
    readonly hash: (password: string) => Promise<string>;
    readonly verify: (stored: { readonly hash: string; readonly password: string }) => Promise<boolean>;
  };
  /** Gets what broke on our side. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
};

/** A page of the console; the token stands behind `#`, which browsers send to nobody. */
const pageOf = (publicUrl: string, page: string, token?: string): string =>
  `${publicUrl}/console/${page}${token === undefined ? "" : `#${token}`}`;

export type Auth = ReturnType<typeof createAuth>;

export function createAuth({ clock, random, secret, publicUrl, mailer, mailFrom, passwords, log }: AuthOptions) {
  const secure = publicUrl.startsWith("https:");
  const send = async (
    kind: Kind,
    user: { email: string; name: string },
    url: string,
    cause: string,
    from?: Request,
  ) => {
    const language = languageOf(from?.headers.get("accept-language") ?? null);
    await mailer.send({
      ...accountMail(kind, language, { name: user.name, url }),
      // Named by its cause, so that a carrier that knows ids sends a repetition once.
      mailId: deriveId("mai", "account", kind, cause),
      to: user.email,
      from: { name: "Tandem", address: mailFrom },
    });
  };
  return betterAuth({
    appName: "Tandem",
    secret,
    baseURL: publicUrl,
    basePath: "/auth",
    trustedOrigins: [new URL(publicUrl).origin],
    database: accountAdapter({ secret }),
    telemetry: { enabled: false },
    // Counted before a request comes here.
    rateLimit: { enabled: false },
    logger: {
      level: "error",
      // Arguments may hold what people typed.
      log: (level, message) => {
        if (level === "error") log({ level, part: "better-auth", message });
      },
    },
    onAPIError: {
      onError: (error) => {
        // A fault of ours has its own answer.
        if (error instanceof Fault) throw error;
        if (!(error instanceof APIError)) log({ level: "error", ...errorLine(error) });
      },
    },
    emailAndPassword: {
      enabled: true,
      ...(passwords ? { password: passwords } : {}),
      requireEmailVerification: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      resetPasswordTokenExpiresIn: 3_600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }, request) =>
        send("reset", user, pageOf(publicUrl, "reset-password", token), token, request),
      // Whoever owns the address has shown so, by the mail that the reset came with.
      onPasswordReset: async ({ user }, request) => {
        await send("changed", user, pageOf(publicUrl, "forgot-password"), `${user.id} ${clock.now()}`, request);
      },
      onExistingUserSignUp: async ({ user }, request) => {
        // One a day is enough to know.
        await send("known", user, pageOf(publicUrl, ""), `${user.id} ${clock.now().slice(0, 10)}`, request);
      },
    },
    emailVerification: {
      expiresIn: 3_600,
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: false,
      sendVerificationEmail: ({ user, token }, request) =>
        send("verify", user, pageOf(publicUrl, "verify-email", token), token, request),
    },
    session: {
      expiresIn: Identity.sessionMs / 1_000,
      disableSessionRefresh: true,
      // Adding a way to sign in needs a session that began within the hour.
      freshAge: 3_600,
      additionalFields: {
        tenantId: { type: "string", required: false, input: false },
        membershipRevision: { type: "number", required: false, input: false },
      },
    },
    verification: { storeIdentifier: "hashed", disableCleanup: true },
    hooks: { before: refuseStale },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            if (session["tenantId"]) return;
            const membership = await Identity.firstMembership(session.userId as Id<"mem">);
            if (!membership) return;
            const { tenantId, revision } = membership;
            return { data: { ...session, tenantId, membershipRevision: revision } };
          },
        },
      },
    },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: secure ? "__Host-tandem" : "tandem",
      cookies: { session_token: { name: Identity.sessionCookieName(publicUrl) } },
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: "strict", path: "/" },
      ipAddress: { ipAddressHeaders: ["x-client-address"] },
      database: {
        generateId: ({ model }) => {
          if (model === "user") return createId("mem", clock.now(), random);
          return createId(model === "session" ? "ses" : "crd", clock.now(), random);
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: "Tandem",
        totpOptions: { digits: 6, period: 30 },
        // 20 of 62 characters are 119 bits: nobody guesses one.
        backupCodeOptions: { length: 20 },
      }),
      passkey({
        rpID: new URL(publicUrl).hostname,
        rpName: "Tandem",
        origin: new URL(publicUrl).origin,
        advanced: { webAuthnChallengeCookie: "passkey" },
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        registration: {
          afterVerification: ({ verification }) => requireVerified(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => requireVerified(verification.authenticationInfo.userVerified),
        },
      }),
    ],
  });
}

async function requireVerified(userVerified: boolean | undefined): Promise<void> {
  if (!userVerified) {
    throw new APIError("UNAUTHORIZED", {
      code: "USER_NOT_VERIFIED",
      message: "The passkey didn't check who uses it",
    });
  }
}
