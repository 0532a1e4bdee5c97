/**
 * DynamoDB commands of every kind, each with the accesses it was built from. Its writer knows what it means; nothing here reads one.
 *
 * @module
 */
import type { Id } from "#core/kernel";
import type { Reach, Scope } from "#core/store";
import type { Chance } from "../seeded";
import type { Access, Intent } from "./oracle";

export type Command = { readonly operation: string; readonly body: unknown; readonly intent: Intent };

type Wire = Readonly<Record<string, unknown>>;
type Part = { readonly wire: Wire; readonly accesses: readonly Access[]; readonly legible: boolean };

export const tenants = ["ten_00000000000000000000000001", "ten_00000000000000000000000002"] as const;
const [own, other] = tenants;
/** What leads a partition: tenants, the platform, and names that only look like one of them. */
const owners = [
  own,
  own,
  own,
  own,
  other,
  "platform",
  `${own}x`,
  own.toUpperCase(),
  ` ${own}`,
  `${own}\u200b`,
  "",
  "ten_",
];
const rests = [["product"], ["event"], ["stock", "var_1"], ["stock", "var_2"], ["order", "a"], ["orders"], [], [""]];
const sorts = ["a", "b", "", "a#b"];

const segmentsOf = (chance: Chance): readonly string[] => [chance.pick(owners), ...chance.pick(rests)];

/** A scope with or without tenant, and a few things it may reach, most of them such as the commands will name. */
export function scopeOf(chance: Chance): Scope | undefined {
  if (chance.chance(0.02)) return undefined;
  const reach = Array.from({ length: chance.below(4) }, (): Reach => {
    const segments = segmentsOf(chance);
    const prefix = segments.length > 1 && chance.chance(0.3);
    return {
      partition: prefix ? `${segments.slice(0, -1).join("#")}#*` : segments.join("#"),
      ...(chance.chance(0.4) ? { sort: chance.pick(sorts) } : {}),
      access: chance.pick(["read", "write"] as const),
      because: "a test",
    };
  });
  return {
    tenantId: chance.chance(0.8) ? (own as Id<"ten">) : null,
    actor: "model",
    role: "owner",
    ...(reach.length > 0 ? { reach } : {}),
  };
}

const S = (text: string): Wire => ({ S: text });
const joined = (segments: readonly string[]): Wire => S(segments.join("#"));

function keyPart(chance: Chance, verb: Access["verb"], field: "Key" | "Item" = "Key"): Part {
  const segments = segmentsOf(chance);
  const sort = chance.pick(sorts);
  const wire = { pk: joined(segments), sk: S(sort) };
  if (chance.chance(0.02)) return { wire: { [field]: chance.pick(brokenKeys)(wire) }, accesses: [], legible: false };
  return { wire: { [field]: wire }, accesses: [{ segments, sort, verb }], legible: true };
}

const brokenKeys: readonly ((key: Wire) => unknown)[] = [
  () => undefined,
  () => null,
  () => [],
  () => "ten_00000000000000000000000001#product",
  ({ sk }) => ({ sk }),
  ({ sk }) => ({ pk: { N: "1" }, sk }),
  ({ sk }) => ({ pk: { S: [own] }, sk }),
  ({ sk }) => ({ pk: own, sk }),
  ({ pk }) => ({ pk, sk: { B: "AA==" } }),
  ({ sk }) => ({ pk: { s: `${own}#product` }, sk }),
];

/** An item, maybe with partition keys of indexes, and with attributes that only sound like them. */
function putPart(chance: Chance): Part {
  const { wire, accesses, legible } = keyPart(chance, "write", "Item");
  if (!legible) return { wire, accesses, legible };
  const indexes = Array.from({ length: chance.below(3) }, (_, index) => ({
    name: `gsi${index + 1}pk`,
    segments: segmentsOf(chance),
  }));
  const item = {
    ...(wire["Item"] as Wire),
    ...(chance.chance(0.3) ? { title: S(`${other}#product`), gsi1sk: S(other), lsi1pk: S(other), pkx: S(other) } : {}),
    ...Object.fromEntries(indexes.map(({ name, segments }) => [name, joined(segments)])),
  };
  return {
    wire: { Item: item, ...(chance.chance(0.2) ? { ConditionExpression: "attribute_not_exists(pk)" } : {}) },
    accesses: [...accesses, ...indexes.map(({ segments }): Access => ({ segments, verb: "write" }))],
    legible,
  };
}

