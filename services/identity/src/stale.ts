/**
 * What was begun under a password ends with it. The library ends sessions when a password changes; a link to reset it and a sign-in that
 * waits for its second factor would go on counting, and whoever asked for them may be why it was changed.
 *
 * @module
 */
import { APIError, createAuthMiddleware } from "better-auth/api";

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const secondSteps = new Set(["/two-factor/verify-totp", "/two-factor/verify-backup-code"]);

/** The name under which an operation's one-time value is kept; undefined where it has none. */
async function identifierOf(ctx: Context): Promise<string | undefined> {
  if (ctx.path === "/reset-password") return `reset-password:${String(ctx.body?.token ?? ctx.query?.["token"])}`;
  if (!secondSteps.has(ctx.path)) return undefined;
  const { name } = ctx.context.createAuthCookie("two_factor");
  return (await ctx.getSignedCookie(name, ctx.context.secret)) || undefined;
}

/** Refuses, like one that never was, what is older than the account's present password. */
export const refuseStale = createAuthMiddleware(async (ctx) => {
  const identifier = await identifierOf(ctx);
  if (identifier === undefined) return;
  const { internalAdapter } = ctx.context;
  const begun = await internalAdapter.findVerificationValue(identifier);
  if (!begun) return;
  const accounts = await internalAdapter.findAccounts(begun.value);
  const changedAt = accounts.find(({ providerId }) => providerId === "credential")?.updatedAt;
  if (!changedAt || new Date(begun.createdAt) >= new Date(changedAt)) return;
  throw secondSteps.has(ctx.path)
    ? new APIError("UNAUTHORIZED", { code: "INVALID_TWO_FACTOR_COOKIE", message: "The password was changed meanwhile" })
    : new APIError("BAD_REQUEST", { code: "INVALID_TOKEN", message: "The password was changed meanwhile" });
});
