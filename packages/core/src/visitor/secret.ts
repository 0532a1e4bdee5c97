/**
 * Tokens of links and sessions, and what is sealed with a link.
 *
 * Tokens take their randomness from the system and not from an argument: a caller who could choose it could know another's token.
 *
 * @module
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import * as z from "zod";

/** 32 bytes in base64url. */
export const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const newToken = (): string => randomBytes(32).toString("base64url");

export const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

const tagBytes = 16;
/** A link's key seals one text in its life, so one nonce is enough for all. */
const nonce = Buffer.alloc(12);

const keyOf = (token: string): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", Buffer.from(token, "base64url"), "", "the address of a visitor's link", 32));

/** AES-256-GCM under a key that only the token gives. */
export function sealWithToken(token: string, text: string): string {
  const cipher = createCipheriv("aes-256-gcm", keyOf(token), nonce);
  return Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

export function openWithToken(token: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(token), nonce);
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString("utf8");
}
