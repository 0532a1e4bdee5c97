/**
 * Passwords as Better Auth hashes them, `<salt>:<key>` in hex, for accounts that are made without it.
 *
 * scrypt with N = 2^14, r = 16, p = 1 takes 32 MiB, as much as the settings of the OWASP Password Storage Cheat Sheet.
 *
 * @module
 */
import { randomBytes, scrypt, type ScryptOptions } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt);
const cost = { N: 2 ** 14, r: 16, p: 1, maxmem: 128 * 2 ** 14 * 16 * 2 };

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString("hex");
  const key = await derive(password.normalize("NFKC"), salt, 64, cost);
  return `${salt}:${key.toString("hex")}`;
}
