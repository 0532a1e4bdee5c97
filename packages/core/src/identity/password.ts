/**
 * Passwords as scrypt hashes. The parameters travel with each hash, so raising them later leaves old hashes readable.
 *
 * N = 2^15, r = 8, p = 3 is one of the equal settings of the OWASP Password Storage Cheat Sheet: the one that takes 32 MiB, which a
 * small function has.
 *
 * @module
 */
import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { invariant } from "#core/kernel";

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

const cost = { log2N: 15, r: 8, p: 3 } as const;
const keyBytes = 32;

/** `scrypt$15$8$3$<salt>$<key>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await stretch(password, salt, cost, keyBytes);
  return ["scrypt", cost.log2N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Compares in constant time. Without a hash (no such account) it does the same work and answers false. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const { parameters, salt, key } = hash === undefined ? nobody : read(hash);
  const same = timingSafeEqual(await stretch(password, salt, parameters, key.length), key);
  return same && hash !== undefined;
}

/** Whom unknown accounts are compared with. */
const nobody = { parameters: cost, salt: Buffer.alloc(16), key: Buffer.alloc(keyBytes) };

function read(hash: string) {
  const [algorithm, log2N, r, p, salt = "", key = ""] = hash.split("$");
  invariant(algorithm === "scrypt" && key !== "", "a stored password is a scrypt hash");
  return {
    parameters: { log2N: Number(log2N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64url"),
    key: Buffer.from(key, "base64url"),
  };
}

const stretch = (
  password: string,
  salt: Buffer,
  { log2N, r, p }: { log2N: number; r: number; p: number },
  bytes: number,
) =>
  // scrypt takes 128 · N · r bytes and a little; Node refuses more than 32 MiB unless told.
  derive(password.normalize("NFKC"), salt, bytes, { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r });
