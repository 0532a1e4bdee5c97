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
import { beginning, End, Entry, hashOf } from "./entry";

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
  /** Those after `after`. Asked again while the head counts otherwise, since more may have come in. */
  readonly entries: (after: number) => AsyncIterable<Stored> | Iterable<Stored>;
  /** As it lies in the table, whatever it says by now; asked after each reading of entries. */
  readonly head: () => unknown;
  readonly marks: readonly Mark[];
  /** Where to begin: an end that was verified before. */
  readonly from?: End;
  readonly onEntry?: (sequence: number) => void;
};

/**
 * Reads a chain from its beginning, or from an end verified before, and stops at the first break.
 *
 * Entries and head are written together, but read one after the other, and a query may see a transaction's items one by one. So a
 * head that counts otherwise is a break only when a further look at both finds nothing new.
 */
export async function verify({ tenantId, entries, head, marks, from = beginning, onEntry }: Chain): Promise<Verdict> {
  const known = byLength(marks);
  let end = from;
  let told = from;
  let seen = "";
  for (let isNew = true; isNew;) {
    for await (const stored of entries(end.length)) {
      const broken = breakIn(tenantId, end, stored);
      if (broken) return { ...end, broken };
      const { sequence: length, hash } = stored.item as Entry;
      end = { length, hash };
      const denied = known.get(length)?.find((mark) => mark.hash !== hash);
      if (denied) return { ...end, broken: rewritten(length, denied) };
      onEntry?.(length);
    }
    const read = End.safeParse((await head()) ?? beginning);
    if (!read.success) return { ...end, broken: headBreak(end.length, "It can't be read as a head any more") };
    told = read.data;
    const now = `${end.length} ${told.length}`;
    isNew = told.length !== end.length && now !== seen;
    seen = now;
  }
  const broken = breakAt(end, told, known);
  return broken ? { ...end, broken } : end;
}

type Known = ReadonlyMap<number, readonly Mark[]>;

/** There is a mark for each hour, so an entry must not look at all of them. */
function byLength(marks: readonly Mark[]): Known {
  const known = new Map<number, Mark[]>();
  for (const mark of marks) {
    const { length } = mark;
    const same = known.get(length);
    if (same) same.push(mark);
    else known.set(length, [mark]);
  }
  return known;
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
function breakAt(end: End, head: End, known: Known): Break | undefined {
  const sequence = end.length + 1;
  const next = [...known.keys()].reduce(
    (least, length) => (length > end.length ? Math.min(least, length) : least),
    Infinity,
  );
  const beyond = known.get(next)?.[0];
  if (beyond) {
    const says = `The chain had ${next} entries ${beyond.seen}, and has ${end.length}`;
    return { sequence, kind: "truncated", says };
  }
  const says = `The head counts ${head.length} entries, and there are ${end.length}`;
  if (head.length > end.length) return { sequence, kind: "truncated", says };
  if (head.length < end.length) return headBreak(head.length + 1, says);
  return head.hash === end.hash ? undefined : headBreak(head.length, "The head has another hash than the last entry");
}

const headBreak = (sequence: number, says: string): Break => ({ sequence: Math.max(1, sequence), kind: "head", says });

const rewritten = (sequence: number, { seen }: Mark): Break => ({
  sequence,
  kind: "rewritten",
  says: `The entry had another hash ${seen}: it, or one before it, was hashed anew`,
});
