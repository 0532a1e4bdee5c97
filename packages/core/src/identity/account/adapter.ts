/**
 * Adapter: Better Auth's models in our table. It asks by fields that have lookups; a question without one is refused, because its
 * answer would be a walk through everybody's rows.
 *
 * @module
 */
import {
  type CleanedWhere,
  createAdapterFactory,
  type CustomAdapter,
  type DBAdapter,
  type JoinConfig,
} from "@better-auth/core/db/adapter";
import type { BetterAuthOptions } from "@better-auth/core";
import { forEachOf, InvariantBroken } from "#core/kernel";
import { atRestWith } from "./at-rest";
import { type Fields, type Model, modelOf, placeOf } from "./model";
import { changedRow, newRow, type Row, type Rows, tableRows } from "./rows";
import { inTransaction } from "./transaction";
import { compare, matches } from "./where";

export type AdapterOptions = {
  /** The deployment's secret for accounts. */
  readonly secret: string;
  /** Places of all rows of a model, for who can bound them: a test. Without it a question that no lookup answers is refused. */
  readonly everyPlace?: (model: string) => Promise<readonly string[]>;
};

/** How often a change is tried again because another one came first. */
const attempts = 40;

export const accountAdapter = ({ secret, everyPlace }: AdapterOptions) => {
  const build =
    (rows: Rows, isTransaction: boolean) =>
    (options: BetterAuthOptions): DBAdapter =>
      createAdapterFactory({
        config: {
          adapterId: "tandem",
          adapterName: "Tandem",
          supportsNumericIds: false,
          supportsDates: false,
          supportsJSON: true,
          supportsArrays: true,
          transaction: isTransaction
            ? false
            : (body) => inTransaction(rows, (transaction) => body(build(transaction, true)(options))),
        },
        adapter: ({ schema, getDefaultModelName, getModelName, getFieldName }) => {
          const known = new Map<string, Model>();
          const modelNamed = (name: string): Model => {
            const key = getDefaultModelName(name);
            const table = schema[key];
            if (!table) throw new InvariantBroken(`a model is in the schema, and ${name} isn't`);
            const model = known.get(key) ?? modelOf(key, { ...table, modelName: getModelName(key) });
            known.set(key, model);
            return model;
          };
          return operations(rows, modelNamed, getFieldName);
        },
      })(options);
  const rows = tableRows(atRestWith(secret));
  return build(everyPlace ? { ...rows, everyPlace: ({ name }) => everyPlace(name) } : rows, false);
};

type Asked = { [K in keyof CustomAdapter]-?: Parameters<Extract<CustomAdapter[K], (...input: never) => unknown>>[0] };

