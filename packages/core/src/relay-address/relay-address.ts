/**
 * Relay address: an e-mail address by which a partner reaches a consumer whom it knows only by a pseudonym.
 *
 * Invariants
 *   R1  One-way. The address tells nobody without the deployment's secret whose it is: not even the pseudonym, which stands beside
 *       it, can be read from it.
 *   R2  Tagged. It says for which copy it was written: the partner's own list, or one export. Every address of a copy has the
 *       copy's tag, and nobody without the secret can change it for another's.
 *   R3  Nothing to tell apart. A consumer's and a decoy's are made the same way, and look the same.
 *
 * The local part is 34 characters: the pseudonym's 26 and the tag's 8, mixed by a Feistel network of four rounds, which is what
 * makes a permutation of a keyed function (Luby and Rackoff). A stored table of addresses would cost a write for each row of each
 * export. What is made up decodes to a pseudonym that nobody has.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import * as z from "zod";
import { type Id, Id as IdSchema, invariant } from "../kernel";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const pseudonymLength = 26;
const tagLength = 8;
const half = (pseudonymLength + tagLength) / 2;
const rounds = 4;

/** Which copy an address was written for. */
export const Tag = z.string().regex(/^[0-9a-hjkmnp-tv-z]{8}$/);
export type Tag = z.infer<typeof Tag>;

/** The tag of the partner's own list. */
export const listTag: Tag = "0".repeat(tagLength);

/** The tag of an export: the last forty bits of its id, which are chance. */
export const tagOf = (exportId: string): Tag => exportId.slice(-tagLength);

/** What every relay address of a deployment is made with. `secret` is the pairwise key, which never changes. */
export type Relay = { readonly domain: string; readonly secret: string };

/** The address of a consumer, or a decoy, for one partner and one copy. */
export function of(pseudonym: Id<"psn">, { domain, secret }: Relay, tag: Tag = listTag): string {
  let [left, right] = halvesOf(pseudonym.slice("psn_".length) + tag);
  for (let round = 0; round < rounds; round += 1) [left, right] = [right, add(left, mask(secret, round, right), 1)];
  return `${textOf(left)}${textOf(right)}@${domain}`;
}

/** Whose address this is, and of which copy; undefined for what no `of` ever wrote. Case doesn't matter in mail. */
export function parse(
  address: string,
  { domain, secret }: Relay,
): { readonly pseudonym: Id<"psn">; readonly tag: Tag } | undefined {
  const [local = "", host, ...rest] = address.trim().toLowerCase().split("@");
  if (host !== domain.toLowerCase() || rest.length > 0 || !/^[0-9a-hjkmnp-tv-z]{34}$/.test(local)) return undefined;
  let [left, right] = halvesOf(local);
  for (let round = rounds - 1; round >= 0; round -= 1)
    [left, right] = [add(right, mask(secret, round, left), -1), left];
  const text = textOf(left) + textOf(right);
  const pseudonym = IdSchema("psn").safeParse(`psn_${text.slice(0, pseudonymLength)}`);
  return pseudonym.success ? { pseudonym: pseudonym.data, tag: text.slice(pseudonymLength) } : undefined;
}

type Half = readonly number[];

function halvesOf(text: string): [Half, Half] {
  const symbols = [...text].map((character) => alphabet.indexOf(character));
  invariant(symbols.length === 2 * half && !symbols.includes(-1), "a pseudonym and a tag are base 32");
  return [symbols.slice(0, half), symbols.slice(half)];
}

const textOf = (symbols: Half): string => symbols.map((symbol) => alphabet.charAt(symbol)).join("");

/** 17 symbols that follow from the secret, the round and the other half. */
function mask(secret: string, round: number, other: Half): Half {
  const bytes = createHmac("sha256", secret)
    .update(`relay address ${round} ${textOf(other)}`)
    .digest();
  return [...bytes.subarray(0, half)].map((byte) => byte % 32);
}

const add = (symbols: Half, more: Half, sign: 1 | -1): Half =>
  symbols.map((symbol, place) => (symbol + sign * (more[place] ?? 0) + 32) % 32);
