/**
 * Tenant guard: refuses every request whose keys leave the scope (invariant 2). Deny by default.
 *
 * It reads the serialised request, so it covers whatever the code above built: the partition key of the table, every index
 * partition key that a Put or an Update writes, the hash key and the start key of a Query, and each member of a batch or a
 * transaction. Scan, PartiQL, and anything it can't parse are refused. Pure: the SDK middleware in `connection.ts`, and
 * anything else that sees the wire format, may ask it.
 *
 * @module
 */
import type { Reach, Scope } from "./scope";

type Wire = { readonly [key: string]: unknown };

/** Attributes that hold a partition key: of the table, and of any index it may get. */
const hashAttribute = /^(pk|gsi\d+pk)$/;

/** Why the request is refused, or null when it may go. `operation` is DynamoDB's name for it, such as `PutItem`. */
export function refusal(scope: Scope | undefined, operation: string, body: unknown): string | null {
  if (!scope) return `${operation} outside any scope`;
  try {
    return refusalIn(scope, operation, body as Wire);
  } catch (error) {
    return `${operation} can't be parsed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function refusalIn(scope: Scope, operation: string, body: Wire): string | null {
  switch (operation) {
    case "GetItem":
      return keyRefusal(scope, record(body["Key"]), "read");
    case "PutItem":
      return putRefusal(scope, body);
    case "UpdateItem":
      return updateRefusal(scope, body);
    case "DeleteItem":
      return keyRefusal(scope, record(body["Key"]), "write");
    case "Query":
      return queryRefusal(scope, body);
    case "BatchGetItem":
      return each(
        Object.values(record(body["RequestItems"])).flatMap((table) => list(record(table)["Keys"])),
        (key) => keyRefusal(scope, record(key), "read"),
      );
    case "BatchWriteItem":
      return each(Object.values(record(body["RequestItems"])).flatMap(list), (member) =>
        memberRefusal(scope, record(member)),
      );
    case "TransactGetItems":
    case "TransactWriteItems":
      return each(list(body["TransactItems"]), (member) => memberRefusal(scope, record(member)));
    default:
      return `${operation} is never allowed`;
  }
}

/** One member of a batch or a transaction: exactly one known verb. */
function memberRefusal(scope: Scope, member: Wire): string | null {
  const [verb, ...others] = Object.keys(member);
  if (verb === undefined || others.length > 0) return "a member with other than one verb";
  const request = record(member[verb]);
  switch (verb) {
    case "Get":
    case "ConditionCheck":
      return keyRefusal(scope, record(request["Key"]), "read");
    case "Put":
    case "PutRequest":
      return putRefusal(scope, request);
    case "Update":
      return updateRefusal(scope, request);
    case "Delete":
    case "DeleteRequest":
      return keyRefusal(scope, record(request["Key"]), "write");
    default:
      return `${verb} is never allowed`;
  }
}

function keyRefusal(scope: Scope, key: Wire, access: Reach["access"]): string | null {
  const sort = key["sk"] === undefined ? undefined : text(key["sk"]);
  return partitionRefusal(scope, text(key["pk"]), sort, access);
}

function putRefusal(scope: Scope, request: Wire): string | null {
  const item = record(request["Item"]);
  return (
    keyRefusal(scope, item, "write") ??
    first(
      Object.keys(item).filter((name) => hashAttribute.test(name)),
      (name) => partitionRefusal(scope, text(item[name]), name === "pk" ? sortOf(item) : undefined, "write"),
    )
  );
}

/** An Update may write an index key only as `SET name = :value`, so that the value can be seen. */
function updateRefusal(scope: Scope, request: Wire): string | null {
  const refused = keyRefusal(scope, record(request["Key"]), "write");
  if (refused) return refused;
  if (request["AttributeUpdates"] !== undefined) return "UpdateItem with AttributeUpdates";
  const names = optionalRecord(request["ExpressionAttributeNames"]);
  const values = optionalRecord(request["ExpressionAttributeValues"]);
  const tokens = tokensOf(request["UpdateExpression"]);
  for (const [index, token] of tokens.entries()) {
    if (!isName(token) || !hashAttribute.test(nameOf(token, names))) continue;
    const [equals, value = "", end = ","] = tokens.slice(index + 1);
    const starts = /^(,|SET)$/i.test(tokens[index - 1] ?? "");
    const isSet = starts && equals === "=" && value.startsWith(":") && /^(,|SET|REMOVE|ADD|DELETE)$/i.test(end);
    if (!isSet) return `an update of ${token} whose value can't be seen`;
    const foreign = partitionRefusal(scope, text(values[value]), undefined, "write");
    if (foreign) return foreign;
  }
  return null;
}

