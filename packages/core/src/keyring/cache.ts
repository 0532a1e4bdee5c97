/**
 * Data keys that this process holds unwrapped, so that a page of records doesn't cost an unwrapping for each.
 *
 * Guarantee: once `shred` has returned in this process, the key is gone from it, also when a read that began before it is still
 * on its way; any other process forgets a key at the latest 60 seconds after it read it from the table. So 60 seconds after a
 * shredding nothing opens anywhere.
 *
 * @module
 */
import type { Clock } from "../kernel";
import { systemClock } from "../kernel/system";
import type { Owner } from "./subject";

export const keepMs = 60_000;
const maxKept = 2_000;

/** The moment before a row is read; what is kept counts from there. */
export type Mark = { readonly atMs: number; readonly shreds: number };
type Kept = { readonly generation: number; readonly key: Uint8Array; readonly readAtMs: number };

export class DataKeyCache {
  readonly #kept = new Map<string, Kept>();
  readonly #clock: Clock;
  #shreds = 0;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  mark(): Mark {
    return { atMs: this.#nowMs(), shreds: this.#shreds };
  }

  find(owner: Owner, generation: number): Uint8Array | undefined {
    const name = nameOf(owner);
    const kept = this.#kept.get(name);
    if (!kept) return undefined;
    const ageMs = this.#nowMs() - kept.readAtMs;
    // A clock that was set back tells nothing about the age.
    if (ageMs < 0 || ageMs >= keepMs) this.#kept.delete(name);
    else if (kept.generation === generation) return kept.key;
    return undefined;
  }

  /** What was read before a shredding isn't kept after it. */
  keep(owner: Owner, generation: number, key: Uint8Array, { atMs, shreds }: Mark): void {
    if (shreds !== this.#shreds) return;
    const name = nameOf(owner);
    this.#kept.delete(name);
    this.#kept.set(name, { generation, key, readAtMs: atMs });
    const oldest = this.#kept.size > maxKept ? this.#kept.keys().next() : undefined;
    if (oldest && !oldest.done) this.#kept.delete(oldest.value);
  }

  forget(owner: Owner): void {
    this.#shreds += 1;
    this.#kept.delete(nameOf(owner));
  }

  #nowMs(): number {
    return Date.parse(this.#clock.now());
  }
}

const nameOf = ({ controllerId, subjectId }: Owner): string => `${controllerId} ${subjectId}`;
