/**
 * Mark: how a file says which export it is from, though nobody sees it there. Pure.
 *
 * Each export has a key of its own. From it follow
 *   - the order of the rows: by a keyed hash of what the row is known by. Any rows that are left, in the order they had, still have it;
 *   - the thousandths of a second of every moment: a keyed hash of the moment without them. Every moment that is left is a proof by
 *     itself, in any order.
 * A relay address carries the export's tag besides (`relay-address`).
 *
 * What is found is weighed against chance: how often would a file that has nothing to do with an export look so much like it?
 *
 * @module
 */
import { createHmac } from "node:crypto";
import { type Instant, instant } from "../kernel";

const hash = (key: string, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Sorts by it. */
const rankOf = (key: string, known: string): string => hash(key, `row ${known.toLowerCase()}`).toString("hex");

/** @param knownBy an e-mail address where the row shows one, or its id: what a thief is likely to keep */
export function inMarkedOrder<T>(rows: readonly T[], key: string, knownBy: (row: T) => string): T[] {
  const ranked = rows.map((row) => ({ row, rank: rankOf(key, knownBy(row)) }));
  return ranked.toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ row }) => row);
}

const secondOf = (moment: string): string => moment.slice(0, "2026-01-31T09:00:00".length);

/** The same second, with the export's thousandths. */
export const markedMoment = (moment: Instant, key: string): Instant =>
  instant(`${secondOf(moment)}.${thousandthsOf(moment, key)}Z`);

const thousandthsOf = (moment: string, key: string): string =>
  String(hash(key, `moment ${secondOf(moment)}`).readUInt32BE() % 1_000).padStart(3, "0");

/** What of a file could carry a mark, in the order in which it stands there. */
export type Traces = {
  /** Rows by what they are known by: each list holds one kind of it. */
  readonly known: readonly (readonly string[])[];
  readonly moments: readonly string[];
};

/** How likely chance alone makes a file look so much like this export's: 1 for no likeness, next to 0 for a proof. */
export function chanceOf({ known, moments }: Traces, key: string): number {
  const byOrder = known.map((rows) => chanceOfOrder(distinct(rows).map((row) => rankOf(key, row))));
  return Math.min(1, ...byOrder, chanceOfMoments(distinct(moments), key));
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

/** More than these prove nothing more. */
const enough = 250;

/** The chance that rows in no order rise at least as often as these do: Eulerian numbers, as shares of all orders. */
function chanceOfOrder(ranks: readonly string[]): number {
  const rows = ranks.slice(0, enough);
  const rises = rows.filter((rank, index) => index > 0 && (rows[index - 1] ?? "") < rank).length;
  // As often as not: nothing to weigh.
  if (rises <= rows.length / 2) return 1;
  return sharesOf(rows.length)
    .slice(rises)
    .reduce((sum, share) => sum + share, 0);
}

const shapes = new Map<number, readonly number[]>();

/** Which share of all orders of `rows` rows rises how often. */
function sharesOf(rows: number): readonly number[] {
  const made = shapes.get(rows);
  if (made) return made;
  let shares: number[] = [1];
  for (let n = 2; n <= rows; n += 1) {
    const before: readonly number[] = shares;
    shares = Array.from(
      { length: n },
      (_, k) => ((k + 1) * (before[k] ?? 0) + (n - k) * (k > 0 ? (before[k - 1] ?? 0) : 0)) / n,
    );
  }
  shapes.set(rows, shares);
  return shares;
}

/** The chance that at least so many moments have the right thousandths. */
function chanceOfMoments(moments: readonly string[], key: string): number {
  const some = moments.slice(0, enough);
  const right = some.filter((moment) => moment.slice(20, 23) === thousandthsOf(moment, key)).length;
  if (right === 0) return 1;
  const one = 1 / 1_000;
  // The sum of the binomial's tail, each term from the one before.
  let term = 1;
  for (let k = 0; k < right; k += 1) term *= ((some.length - k) / (k + 1)) * one;
  term *= (1 - one) ** (some.length - right);
  let sum = 0;
  for (let k = right; k <= some.length; k += 1) {
    sum += term;
    term *= ((some.length - k) / (k + 1)) * (one / (1 - one));
  }
  return Math.min(1, sum);
}
