/**
 * Signed tokens: what a session's cookie or an `Authorization: Bearer` carries, `<token>.<signature>`. Better Auth writes them; whoever
 * only has to know a session reads them here, without it.
 *
 * @module
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { invariant } from "#core/kernel";

let give: (() => string) | undefined;

/** Says where the deployment's secret for accounts comes from. It is asked for when it is first used. */
export function useAccountSecret(secret: () => string): void {
  give = secret;
}

export function accountSecret(): string {
  invariant(give, "useAccountSecret() comes before the first session");
  return give();
}

const signatureOf = (token: string): string => createHmac("sha256", accountSecret()).update(token).digest("base64");

export const signToken = (token: string): string => `${token}.${signatureOf(token)}`;

/** The token, if the deployment's secret signed it. */
export function readToken(signed: string): string | undefined {
  const [, token, signature] = /^([\w-]{16,128})\.([\w+/]{43}=)$/.exec(signed) ?? [];
  if (!token || !signature) return undefined;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(token))) ? token : undefined;
}
