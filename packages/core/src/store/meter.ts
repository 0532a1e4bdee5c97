/**
 * Capacity meter: units and round trips of what runs inside `measure`.
 *
 * Transactions are counted from item sizes, because emulators miscount them; everything else as the engine reports. No
 * transaction touches the table of data keys.
 *
 * Source of the rules: "DynamoDB item sizes and formats" and "Read/write capacity mode", AWS documentation.
 *
 * @module
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { tableKindOf, type TableKind } from "./table";

type Wire = { readonly [key: string]: unknown };
type Units = { readonly read: number; readonly write: number };
type Operation = Units & { readonly name: string; readonly table: TableKind };
export type Measured<R> = {
  readonly result: R;
  /** Of the data's table. */
  readonly units: Units;
  /** Of the table of data keys: what privacy costs is told apart from what business costs. */
  readonly keyUnits: Units;
  /** To either table. */
  readonly roundTrips: number;
  readonly operations: readonly Operation[];
};

const storage = new AsyncLocalStorage<{ operations: Operation[]; paused: boolean }>();

export async function measure<R>(body: () => Promise<R>): Promise<Measured<R>> {
  const state = { operations: [] as Operation[], paused: false };
  const result = await storage.run(state, body);
  const total = (kind: TableKind): Units =>
    state.operations
      .filter(({ table }) => table === kind)
      .reduce((sum, { read, write }) => ({ read: sum.read + read, write: sum.write + write }), { read: 0, write: 0 });
  return {
    result,
    units: total("data"),
    keyUnits: total("keys"),
    roundTrips: state.operations.length,
    operations: state.operations,
  };
}

export const isMeasuring = (): boolean => storage.getStore()?.paused === false;

type ReadItem = (tableName: string, key: Wire) => Promise<Wire | undefined>;

/** Meters one request. `readItem` looks at items of a transaction, unmetered, before and after: DynamoDB charges for the larger. */
export async function meter<O>(
  name: string,
  body: Wire,
  send: () => Promise<O>,
  outputOf: (result: O) => Wire,
  readItem: ReadItem,
): Promise<O> {
  const state = storage.getStore();
  if (!state || state.paused) return send();
  if (name !== "TransactWriteItems") {
    const result = await send();
    const consumed = [outputOf(result)["ConsumedCapacity"] ?? []].flat() as { CapacityUnits?: number }[];
    const units = consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
    const isWrite = ["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"].includes(name);
    const [tableName] =
      body["TableName"] === undefined ? Object.keys(body["RequestItems"] as Wire) : [body["TableName"]];
    const table = tableKindOf(String(tableName));
    state.operations.push({ name, table, read: isWrite ? 0 : units, write: isWrite ? units : 0 });
    return result;
  }
  const members = (body["TransactItems"] as Wire[]).map((member) => Object.values(member)[0] as Wire);
  const sizes = async () => {
    state.paused = true;
    try {
      return await Promise.all(
        members.map(async (member) => {
          const item = (member["Item"] ?? member["Key"]) as Wire;
          const found = await readItem(String(member["TableName"]), { pk: item["pk"], sk: item["sk"] });
          return found ? itemBytes(found) : 0;
        }),
      );
    } finally {
      state.paused = false;
    }
  };
  const before = await sizes();
  try {
    return await send();
  } finally {
    const after = await sizes();
    const write = before.reduce(
      (sum, bytes, index) => sum + 2 * Math.max(1, Math.ceil(Math.max(bytes, after[index] ?? 0) / 1024)),
      0,
    );
    state.operations.push({ name, table: "data", read: 0, write });
  }
}

/** Size of an item in wire format, in bytes, as DynamoDB bills it. */
export function itemBytes(item: Wire): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value as Wire),
    0,
  );
}

function valueBytes(value: Wire): number {
  const [type, content] = Object.entries(value)[0] ?? ["NULL", true];
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  switch (type) {
    case "S":
      return Buffer.byteLength(content as string);
    case "N":
      return numberBytes(content as string);
    case "B":
      return Buffer.from(content as string, "base64").length;
    case "SS":
      return sum((content as string[]).map((part) => Buffer.byteLength(part)));
    case "NS":
      return sum((content as string[]).map(numberBytes));
    case "L":
      return 3 + sum((content as Wire[]).map((part) => 1 + valueBytes(part)));
    case "M":
      return (
        3 +
        sum(
          Object.entries(content as Wire).map(([name, part]) => 1 + Buffer.byteLength(name) + valueBytes(part as Wire)),
        )
      );
    default:
      return 1;
  }
}

const numberBytes = (digits: string): number =>
  1 + Math.ceil(digits.replace(/^-?0*|\.|0+$/g, "").length / 2) + (digits.startsWith("-") ? 1 : 0);
