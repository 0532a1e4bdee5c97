/**
 * Rows in the table: found by their first field or by a lookup, and changed in transactions that keep rows and lookups together.
 *
 * Invariants
 *   A1  A row and its lookups change in one transaction, on condition that the row is as it was read.
 *   A2  A value of a unique field is in one row at most, whatever happens at once.
 *   A3  What would let its reader in isn't stored in the clear: hashed in keys, sealed in rows.
 *   A4  Each request touches the partitions it names, and no others.
 *
 * @module
 */
import { Fault, forEachOf, invariant } from "#core/kernel";
import { commit, type Reach, runInScope, type Write } from "#core/store";
import { AccountLookupEntity, AccountRowEntity, lookupPartition, rowPartition } from "./account.entity";
import type { AtRest } from "./at-rest";
import { expiryOf, type Fields, hashOf, type Model, placeOf } from "./model";

export type Row = { readonly place: string; readonly revision: number; readonly fields: Fields };

/** One row before and after; without a before it is new, without an after it goes. */
export type Change = { readonly model: Model; readonly before?: Row | undefined; readonly after?: Row | undefined };

export type Rows = {
  readonly get: (model: Model, places: readonly string[]) => Promise<Row[]>;
  /** Places of the rows that may have this value in an indexed field. */
  readonly lookUp: (model: Model, field: string, value: string) => Promise<string[]>;
  /** Places of all rows of a model, where somebody can bound them: a test. */
  readonly everyPlace?: (model: Model) => Promise<readonly string[]>;
  /**
   * All or nothing; `moved` when a row isn't as it was read.
   *
   * @throws Fault `account.taken` (conflict) for a value that another row has in a unique field
   */
  readonly apply: (changes: readonly Change[]) => Promise<"applied" | "moved">;
};

export const newRow = (model: Model, fields: Fields): Row => ({
  place: placeOf(model, String(fields[model.first])),
  revision: 1,
  fields,
});

export const changedRow = (model: Model, { fields, revision }: Row, update: Fields): Row => ({
  ...newRow(model, { ...fields, ...update }),
  revision: revision + 1,
});

export const tableRows = (atRest: AtRest): Omit<Rows, "everyPlace"> => ({
  get: async (model, places) => {
    const distinct = [...new Set(places)];
    const found = new Map<string, Row>();
    await forEachOf(distinct, (place) =>
      reaching([rowPartition(model.name, place)], "read", async () => {
        const { data } = await AccountRowEntity.get({ model: model.name, place }).go({ consistent: true });
        if (!data) return;
        found.set(place, { place, revision: data.revision, fields: atRest.open(model, place, data.fields as Fields) });
      }),
    );
    return distinct.flatMap((place) => found.get(place) ?? []);
  },

  lookUp: (model, field, value) => {
    const [index, hash] = [`${model.name}.${field}`, hashOf(value)];
    return reaching([lookupPartition(index, hash)], "read", async () => {
      const query = AccountLookupEntity.query.lookup({ index, value: hash });
      const { data } = await query.go({ consistent: true, pages: "all" });
      return data.map(({ place }) => place);
    });
  },

  apply: async (changes) => {
    const touched = changes.flatMap((change) => writesOf(change, atRest));
    if (touched.length === 0) return "applied";
    try {
      const writes = touched.map(({ write }) => write);
      await reaching(
        touched.map(({ partition }) => partition),
        "write",
        () => commit({ writes }),
      );
      return "applied";
    } catch (error) {
      if (error === moved) return "moved";
      throw error;
    }
  },
});

/** Nobody sees it. */
const moved = new Fault("store.condition_failed", "conflict");

const taken = () =>
  new Fault("account.taken", "conflict", "Another account has this already", {
    wayOut: "Sign in to that account, or choose something else.",
  });

type Touched = { readonly partition: string; readonly write: Write };

/** What a change writes, row before lookups. */
export function writesOf({ model, before, after }: Change, atRest: AtRest): Touched[] {
  invariant(before ?? after, "a change has a before or an after");
  const [old, next] = [before && lookupsOf(model, before), after && lookupsOf(model, after)];
  const gone = [...(old ?? [])].filter(([key]) => !next?.has(key));
  const come = [...(next ?? [])].filter(([key, { text }]) => old?.get(key)?.text !== text);
  return [
    ...rowWrites(model, before, after, atRest),
    ...gone.map(([, { item }]) => ({
      partition: lookupPartition(item.index, item.value),
      write: { delete: AccountLookupEntity.delete(item).params() },
    })),
    ...come.map(([key, { item, unique }]) => ({
      partition: lookupPartition(item.index, item.value),
      write:
        unique && !old?.has(key)
          ? { put: AccountLookupEntity.create(item).params(), orFault: taken() }
          : { put: AccountLookupEntity.put(item).params() },
    })),
  ];
}

function rowWrites(model: Model, before: Row | undefined, after: Row | undefined, atRest: AtRest): Touched[] {
  const write = (place: string, each: Write): Touched => ({ partition: rowPartition(model.name, place), write: each });
  const put = after && itemOf(model, after, atRest);
  if (before && put && before.place === put.place) {
    const replaced = AccountRowEntity.put(put).where(({ revision }, { eq }) => eq(revision, before.revision));
    return [write(put.place, { put: replaced.params(), orFault: moved })];
  }
  return [
    ...(before
      ? [
          write(before.place, {
            delete: AccountRowEntity.remove({ model: model.name, place: before.place })
              .where(({ revision }, { eq }) => eq(revision, before.revision))
              .params(),
            orFault: moved,
          }),
        ]
      : []),
    ...(put ? [write(put.place, { put: AccountRowEntity.create(put).params(), orFault: taken() })] : []),
  ];
}

function itemOf(model: Model, { place, revision, fields }: Row, atRest: AtRest) {
  const expiresAtSeconds = expiryOf(fields);
  return {
    model: model.name,
    place,
    revision,
    fields: atRest.seal(model, place, fields),
    ...(expiresAtSeconds === undefined ? {} : { expiresAtSeconds }),
  };
}

/** The lookups of a row, by their keys; `text` tells whether one is as it was. */
function lookupsOf(model: Model, { place, fields }: Row) {
  const expiresAtSeconds = expiryOf(fields);
  return new Map(
    [...model.indexes].flatMap(([field, { unique }]) => {
      const value = fields[field];
      if (value === undefined || value === null || (field === "id" && model.first === "id")) return [];
      const [index, hash, entry] = [`${model.name}.${field}`, hashOf(String(value)), unique ? "one" : place];
      const expiry = expiresAtSeconds === undefined ? {} : { expiresAtSeconds };
      const item = { index, value: hash, entry, place, ...expiry };
      return [[`${lookupPartition(index, hash)} ${entry}`, { item, unique, text: JSON.stringify(item) }] as const];
    }),
  );
}

export const reachTo = (partitions: Iterable<string>, access: Reach["access"]): Reach[] =>
  [...new Set(partitions)].map((partition) => ({ partition, access, because: "an account belongs to no tenant" }));

/** Only these keys, whatever the caller's own scope may touch (A4). */
const reaching = <R>(partitions: Iterable<string>, access: Reach["access"], body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId: null, actor: "identity", role: "platform", reach: reachTo(partitions, access) }, body);