/** Clauses of an update, each with what it does to a partition key. */
function updatePart(chance: Chance): Part {
  const key = keyPart(chance, "write");
  if (!key.legible) return key;
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const accesses = [...key.accesses];
  let legible = true;
  /** A name as it may stand in an expression: itself, or a placeholder of any shape that DynamoDB takes. */
  const nameOf = (attribute: string): string => {
    if (chance.chance(0.4)) return attribute;
    const placeholder = `#${chance.pick(["g", "0", "1a", "_", "title", "pk"])}${Object.keys(names).length}`;
    names[placeholder] = attribute;
    return placeholder;
  };
  const valueOf = (value: unknown): string => {
    const placeholder = `:${chance.pick(["v", "0", "gsi1pk", "pk", "_"])}${Object.keys(values).length}`;
    values[placeholder] = value;
    return placeholder;
  };
  const space = () => chance.pick(["", " ", "  ", "\n"]);
  const plain = () =>
    `${nameOf(chance.pick(["title", "a", "gsi1pkx", "xpk"]))}${space()}=${space()}${valueOf(S(other))}`;
  const index = (): string => {
    const attribute = chance.pick(["gsi1pk", "gsi2pk"]);
    if (chance.chance(0.7)) {
      const segments = segmentsOf(chance);
      accesses.push({ segments, verb: "write" });
      return `${nameOf(attribute)}${space()}=${space()}${valueOf(joined(segments))}`;
    }
    legible = false;
    const mine = () => valueOf(joined([own, "x"]));
    return chance.pick([
      () => `${nameOf(attribute)} = if_not_exists(title, ${mine()})`,
      () => `${nameOf(attribute)} = title`,
      () => `${nameOf(attribute)} = ${mine()} + ${mine()}`,
      () => `${nameOf(attribute)}[0] = ${mine()}`,
      () => `title = ${nameOf(attribute)}`,
      () => `title = if_not_exists(${nameOf(attribute)}, ${mine()})`,
      () => `${nameOf(attribute)} = ${valueOf({ N: "1" })}`,
      () => `${nameOf(attribute)} = :missing`,
    ])();
  };
  const set = Array.from({ length: 1 + chance.below(3) }, () => (chance.chance(0.5) ? plain() : index()));
  const verb = chance.pick(["SET", "set", "Set"]);
  let tail = chance.pick(["", "", " REMOVE old", " ADD count :one", " remove old, older"]);
  if (chance.chance(0.05)) {
    legible = false;
    tail = ` REMOVE ${nameOf("gsi1pk")}`;
  }
  if (tail.includes(":one")) values[":one"] = { N: "1" };
  const old = chance.chance(0.02);
  return {
    wire: {
      ...key.wire,
      UpdateExpression: `${verb} ${set.join(`${space()},${space()}`)}${tail}`,
      ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
      ExpressionAttributeValues: values,
      ...(old ? { AttributeUpdates: {} } : {}),
    },
    accesses,
    legible: legible && !old,
  };
}

function queryPart(chance: Chance): Part {
  const segments = segmentsOf(chance);
  const attribute = chance.pick(["pk", "pk", "gsi1pk"]);
  const placeholder = chance.pick(["#pk", "#0", "#a"]);
  const named = chance.chance(0.6);
  const names = { ...(named ? { [placeholder]: attribute } : {}), "#sk1": "sk" };
  const hash = `${named ? placeholder : attribute}${chance.pick([" = ", "=", " =\n"])}:pk`;
  const foreign = joined([other, "product"]);
  const shape = chance.below(24);
  const accesses: Access[] = [{ segments, verb: "read" }];
  const condition =
    shape === 0
      ? "begins_with(#sk1, :sk1)"
      : shape === 1
        ? `${hash} AND pk = :other`
        : shape === 2
          ? hash.replace("=", ">=")
          : shape === 3
            ? `:pk = ${named ? placeholder : attribute}`
            : chance.pick([hash, `${hash} and begins_with(#sk1, :sk1)`, `begins_with(#sk1, :sk1) AND ${hash}`]);
  const start = segmentsOf(chance);
  const starts = chance.chance(0.2);
  if (starts) accesses.push({ segments: start, verb: "read" });
  const old = chance.chance(0.02);
  return {
    wire: {
      ...(attribute === "gsi1pk" ? { IndexName: "gsi1" } : {}),
      KeyConditionExpression: condition,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ":pk": joined(segments), ":sk1": S("a"), ":other": foreign },
      ...(starts ? { ExclusiveStartKey: { pk: joined(start), sk: S("a") } } : {}),
      ...(chance.chance(0.2) ? { FilterExpression: "title = :other" } : {}),
      ...(old ? { KeyConditions: {} } : {}),
    },
    accesses,
    legible: shape > 3 && !old,
  };
}