/** Names, placeholders and values (`:v`) of an expression, each whole, and every other character by itself. */
const tokensOf = (expression: unknown): string[] =>
  expression === undefined ? [] : [...text({ S: expression }).matchAll(/[#:]?\w+|\S/g)].map(([token]) => token);

const isName = (token: string): boolean => /^#?\w+$/.test(token);

/** What a name of an expression stands for. */
const nameOf = (token: string, names: Wire): string => (token.startsWith("#") ? text({ S: names[token] }) : token);

/** A Query names exactly one partition. ElectroDB writes `#pk = :pk and …`. */
function queryRefusal(scope: Scope, request: Wire): string | null {
  if (request["KeyConditions"] !== undefined) return "Query with KeyConditions";
  const names = optionalRecord(request["ExpressionAttributeNames"]);
  const values = record(request["ExpressionAttributeValues"]);
  const tokens = tokensOf(text({ S: request["KeyConditionExpression"] }));
  const hashes = tokens.flatMap((token, index) =>
    isName(token) && hashAttribute.test(nameOf(token, names)) ? [index] : [],
  );
  const [index = -1, ...others] = hashes;
  const [equals, value = ""] = tokens.slice(index + 1);
  if (index < 0 || others.length > 0 || equals !== "=") return "Query without exactly one partition key";
  const refused = partitionRefusal(scope, text(values[value]), undefined, "read");
  if (refused) return refused;
  const start = optionalRecord(request["ExclusiveStartKey"]);
  return first(
    Object.keys(start).filter((name) => hashAttribute.test(name)),
    (name) => partitionRefusal(scope, text(start[name]), undefined, "read"),
  );
}

function partitionRefusal(
  scope: Scope,
  partition: string,
  sort: string | undefined,
  access: Reach["access"],
): string | null {
  if (scope.tenantId && (partition === scope.tenantId || partition.startsWith(`${scope.tenantId}#`))) return null;
  const allowed = (scope.reach ?? []).some(
    (reach) =>
      (reach.access === "write" || access === "read") &&
      (reach.sort === undefined || reach.sort === sort) &&
      (reach.partition.endsWith("#*")
        ? partition.startsWith(reach.partition.slice(0, -1))
        : reach.partition === partition),
  );
  return allowed
    ? null
    : `${access} of ${partition.split("#").slice(0, 2).join("#")} by ${scope.tenantId ?? "no tenant"} (${scope.actor})`;
}

const sortOf = (item: Wire) => (item["sk"] === undefined ? undefined : text(item["sk"]));

/** Every member of a batch or a transaction, of which there is one at least. */
const each = (members: readonly unknown[], check: (member: unknown) => string | null): string | null =>
  members.length === 0 ? "no key at all" : first(members, check);

function first<T>(items: readonly T[], check: (item: T) => string | null): string | null {
  for (const item of items) {
    const refused = check(item);
    if (refused) return refused;
  }
  return null;
}

function record(value: unknown): Wire {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("an object was expected");
  return value as Wire;
}
const optionalRecord = (value: unknown): Wire => (value === undefined ? {} : record(value));

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error("a list was expected");
  return value;
}

/** The string of a wire value `{ S: "…" }`. */
function text(value: unknown): string {
  const string = record(value)["S"];
  if (typeof string !== "string") throw new Error("a string was expected");
  return string;
}
