/**
 * Chance that can be had again: everything that the isolation suite draws follows from one seed, which it prints.
 *
 * @module
 */
export type Chance = {
  /** An integer from 0 up to `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
  /** Lower-case letters and digits. */
  readonly word: (length: number) => string;
};

const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Mulberry32: small, and good enough to choose tests with. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new Error("nothing to pick from");
      return items[below(items.length)] as T;
    },
    chance: (probability) => next() < probability,
    word: (length) => Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(""),
  };
}
