/**
 * Batched reads that leave nothing out: DynamoDB answers at most 16 MB at once and names the rest.
 *
 * @module
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Fault } from "../kernel";

const attempts = 8;

/** Reads all keys. @throws Fault `store.busy` (unavailable) when DynamoDB keeps putting some off */
export async function readAll<K, T>(
  keys: readonly K[],
  read: (keys: K[]) => Promise<{ data: T[]; unprocessed: unknown[] }>,
): Promise<T[]> {
  const found: T[] = [];
  let remaining = [...keys];
  for (let attempt = 1; remaining.length > 0; attempt += 1) {
    const { data, unprocessed } = await read(remaining);
    found.push(...data);
    if (unprocessed.length > 0 && attempt === attempts) {
      throw new Fault("store.busy", "unavailable", "Not everything could be read", {
        wayOut: "Try again in a moment.",
      });
    }
    if (unprocessed.length > 0 && data.length === 0) await sleep(20 * 2 ** attempt);
    remaining = unprocessed as K[];
  }
  return found;
}
