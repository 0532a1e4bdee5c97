/**
 * Markers: invented words that stand in every field a tenant or a consumer can set, each known by whose it is and which field it filled.
 * Where one turns up, somebody's data turned up. Secrets and ids that the table gave out are watched the same way.
 *
 * @module
 */
import type { Chance } from "../seeded";

/** What a marker filled. `tenant` owns it; `consumer` is whom it is about; `of` says more where a rule needs it. */
export type Fact = {
  readonly kind: string;
  readonly tenant?: string;
  readonly consumer?: string;
  readonly draft?: boolean;
};

export type Sighting = { readonly text: string; readonly fact: Fact };

/** Letters and digits alone, so that neither escaping, nor cleaning, nor a host name changes it. */
const word = /zq[a-z0-9]{8}qz/g;
/** A stock count: nine digits of which the last two may be sold. */
const count = /(?<!\d)9\d{8}(?!\d)/g;
const id = /\b[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\b/g;
const token = /[A-Za-z0-9_-]{24,}/g;

export class Markers {
  readonly #facts = new Map<string, Fact>();
  readonly #seen = new Set<string>();
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  word(fact: Fact): string {
    const text = `zq${this.#chance.word(8)}qz`;
    this.#facts.set(text, fact);
    return text;
  }

  count(fact: Fact): number {
    const number = 900_000_000 + this.#chance.below(999_999) * 100 + 50;
    this.#facts.set(String(number).slice(0, 7), fact);
    return number;
  }

  /** Watches a secret or an id as it is. What is known already stays whose it is. */
  watch(text: string, fact: Fact): void {
    if (!this.#facts.has(text)) this.#facts.set(text, fact);
  }

  /** Every marker in the text, also in what it holds in base64. */
  sightings(text: string): Sighting[] {
    const found = new Map<string, Fact>();
    const look = (candidate: string) => {
      const fact = this.#facts.get(candidate);
      if (fact) found.set(candidate, fact);
    };
    const scan = (part: string) => {
      for (const [match] of part.toLowerCase().matchAll(word)) look(match);
      for (const [match] of part.matchAll(count)) look(match.slice(0, 7));
      for (const [match] of part.matchAll(id)) look(match);
    };
    scan(text);
    for (const [match] of text.matchAll(token)) {
      look(match);
      scan(Buffer.from(match, "base64url").toString("latin1"));
    }
    for (const { kind } of found.values()) this.#seen.add(kind);
    return [...found].map(([text, fact]) => ({ text, fact }));
  }

  /** Kinds that were planted and never seen by anybody. */
  unseen(): string[] {
    return [...new Set([...this.#facts.values()].map(({ kind }) => kind))]
      .filter((kind) => !this.#seen.has(kind))
      .toSorted();
  }
}
