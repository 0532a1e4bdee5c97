/**
 * Chains in the table. Everything here runs in the scope of the tenant whose chain it is.
 *
 * An append is one transaction: the entries, and the head that moves from where they were linked on. Whoever loses to another
 * process links anew. Within a process appends wait for each other, and those that wait go in together: a Lambda function has one at
 * a time and gains nothing, but `npm start` is one process. Without it, of 50 requests at once on a busy computer about ten lost all
 * their attempts.
 *
 * @module
 */
import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { type Event, Fault, type Id, type Instant, invariant, parseInput } from "../kernel";
import {
  commit,
  createListeners,
  currentScope,
  currentTenantId,
  type Page,
  type Paging,
  readPlaces,
  type Write,
} from "../store";
import { beginning, type Draft, End, Entry, link, Note } from "./entry";
import { EntryEntity, HeadEntity } from "./audit.entity";
import { placeOf, type Stored } from "./chain";

/** Beside the head and what else a commit writes. */
const maxPerCommit = 90;
const attempts = 12;

type Waiting = {
  readonly drafts: readonly Draft[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
};
const waiting = new Map<Id<"ten">, Waiting[]>();

/**
 * Records notes in the chain of the scope's tenant, as done by the scope's actor. When it returns they are written.
 *
 * @throws Fault `audit.busy` (unavailable) when other processes kept winning
 */
export async function append({ at, notes }: { readonly at: Instant; readonly notes: readonly Note[] }): Promise<void> {
  const tenantId = currentTenantId();
  const drafts = draftsOf(at, notes);
  await new Promise<void>((done, failed) => {
    const line = waiting.get(tenantId);
    const mine = { drafts, done, failed };
    if (line) line.push(mine);
    else {
      waiting.set(tenantId, [mine]);
      void drain(tenantId);
    }
  });
}

/** Takes whoever waits, as many as fit, until nobody does. The first in line is the one whose turn it is. */
async function drain(tenantId: Id<"ten">): Promise<void> {
  for (let line = waiting.get(tenantId); line && line.length > 0; line = waiting.get(tenantId)) {
    const batch: Waiting[] = [];
    let room = maxPerCommit;
    for (const next of line) {
      if (next.drafts.length > room && batch.length > 0) break;
      batch.push(next);
      room -= next.drafts.length;
    }
    try {
      await commitLinked({ writes: [], events: [], drafts: batch.flatMap(({ drafts }) => drafts) });
      for (const { done } of batch) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
    line.splice(0, batch.length);
  }
  waiting.delete(tenantId);
}

/**
 * A business transaction that also says in the chain what it did: both, or neither.
 *
 * @throws Fault of the first write whose condition fails; `audit.busy` (unavailable)
 */
export const commitAudited = ({
  writes,
  events = [],
  notes,
  at,
}: {
  readonly writes: readonly Write[];
  readonly events?: readonly Event[];
  readonly notes: readonly Note[];
  readonly at: Instant;
}): Promise<void> =>
  notes.length === 0 ? commit({ writes, events }) : commitLinked({ writes, events, drafts: draftsOf(at, notes) });

function draftsOf(at: Instant, notes: readonly Note[]): Draft[] {
  const { actor, role } = currentScope();
  return notes.map((note) => ({ ...parseInput(Note, note), at, actor, role }));
}

type Linked = {
  readonly writes: readonly Write[];
  readonly events: readonly Event[];
  readonly drafts: readonly Draft[];
};

async function commitLinked({ writes, events, drafts }: Linked): Promise<void> {
  const tenantId = currentTenantId();
  for (let attempt = 1; ; attempt += 1) {
    const before = await findHead(tenantId);
    const { entries, end } = link(tenantId, before ?? beginning, drafts);
    const movedOn = new Fault("audit.busy", "unavailable", "Many entries at once", {
      wayOut: "Try again in a moment.",
    });
    const puts = entries.map(({ reason, ...entry }) => ({
      put: EntryEntity.create({
        ...entry,
        ...(reason === undefined ? {} : { reason }),
        place: placeOf(entry.sequence),
      }).params(),
      orFault: movedOn,
    }));
    try {
      await commit({ writes: [...writes, headWrite(tenantId, before, end, movedOn), ...puts], events: [...events] });
      appended.tell({ tenantId, ...end });
      return;
    } catch (error) {
      if (error !== movedOn || attempt === attempts) throw error;
      // Full jitter, doubling from 10 ms to a third of a second.
      await sleep(randomInt(1, 10 * 2 ** Math.min(attempt, 5)));
    }
  }
}

function headWrite(tenantId: Id<"ten">, before: End | undefined, end: End, orFault: Fault): Write {
  if (!before) return { put: HeadEntity.create({ tenantId, ...end }).params(), orFault };
  const update = HeadEntity.patch({ tenantId })
    .set(end)
    .where((head, { eq }) => `${eq(head.hash, before.hash)} AND ${eq(head.length, before.length)}`)
    .params();
  return { update, orFault };
}

const appended = createListeners<End & { readonly tenantId: Id<"ten"> }>("audit appended");

/**
 * Calls back with the new end of a chain after each append of this process. A door writes it to its log: a witness that
 * whoever can write the table can't reach.
 */
export const onAppended = appended.add;

/** Where the chain ends now (U3). A head that can't be read lets nobody append. */
export async function findHead(tenantId: Id<"ten">): Promise<End | undefined> {
  const read = End.optional().safeParse(await readHead(tenantId));
  invariant(read.success, "the head of an audit chain can be read; tandem audit verify tells whose can't");
  return read.data;
}

/** The head as it lies there, whatever it says by now. */
export async function readHead(tenantId: Id<"ten">): Promise<unknown> {
  const { data } = await HeadEntity.get({ tenantId }).go({ consistent: true });
  return data ? { length: data.length, hash: data.hash } : undefined;
}

const Place = z.string().regex(/^\d{12}$/);

/** Entries, newest first (U1). A cursor is a place in the chain. */
export const list = ({ tenantId, ...paging }: { readonly tenantId: Id<"ten"> } & Paging): Promise<Page<Entry>> => {
  const query = EntryEntity.query.chain({ tenantId });
  return readPlaces(paging, {
    place: Place,
    read: (before, options) =>
      (before === undefined ? query : query.lt({ place: before })).go({ ...options, order: "desc" }),
    placeOf: ({ place }) => place,
    toItem: ({ place: _place, ...entry }) => Entry.parse(entry),
  });
};

/** Every item of the chain after `after`, oldest first, as it lies there (U2). */
export async function* read(tenantId: Id<"ten">, after: number): AsyncGenerator<Stored> {
  let cursor: string | null = null;
  do {
    const page: { data: readonly Record<string, unknown>[]; cursor: string | null } = await EntryEntity.query
      .chain({ tenantId })
      .gt({ place: placeOf(after) })
      .go({ pages: 1, consistent: true, data: "includeKeys", cursor });
    for (const { pk: _pk, sk, place: _place, __edb_e__: _e, __edb_v__: _v, ...item } of page.data) {
      yield { place: String(sk), item };
    }
    cursor = page.cursor;
  } while (cursor !== null);
}