const several = (chance: Chance, make: () => Part): Part[] => Array.from({ length: chance.below(5) }, make);

const together = (operation: string, body: unknown, parts: readonly Part[]): Command => ({
  operation,
  body,
  intent: { accesses: parts.flatMap(({ accesses }) => accesses), legible: parts.every(({ legible }) => legible) },
});

/** A member of a transaction or a batch, now and then one that has no verb, two, or an unknown one. */
function member(chance: Chance, verbs: readonly (readonly [string, (chance: Chance) => Part])[]): Part {
  const [verb, make] = chance.pick(verbs);
  const part = make(chance);
  if (chance.chance(0.98)) return { ...part, wire: { [verb]: part.wire } };
  const second = verb === "Delete" ? "Put" : "Delete";
  const wire = chance.pick([
    {},
    null,
    { Upsert: part.wire },
    { [verb]: part.wire, [second]: { Key: { pk: S(own), sk: S("a") } } },
  ]);
  return { wire: wire as Wire, accesses: part.accesses, legible: false };
}

const read = (chance: Chance) => keyPart(chance, "read");
const remove = (chance: Chance) => keyPart(chance, "write");
const writes = [
  ["Put", putPart],
  ["Update", updatePart],
  ["Delete", remove],
  ["ConditionCheck", read],
] as const;
const batchWrites = [
  ["PutRequest", putPart],
  ["DeleteRequest", remove],
] as const;

/** Over two tables now and then: a batch may name several. */
function tablesOf(chance: Chance, members: readonly unknown[]): Record<string, unknown[]> {
  const tables: Record<string, unknown[]> = {};
  for (const each of members) (tables[chance.pick(["tandem", "tandem", "keys"])] ??= []).push(each);
  return tables;
}

const makers: readonly ((chance: Chance) => Command)[] = [
  (chance) => single("GetItem", read(chance)),
  (chance) => single("PutItem", putPart(chance)),
  (chance) => single("UpdateItem", updatePart(chance)),
  (chance) => single("DeleteItem", remove(chance)),
  (chance) => single("Query", queryPart(chance)),
  (chance) => {
    const parts = several(chance, () => read(chance));
    const tables = tablesOf(
      chance,
      parts.map(({ wire }) => wire["Key"]),
    );
    const requests = Object.fromEntries(Object.entries(tables).map(([name, Keys]) => [name, { Keys }]));
    return together("BatchGetItem", { RequestItems: requests }, parts);
  },
  (chance) => {
    const parts = several(chance, () => member(chance, batchWrites));
    return together(
      "BatchWriteItem",
      {
        RequestItems: tablesOf(
          chance,
          parts.map(({ wire }) => wire),
        ),
      },
      parts,
    );
  },
  (chance) => {
    const parts = several(chance, () => member(chance, [["Get", read]]));
    return together("TransactGetItems", { TransactItems: parts.map(({ wire }) => wire) }, parts);
  },
  (chance) => {
    const parts = several(chance, () => member(chance, writes));
    return together("TransactWriteItems", { TransactItems: parts.map(({ wire }) => wire) }, parts);
  },
];

const single = (operation: string, part: Part): Command =>
  together(operation, { TableName: "tandem", ...part.wire }, [part]);

const never = [
  "Scan",
  "ExecuteStatement",
  "BatchExecuteStatement",
  "ExecuteTransaction",
  "DeleteTable",
  "UpdateTable",
  "ExportTableToPointInTime",
  "RestoreTableFromBackup",
  "getitem",
  "",
];

export function commandOf(chance: Chance): Command {
  const command = chance.pick(makers)(chance);
  const shape = chance.below(50);
  if (shape === 0) return { ...command, operation: chance.pick(never), intent: { ...command.intent, legible: false } };
  if (shape === 1)
    return { ...command, body: chance.pick([null, [], "", 1, {}]), intent: { accesses: [], legible: false } };
  return command;
}