function operations(
  rows: Rows,
  modelNamed: (name: string) => Model,
  fieldNamed: (of: { model: string; field: string }) => string,
): CustomAdapter {
  const find = async (model: Model, where: readonly CleanedWhere[]): Promise<Row[]> => {
    const found = await rows.get(model, await placesFor(rows, model, where));
    return found.filter(({ fields }) => matches(where, fields)).toSorted((a, b) => (a.place < b.place ? -1 : 1));
  };

  /** Changes the row that `choose` finds when it is changed, or none. */
  const changeRow = async (model: Model, choose: () => Promise<Row[]>, next: (row: Row) => Row | undefined) => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const [before] = await choose();
      if (!before) return undefined;
      const after = next(before);
      if ((await rows.apply([{ model, before, after }])) === "applied") return { before, after };
    }
    throw new InvariantBroken(`a row of ${model.name} comes to rest between ${attempts} changes`);
  };

  const changeOne = (model: Model, where: readonly CleanedWhere[], next: (row: Row) => Row | undefined) =>
    changeRow(model, () => find(model, where), next);

  /** How many of the rows that matched were changed; what no longer matches in its turn isn't. */
  const changeMany = async (
    model: Model,
    where: readonly CleanedWhere[],
    next: (row: Row) => Row | undefined,
  ): Promise<number> => {
    let changed = 0;
    await forEachOf(await find(model, where), async ({ place }) => {
      const choose = async () => (await rows.get(model, [place])).filter(({ fields }) => matches(where, fields));
      if (await changeRow(model, choose, next)) changed += 1;
    });
    return changed;
  };

  const joined = async ({ fields }: Row, join: JoinConfig | undefined): Promise<Fields> => {
    const parts = Object.entries(join ?? {}).map(async ([name, { on, limit = 100, relation }]) => {
      const model = modelNamed(name);
      const value = fields[on.from];
      const where = { field: on.to, value, operator: "eq", connector: "AND", mode: "sensitive" } as CleanedWhere;
      const others = value === undefined || value === null ? [] : (await find(model, [where])).map((row) => row.fields);
      return [model.name, relation === "one-to-one" ? (others[0] ?? null) : others.slice(0, limit)] as const;
    });
    return { ...fields, ...Object.fromEntries(await Promise.all(parts)) };
  };

  const adapter = {
    create: async ({ model: name, data }: { model: string; data: Fields }) => {
      const model = modelNamed(name);
      await rows.apply([{ model, after: newRow(model, data) }]);
      return data;
    },
    findOne: async ({ model, where, join }: Asked["findOne"]) => {
      const [row] = await find(modelNamed(model), where);
      return row ? joined(row, join) : null;
    },
    findMany: async ({ model, where, limit, select, sortBy, offset = 0, join }: Asked["findMany"]) => {
      const found = await find(modelNamed(model), where ?? []);
      const sign = sortBy?.direction === "desc" ? -1 : 1;
      const by = sortBy && fieldNamed({ model, field: sortBy.field });
      const sorted = by ? found.toSorted((a, b) => sign * compare(a.fields[by], b.fields[by])) : found;
      const wanted = select?.map((field) => fieldNamed({ model, field }));
      return Promise.all(
        sorted.slice(offset, offset + limit).map(async (row) => only(wanted, await joined(row, join), join)),
      );
    },
    count: async ({ model, where }: Asked["count"]) => (await find(modelNamed(model), where ?? [])).length,
    update: async ({ model: name, where, update }: { model: string; where: CleanedWhere[]; update: Fields }) => {
      const model = modelNamed(name);
      if (where.length === 0) return null;
      return (await changeOne(model, where, (row) => changedRow(model, row, update)))?.after?.fields ?? null;
    },
    updateMany: ({ model: name, where, update }: Asked["updateMany"]) => {
      const model = modelNamed(name);
      return changeMany(model, where, (row) => changedRow(model, row, update));
    },
    delete: async ({ model, where }: Asked["delete"]) => {
      if (where.length > 0) await changeMany(modelNamed(model), where, () => undefined);
    },
    deleteMany: ({ model, where }: Asked["deleteMany"]) => changeMany(modelNamed(model), where, () => undefined),
    consumeOne: async ({ model, where }: { model: string; where: CleanedWhere[] }) =>
      (await changeOne(modelNamed(model), where, () => undefined))?.before.fields ?? null,
    incrementOne: async ({ model: name, where, increment, set }: Asked["incrementOne"]) => {
      const model = modelNamed(name);
      const changed = await changeOne(model, where, (row) =>
        changedRow(model, row, { ...sums(row, increment), ...set }),
      );
      return changed?.after?.fields ?? null;
    },
  };
  // The interface's generics promise a type that only the caller knows.
  return adapter as unknown as CustomAdapter;
}

/** The fields that were asked for, and what was joined to them. */
const only = (select: readonly string[] | undefined, fields: Fields, join: JoinConfig | undefined): Fields =>
  select?.length
    ? Object.fromEntries(Object.entries(fields).filter(([field]) => select.includes(field) || join?.[field]))
    : fields;

const sums = ({ fields }: Row, increment: Readonly<Record<string, number>>): Fields =>
  Object.fromEntries(
    Object.entries(increment).map(([field, delta]) => {
      const before = fields[field];
      return [field, (typeof before === "number" ? before : 0) + delta];
    }),
  );

/** Places where the rows that match may be: by the first field, by a lookup, or everywhere where that is bounded. */
async function placesFor(rows: Rows, model: Model, where: readonly CleanedWhere[]): Promise<readonly string[]> {
  // A single clause has nothing to be joined with.
  const all = where.length === 1 ? where : where.filter(({ connector }) => connector !== "OR");
  const clauses = all.flatMap(({ field, operator, value, mode }) => {
    if (mode === "insensitive" || value === null || (operator !== "eq" && operator !== "in")) return [];
    const values = (Array.isArray(value) ? value : [value]).map(String);
    return field === model.first || model.indexes.has(field) ? [{ field, values }] : [];
  });
  const rank = ({ field }: { field: string }) => (field === model.first ? 0 : model.indexes.get(field)?.unique ? 1 : 2);
  const [best] = clauses.toSorted((a, b) => rank(a) - rank(b));
  if (!best) {
    if (rows.everyPlace) return rows.everyPlace(model);
    const fields = where.map(({ field, operator }) => `${field} ${operator}`).join(", ");
    throw new InvariantBroken(`a question about ${model.name} has a field with a lookup: ${fields || "all"}`);
  }
  if (best.field === model.first) return best.values.map((value) => placeOf(model, value));
  const found = await Promise.all(best.values.map((value) => rows.lookUp(model, best.field, value)));
  return found.flat();
}
