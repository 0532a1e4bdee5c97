/**
 * Trace: reads what could carry a mark out of a file of any kind, whole or a part, and names the export that it is from.
 *
 * @module
 */
import { RelayAddress } from "../relay-address";
import { chanceOf, type Traces } from "./mark";

const patterns = {
  address: /[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi,
  pseudonym: /psn_[0-9a-hjkmnp-tv-z]{26}/g,
  consumer: /con_[0-9a-hjkmnp-tv-z]{26}/g,
  record: /shr_[0-9a-hjkmnp-tv-z]{26}/g,
  moment: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g,
};

const found = (text: string, pattern: RegExp): string[] => text.match(pattern) ?? [];

export type Found = Traces & {
  /** Tags of relay addresses, how often each. */
  readonly tags: ReadonlyMap<RelayAddress.Tag, number>;
  readonly rows: number;
};

/** Everything of a file that could carry a mark. */
export function tracesIn(text: string, relay: RelayAddress.Relay): Found {
  const addresses = found(text, patterns.address);
  const relayed = addresses.flatMap((address) => RelayAddress.parse(address, relay) ?? []);
  const plain = addresses.filter((address) => !RelayAddress.parse(address, relay));
  const tags = new Map<RelayAddress.Tag, number>();
  for (const { tag } of relayed) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  const known = [
    plain,
    relayed.map(({ pseudonym }) => pseudonym),
    found(text, patterns.pseudonym),
    found(text, patterns.consumer),
  ];
  const rows = Math.max(0, found(text, patterns.record).length, ...known.map(({ length }) => length));
  return { known, moments: found(text, patterns.moment), tags, rows };
}

/** One in a million, over all the exports that were compared: below it, it isn't chance. */
export const maxChance = 1e-6;

export type Verdict<T> = { readonly job: T; readonly by: "address" | "mark"; readonly chance: number };

/** The export that a file is from; undefined where nothing but chance speaks for any. */
export function verdictOf<T extends { readonly exportId: string; readonly key: string }>(
  traces: Found,
  jobs: readonly T[],
): Verdict<T> | undefined {
  let best: Verdict<T> | undefined;
  for (const job of jobs) {
    // A tag is forty bits of chance, and only the platform can write it into an address.
    const tagged = (traces.tags.get(RelayAddress.tagOf(job.exportId)) ?? 0) > 0;
    const chance = tagged ? jobs.length / 2 ** 40 : Math.min(1, chanceOf(traces, job.key) * jobs.length);
    if (chance <= maxChance && chance < (best?.chance ?? 1)) best = { job, by: tagged ? "address" : "mark", chance };
  }
  return best;
}
