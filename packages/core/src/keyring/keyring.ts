/**
 * Keyring: everything that names or locates a consumer is sealed before it is stored. Whoever shreds the key has erased it,
 * in every copy: table, stream, queue, log, export and backup (invariant 7, ADR-0013).
 *
 * Invariants
 *   I1  One key per controller and consumer. Two that begin at once end with one.
 *   I2  Shredded is gone. A shredded generation opens nowhere again: at once in the process that shredded it, within 60 seconds
 *       in any other.
 *   I3  What was given before a shredding is never sealed after it. A late event of an old order writes nothing readable, though
 *       the same person may order again, which begins a new generation.
 *   I4  Known. A controller stands in the consumer's list before its first key is there, so an erasure misses none.
 *   I5  Missing isn't erased. A key that is neither there nor shredded is a fault of ours, and said aloud.
 *
 * Runs in the scope of the controller. `shred` and `holders` name the items they touch; who may ask is the door's question.
 *
 * @module
 */
import { Fault, type Id, type Instant, InvariantBroken, invariant } from "../kernel";
import { runInScope } from "../store";
import { DataKeyCache, type Mark } from "./cache";
import { newKey } from "./cipher";
import { begin, bury, findRow, findRows, keyReach, noteControllers, type Row } from "./data-key.store";
import { openWith, parseSealed, type Sealed, sealWith } from "./sealed";
import type { Controller, Given, Owner, Place } from "./subject";
import type { KeyWrapper } from "./wrapper";

let cache = new DataKeyCache();
let opening: (() => Promise<KeyWrapper>) | undefined;
let opened: Promise<KeyWrapper> | undefined;

/** What wraps data keys in this process. Opened when it is first needed; forgets every key that another one unwrapped. */
export function useWrapper(open: () => Promise<KeyWrapper>, keys = new DataKeyCache()): void {
  opening = open;
  opened = undefined;
  cache = keys;
}

function wrapper(): Promise<KeyWrapper> {
  if (!opening) throw new InvariantBroken("useWrapper() comes before the first sealed value");
  opened ??= opening();
  // Tried again by who comes next.
  opened.catch(() => (opened = undefined));
  return opened;
}

/**
 * Seals a JSON value for its place; undefined when what was given has been erased since (I3).
 *
 * @param controllers whom this consumer's data is about to reach, where that is known (an order); saves them a write each (I4)
 * @throws Fault `keyring.unavailable` (unavailable)
 */
export async function seal(
  place: Place,
  value: unknown,
  given: Given & { readonly controllers?: readonly Controller[] },
): Promise<string | undefined> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    // The row is read each time: under a key from the cache, an order made right after an erasure elsewhere would be lost.
    const mark = cache.mark();
    const row = await findRow(place, attempt > 0);
    if (row?.shreddedAt && given.givenAt <= row.shreddedAt) return undefined;
    if (row?.wrapped) {
      await noteMissing(place, row, given.controllers);
      return sealWith(await unwrapped(row, mark), row.generation, place, value);
    }
    await noteController(place);
    const key = newKey();
    const begun = await begin(place, row?.generation ?? 0, {
      wrapped: await (await wrapper()).wrap(key, place.controllerId),
      givenAt: given.givenAt,
      controllers: tenantsOf(given.controllers),
    });
    if (begun === "recorded") {
      const generation = (row?.generation ?? 0) + 1;
      cache.keep(place, generation, key, mark);
      return sealWith(key, generation, place, value);
    }
  }
  throw new Fault("store.busy", "unavailable", "Many changes to the same thing at once", {
    wayOut: "Try again in a moment.",
  });
}

const tenantsOf = (controllers: readonly Controller[] = []): Controller[] => [
  ...new Set(controllers.filter((controllerId) => controllerId !== "platform")),
];

async function noteMissing(place: Place, row: Row, controllers?: readonly Controller[]): Promise<void> {
  const missing = tenantsOf(controllers).filter((controllerId) => !row.controllers.includes(controllerId));
  if (place.controllerId === "platform" && missing.length > 0) await noteControllers(place.subjectId, missing);
}

/** I4: before a tenant's key begins. An order has done it already, as a rule. */
async function noteController({ controllerId, subjectId }: Owner): Promise<void> {
  if (controllerId === "platform") return;
  const known = await findRow({ controllerId: "platform", subjectId }, false);
  if (!known?.controllers.includes(controllerId)) await noteControllers(subjectId, [controllerId]);
}

async function unwrapped(row: Row, mark: Mark): Promise<Uint8Array> {
  const known = cache.find(row, row.generation);
  if (known) return known;
  invariant(row.wrapped, "only a living key is unwrapped");
  const key = await (await wrapper()).unwrap(row.wrapped, row.controllerId);
  cache.keep(row, row.generation, key, mark);
  return key;
}

/** The value that was sealed, or undefined once it was shredded. @throws as `openMany` */
export async function open(place: Place, text: string): Promise<unknown> {
  const [value] = await openMany([{ place, text }]);
  return value;
}

/**
 * Opens a page of sealed texts, in their order, with one batch of reads for the keys that this process doesn't hold.
 *
 * @throws Fault `keyring.unavailable` (unavailable)
 * @throws InvariantBroken for a text that was changed or moved, or whose key is neither there nor shredded (I5)
 */
