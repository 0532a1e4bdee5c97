/**
 * Cipher: AES-256-GCM with a fresh 96-bit nonce for each text (NIST SP 800-38D).
 *
 * Nonces and keys come from the system, never from the randomness that doors pass in: that one repeats on a replay, and a
 * repeated nonce gives the plaintext away. A data key seals the few values of one consumer, far below the 2^32 that the
 * standard allows under random nonces.
 *
 * @module
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { InvariantBroken } from "../kernel";

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export const newKey = (): Uint8Array => randomBytes(keyBytes);

/** Nonce, ciphertext and tag in one. `context` isn't in it, and must be the same to decrypt. */
export function encrypt(key: Uint8Array, context: string, plaintext: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** @throws InvariantBroken when key or context are others, or a bit was changed */
export function decrypt(key: Uint8Array, context: string, sealed: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new InvariantBroken("a sealed text is opened where it was sealed, and unchanged", { cause });
  }
}
