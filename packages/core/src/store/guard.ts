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
      return first(
        Object.values(record(body["RequestItems"])).flatMap((table) => list(record(table)["Keys"])),
        (key) => keyRefusal(scope, record(key), "read"),
      );
    case "BatchWriteItem":
      return first(Object.values(record(body["RequestItems"])).flatMap(list), (member) =>
        memberRefusal(scope, record(member)),
      );
    case "TransactGetItems":
    case "TransactWriteItems":
      return first(list(body["TransactItems"]), (member) => memberRefusal(scope, record(member)));
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

/** An Update may write an index key only as `name = :value`, so that the value can be seen. */
function updateRefusal(scope: Scope, request: Wire): string | null {
  const refused = keyRefusal(scope, record(request["Key"]), "write");
  if (refused) return refused;
  const names = optionalRecord(request["ExpressionAttributeNames"]);
  const values = optionalRecord(request["ExpressionAttributeValues"]);
  const expression = request["UpdateExpression"] === undefined ? "" : text({ S: request["UpdateExpression"] });
  if (request["AttributeUpdates"] !== undefined) return "UpdateItem with AttributeUpdates";
  for (const [, token = ""] of expression.matchAll(/(#?[A-Za-z_][\w.]*)/g)) {
    if (!hashAttribute.test(token.startsWith("#") ? text({ S: names[token] }) : token)) continue;
    const assigned = new RegExp(`(?<![\\w#:])${token}\\s*=\\s*(:\\w+)\\s*(?=,|$|REMOVE\\b|ADD\\b|DELETE\\b)`, "i").exec(
      expression,
    )?.[1];
    if (!assigned) return `an update of ${token} whose value can't be seen`;
    const index = partitionRefusal(scope, text(values[assigned]), undefined, "write");
    if (index) return index;
  }
  return null;
}

/** A Query names exactly one partition. ElectroDB writes `#pk = :pk and …`. */
function queryRefusal(scope: Scope, request: Wire): string | null {
  if (request["KeyConditions"] !== undefined) return "Query with KeyConditions";
  const names = optionalRecord(request["ExpressionAttributeNames"]);
  const values = record(request["ExpressionAttributeValues"]);
  const condition = text({ S: request["KeyConditionExpression"] });
  const hashes = [...condition.matchAll(/(#?\w+)\s*=\s*(:\w+)/g)].filter(([, name = ""]) =>
    hashAttribute.test(name.startsWith("#") ? text({ S: names[name] }) : name),
  );
  if (hashes.length !== 1) return "Query without exactly one partition key";
  const refused = partitionRefusal(scope, text(values[hashes[0]?.[2] ?? ""]), undefined, "read");
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
