/**
 * Verifying a chain: is every entry still there, unchanged and in its place, from the first to the end that was last known?
 *
 * What each part proves
 *   Hashes   no entry was changed, dropped, moved or put in between, unless everything after it was hashed anew.
 *   Head     the end wasn't cut off, unless the head was set back with it.
 *   Marks    the chain had this hash at this length when somebody outside it looked: an anchor, the tenant's event log, a line of
 *            a process's log. Hashing anew, and cutting off with the head, show as soon as one mark lies behind the cut.
 *
 * @module
 */
import type { Id } from "../kernel";
import { beginning, type End, Entry, hashOf } from "./entry";

/** An item as it lies in the table: its sort key and its attributes, whatever they are by now. */
export type Stored = { readonly place: string; readonly item: unknown };

/** A length and hash of the chain that were seen from outside. */
export type Mark = End & { readonly seen: string };

export type Break = {
  /** The first entry that isn't what it was, or isn't there. */
  readonly sequence: number;
  readonly kind: "edited" | "missing" | "moved" | "unlinked" | "truncated" | "head" | "rewritten";
  readonly says: string;
};

export type Verdict = End & { readonly broken?: Break };

/** Sort keys of entries: twelve digits sort as the numbers do. */
export const placeOf = (sequence: number): string => String(sequence).padStart(12, "0");

export type Chain = {
  readonly tenantId: Id<"ten">;
  readonly entries: AsyncIterable<Stored> | Iterable<Stored>;
  /** Asked when the entries have been read, so that what is appended meanwhile isn't taken for a cut. */
  readonly head: () => Promise<End | undefined> | End | undefined;
  readonly marks: readonly Mark[];
  /** Where to begin: an end that was verified before. */
  readonly from?: End;
  readonly onEntry?: (sequence: number) => void;
};

/** Reads a chain from its beginning, or from an end verified before, and stops at the first break. */
export async function verify({ tenantId, entries, head, marks, from = beginning, onEntry }: Chain): Promise<Verdict> {
  let end = from;
  const known = marks.toSorted((a, b) => a.length - b.length);
  for await (const stored of entries) {
    const broken = breakIn(tenantId, end, stored);
    if (broken) return { ...end, broken };
    const { sequence: length, hash } = stored.item as Entry;
    end = { length, hash };
    const denied = known.find((mark) => mark.length === length && mark.hash !== hash);
    if (denied) return { ...end, broken: rewritten(length, denied) };
    onEntry?.(length);
  }
  const broken = breakAt(end, await head(), known);
  return broken ? { ...end, broken } : end;
}

/** What is wrong with the item that should follow on `end`. */
function breakIn(tenantId: Id<"ten">, end: End, { place, item }: Stored): Break | undefined {
  const sequence = end.length + 1;
  const at = (kind: Break["kind"], says: string): Break => ({ sequence, kind, says });
  if (place > placeOf(sequence)) return at("missing", "It is not there; one with a later place follows");
  const read = Entry.safeParse(item);
  if (!read.success) return at("edited", "It can't be read as an entry any more");
  const entry = read.data;
  if (place !== placeOf(sequence) || entry.sequence !== sequence || entry.tenantId !== tenantId) {
    return at("moved", "It says that it belongs elsewhere");
  }
  if (entry.hash !== hashOf(entry)) return at("edited", "What it says doesn't have its hash");
  if (entry.previousHash !== end.hash) return at("unlinked", "It doesn't follow on the entry before it");
  return undefined;
}

/** What is wrong with where the chain ends. */
function breakAt(end: End, head: End | undefined, marks: readonly Mark[]): Break | undefined {
  const sequence = end.length + 1;
  const beyond = marks.find(({ length }) => length > end.length);
  if (beyond) {
    const says = `The chain had ${beyond.length} entries ${beyond.seen}, and has ${end.length}`;
    return { sequence, kind: "truncated", says };
  }
  const { length, hash } = head ?? beginning;
  if (length > end.length) {
    return { sequence, kind: "truncated", says: `The head counts ${length} entries, and there are ${end.length}` };
  }
  if (length < end.length) {
    return {
      sequence: length + 1,
      kind: "head",
      says: `The head counts ${length} entries, and there are ${end.length}`,
    };
  }
  return hash === end.hash
    ? undefined
    : { sequence: Math.max(1, length), kind: "head", says: "The head has another hash than the last entry" };
}

const rewritten = (sequence: number, { seen }: Mark): Break => ({
  sequence,
  kind: "rewritten",
  says: `The entry had another hash ${seen}: it, or one before it, was hashed anew`,
});
