/**
 * Ids: a prefix that says what it names, and 26 lower-case Crockford base-32 characters.
 *
 * `createId` is a ULID: it sorts by time. `deriveId` is a hash of its parts: the same parts give the same id, so that a
 * replayed effect collides with itself (invariant 1).
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Instant } from "./time";

/** The only registry of prefixes. */
export const idPrefixes = {
  ten: "tenant",
  mem: "member",
  ses: "session",
  crd: "credential of an account",
  inv: "invitation",
  key: "API key",
  stf: "storefront",
  prg: "programme",
  agr: "agreement",
  prd: "product",
  var: "variant",
  imp: "import",
  lst: "listing",
  crt: "cart",
  ord: "order",
  lin: "order line",
  sor: "supplier order",
  acc: "commission entry",
  sbj: "consumer, across controllers",
  con: "consumer record",
  shr: "shared record",
  psn: "pairwise pseudonym of a consumer",
  evt: "event",
  mai: "mail",
  exp: "export",
  inc: "incident",
  prq: "privacy request",
} as const;

export type IdPrefix = keyof typeof idPrefixes;
export type Id<P extends IdPrefix> = `${P}_${string}`;

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Schema of an id with this prefix. */
export const Id = <P extends IdPrefix>(prefix: P) =>
  z
    .custom<Id<P>>(
      (value) => typeof value === "string" && new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`).test(value),
      {
        error: `expected an id like ${prefix}_01j…`,
      },
    )
    .meta({
      type: "string",
      pattern: `^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`,
      description: `Identifies: ${idPrefixes[prefix]}.`,
    });

/** Ten random bytes; doors pass `systemRandom`, tests a seeded source. */
export type Random = () => Uint8Array;
/** Schema of it, for what takes chance among its input. */
export const RandomSource = z.custom<Random>((value) => typeof value === "function");

/** A new id that sorts by `at` (ULID, https://github.com/ulid/spec). */
export function createId<P extends IdPrefix>(prefix: P, at: Instant, random: Random): Id<P> {
  let time = Date.parse(at);
  let head = "";
  for (let place = 0; place < 10; place += 1) {
    head = alphabet.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  return `${prefix}_${head}${base32(random().subarray(0, 10))}`;
}

/** The id that follows from these parts, always the same. Parts are length-prefixed, so ("ab","c") and ("a","bc") differ. */
export function deriveId<P extends IdPrefix>(prefix: P, ...parts: readonly string[]): Id<P> {
  const hash = createHash("sha256").update(prefix);
  for (const part of parts) hash.update(`\u0000${part.length}:${part}`);
  // 26 characters hold 130 bits: 16 bytes and two zero bits.
  return `${prefix}_${base32(hash.digest().subarray(0, 17)).slice(0, 26)}`;
}

/**
 * Like `deriveId`, and sorting by time like the id it comes from: that id's time, then a hash of all parts. Effects of an
 * order get such ids, so that a replay collides and a list is chronological without an index.
 */
export function deriveTimedId<P extends IdPrefix>(prefix: P, from: string, ...parts: readonly string[]): Id<P> {
  const time = from.slice(from.indexOf("_") + 1).slice(0, 10);
  return `${prefix}_${time}${deriveId(prefix, from, ...parts).slice(prefix.length + 1, prefix.length + 17)}`;
}

/** The instant a ULID-based id was made at. Meaningless for derived ids. */
export function instantOfId(id: string): Instant {
  let time = 0;
  for (const character of id.slice(id.indexOf("_") + 1).slice(0, 10)) time = time * 32 + alphabet.indexOf(character);
  return new Date(time).toISOString() as Instant;
}

function base32(bytes: Uint8Array): string {
  let out = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += alphabet.charAt((value >>> bits) & 31);
    }
    value &= (1 << bits) - 1;
  }
  if (bits > 0) out += alphabet.charAt((value << (5 - bits)) & 31);
  return out;
}
