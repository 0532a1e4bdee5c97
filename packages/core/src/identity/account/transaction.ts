/**
 * Transaction: rows as they will be, kept here until they are all written in one commit. Reads see what was changed before them.
 *
 * @module
 */
import { Fault } from "#core/kernel";
import { hashOf, type Model } from "./model";
import type { Change, Row, Rows } from "./rows";

/** How often a transaction is tried again because somebody else changed what it read. */
const attempts = 5;

/**
 * Runs the body, and then writes what it changed; again from its beginning when a row isn't as it was read. So whoever redeems a token
 * second finds it gone, and is told so.
 *
 * @throws Fault `store.condition_failed` (conflict) when others kept winning; nothing is written
 */
export async function inTransaction<R>(rows: Rows, body: (transaction: Rows) => Promise<R>): Promise<R> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { commit, ...transaction } = begin(rows);
    const result = await body(transaction);
    if ((await commit()) === "applied") return result;
  }
  throw changedMeanwhile();
}

function begin(rows: Rows): Rows & { readonly commit: () => ReturnType<Rows["apply"]> } {
  const { everyPlace } = rows;
  const pending = new Map<string, Change>();
  const keyOf = (model: string, place: string) => `${model} ${place}`;

  const note = (place: string, { model, before, after }: Change) => {
    const key = keyOf(model.name, place);
    const earlier = pending.get(key);
    // What the row was before the transaction is what the commit depends on.
    pending.set(key, { model, before: earlier ? earlier.before : before, after });
  };

  return {
    get: async (model, places) => {
      const known = (place: string) => pending.get(keyOf(model.name, place));
      const stored = await rows.get(
        model,
        places.filter((place) => !known(place)),
      );
      const own = [...new Set(places)].flatMap((place) => known(place)?.after ?? []);
      return [...stored, ...own];
    },
    lookUp: async (model, field, value) => {
      const own = [...pending.values()].flatMap(({ model: { name }, after }) =>
        name === model.name && after && hashOf(String(after.fields[field])) === hashOf(value) ? [after.place] : [],
      );
      return [...(await rows.lookUp(model, field, value)), ...own];
    },
    ...(everyPlace && {
      everyPlace: async (model: Model) => {
        const own = [...pending.values()].flatMap(({ model: { name }, after }) =>
          name === model.name && after ? [after.place] : [],
        );
        return [...(await everyPlace(model)), ...own];
      },
    }),
    apply: async (changes) => {
      for (const change of changes) {
        const { before, after } = change;
        if (before && before.place !== after?.place) note(before.place, { ...change, after: undefined });
        if (after) note(after.place, before?.place === after.place ? change : { ...change, before: undefined });
      }
      return "applied";
    },
    commit: () => rows.apply([...pending.values()].filter(({ before, after }) => before ?? after).map(settled)),
  };
}

/** Several changes of one row are one: its revision moves on by one from what is stored. */
const settled = ({ model, before, after }: Change): Change => ({
  model,
  before,
  after: after && renumbered(before, after),
});
const renumbered = (before: Row | undefined, after: Row): Row => ({ ...after, revision: (before?.revision ?? 0) + 1 });

const changedMeanwhile = () =>
  new Fault("store.condition_failed", "conflict", "Someone else changed this at the same time", {
    wayOut: "Read it again and repeat the change.",
  });