export async function openMany(texts: readonly { readonly place: Place; readonly text: string }[]): Promise<unknown[]> {
  const wanted = texts.map(({ place, text }) => ({ place, sealed: parseSealed(text) }));
  const keys = new Map<string, Uint8Array>();
  const asking = new Map<string, { readonly owner: Owner; readonly sealed: Sealed }>();
  for (const { place, sealed } of wanted) {
    const known = cache.find(place, sealed.generation);
    if (known) keys.set(nameOf(place, sealed), known);
    else asking.set(nameOf(place, sealed), { owner: place, sealed });
  }
  const mark = cache.mark();
  const unknown = await readKeys([...asking.values()], false, mark, keys);
  // A read that lags may miss a key that has just begun; only a strong one may say that there is none.
  const missing = await readKeys(unknown, true, mark, keys);
  if (missing[0]) {
    const { controllerId, subjectId } = missing[0].owner;
    throw new InvariantBroken(`a data key is there or shredded: ${controllerId} ${subjectId}`);
  }
  return wanted.map(({ place, sealed }) => {
    const key = keys.get(nameOf(place, sealed));
    return key ? openWith(key, place, sealed) : undefined;
  });
}

const nameOf = ({ controllerId, subjectId }: Owner, { generation }: Sealed): string =>
  `${controllerId} ${subjectId} ${generation}`;

/** BatchGetItem takes no more, and more unwrappings at once would crowd out everybody else. */
const maxBatch = 100;
const maxUnwrapping = 16;

/** Puts the living keys into `keys`; gives back those that this read knew nothing of. */
async function readKeys<T extends { readonly owner: Owner; readonly sealed: Sealed }>(
  asked: readonly T[],
  consistent: boolean,
  mark: Mark,
  keys: Map<string, Uint8Array>,
): Promise<T[]> {
  const rows = new Map<string, Row>();
  const owners = new Map(asked.map(({ owner }) => [`${owner.controllerId} ${owner.subjectId}`, owner]));
  const all = [...owners.values()];
  for (let from = 0; from < all.length; from += maxBatch)
    for (const row of await findRows(all.slice(from, from + maxBatch), consistent))
      rows.set(`${row.controllerId} ${row.subjectId}`, row);
  const rowOf = ({ owner }: T) => rows.get(`${owner.controllerId} ${owner.subjectId}`);
  const living = asked.filter((one) => {
    const row = rowOf(one);
    return row?.wrapped && row.generation === one.sealed.generation;
  });
  for (let from = 0; from < living.length; from += maxUnwrapping)
    await Promise.all(
      living.slice(from, from + maxUnwrapping).map(async (one) => {
        const row = rowOf(one);
        if (row) keys.set(nameOf(one.owner, one.sealed), await unwrapped(row, mark));
      }),
    );
  return asked.filter((one) => (rowOf(one)?.generation ?? 0) < one.sealed.generation);
}

/**
 * Shreds the key of one consumer at one controller, and with it everything that was given up to `at`. A key that later data has
 * begun stays, so a repetition is harmless. Where there is no key yet, a tombstone keeps late events from making one (I3).
 *
 * @returns whether there was a key
 */
export async function shred(owner: Owner, at: Instant): Promise<"shredded" | "nothing"> {
  const reach = [keyReach(owner, "write", "erasure")];
  return runInScope({ tenantId: null, actor: "erasure", role: "privacy", reach }, async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const row = await findRow(owner, true);
      if (row?.begunAt && row.begunAt > at) return "nothing";
      if (row?.shreddedAt && !row.wrapped && row.shreddedAt >= at) return "nothing";
      const shreddedAt = row?.shreddedAt && row.shreddedAt > at ? row.shreddedAt : at;
      const buried = await bury({ ...owner, generation: row?.generation ?? 0 }, shreddedAt);
      cache.forget(owner);
      if (buried === "recorded") return row?.wrapped ? "shredded" : "nothing";
    }
    throw new Fault("store.busy", "unavailable", "Many changes to the same thing at once", {
      wayOut: "Try again in a moment.",
    });
  });
}

export type Holder = {
  readonly controllerId: Controller;
  /** There is a key, so there may be data that it opens. */
  readonly holds: boolean;
  /** When the consumer gave what that key sealed first. */
  readonly since?: Instant | undefined;
  readonly shreddedAt?: Instant | undefined;
};

/** Every controller that has or had data of a consumer, the platform first (KR3). */
export async function holders(subjectId: Id<"sbj">): Promise<Holder[]> {
  const ownerOf = (controllerId: Controller): Owner => ({ controllerId, subjectId });
  const because = "who holds what about a consumer";
  const scope = { tenantId: null, actor: "keyring", role: "privacy" };
  const platform = await runInScope(scope, () => findRow(ownerOf("platform"), true));
  if (!platform) return [];
  const owners = platform.controllers.toSorted().map(ownerOf);
  const reach = owners.map((owner) => keyReach(owner, "read", because));
  const rows: Row[] = [platform];
  for (let from = 0; from < owners.length; from += maxBatch)
    rows.push(...(await runInScope({ ...scope, reach }, () => findRows(owners.slice(from, from + maxBatch), true))));
  const rowOf = new Map(rows.map((row) => [row.controllerId, row]));
  return [ownerOf("platform"), ...owners].map(({ controllerId }) => {
    const row = rowOf.get(controllerId);
    return { controllerId, holds: row?.wrapped !== undefined, since: row?.begunAt, shreddedAt: row?.shreddedAt };
  });
}
