import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Id } from "../kernel";
import { refusal } from "./guard";
import type { Scope } from "./scope";

const own = "ten_00000000000000000000000001" as Id<"ten">;
const foreign = "ten_00000000000000000000000002" as Id<"ten">;
const scope: Scope = { tenantId: own, actor: "test", role: "owner" };
const S = (text: string) => ({ S: text });
const key = (tenant: string) => ({ pk: S(`${tenant}#product`), sk: S("prd_1") });
const query = (pk: string, rest: object = {}) => ({
  KeyConditionExpression: "#pk = :pk and begins_with(#sk1, :sk1)",
  ExpressionAttributeNames: { "#pk": "pk", "#sk1": "sk" },
  ExpressionAttributeValues: { ":pk": S(pk), ":sk1": S("prd_") },
  ...rest,
});
const update = (tenant: string, expression: string, names: object = {}, values: object = {}) => ({
  Key: key(tenant),
  UpdateExpression: expression,
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: values,
});

/** Every command the store uses, for a tenant's keys. */
const commands = (tenant: string): [string, object][] => [
  ["GetItem", { Key: key(tenant) }],
  ["PutItem", { Item: key(tenant) }],
  ["UpdateItem", update(tenant, "SET #a = :a", { "#a": "title" }, { ":a": S("x") })],
  ["DeleteItem", { Key: key(tenant) }],
  ["Query", query(`${tenant}#product`)],
  ["BatchGetItem", { RequestItems: { t: { Keys: [key(own), key(tenant)] } } }],
  ["BatchWriteItem", { RequestItems: { t: [{ PutRequest: { Item: key(tenant) } }] } }],
  ["BatchWriteItem", { RequestItems: { t: [{ DeleteRequest: { Key: key(tenant) } }] } }],
  ["TransactGetItems", { TransactItems: [{ Get: { Key: key(tenant) } }] }],
  ["TransactWriteItems", { TransactItems: [{ Put: { Item: key(own) } }, { Put: { Item: key(tenant) } }] }],
  ["TransactWriteItems", { TransactItems: [{ Update: update(tenant, "SET a = :a", {}, { ":a": S("x") }) }] }],
  ["TransactWriteItems", { TransactItems: [{ Delete: { Key: key(tenant) } }] }],
  ["TransactWriteItems", { TransactItems: [{ ConditionCheck: { Key: key(tenant) } }] }],
];

describe("invariant 2: a scope opens its own tenant's keys and no others", () => {
  it.each(commands(own))("%s of its own goes", (name, body) => expect(refusal(scope, name, body)).toBeNull());
  it.each(commands(foreign))("%s of another tenant is refused", (name, body) =>
    expect(refusal(scope, name, body)).not.toBeNull(),
  );
  it.each(commands("platform"))("%s of the platform is refused", (name, body) =>
    expect(refusal(scope, name, body)).not.toBeNull(),
  );
  it.each(commands(own))("%s without a scope is refused", (name, body) =>
    expect(refusal(undefined, name, body)).not.toBeNull(),
  );
  it.each([
    "Scan",
    "ExecuteStatement",
    "BatchExecuteStatement",
    "ExecuteTransaction",
    "DeleteTable",
    "ExportTableToPointInTime",
    "",
  ])("%j is never allowed", (name) => expect(refusal(scope, name, { TableName: "t" })).not.toBeNull());
});

describe("what a request might smuggle past", () => {
  it.each<[string, string, object]>([
    ["a tenant whose id begins with its own", "GetItem", { Key: { pk: S(`${own}x#product`), sk: S("a") } }],
    ["a key in another case", "GetItem", { Key: { pk: S(`${own.toUpperCase()}#product`), sk: S("a") } }],
    ["an index key of another tenant in a put", "PutItem", { Item: { ...key(own), gsi1pk: S(`${foreign}#x`) } }],
    [
      "an index key of another tenant in an update",
      "UpdateItem",
      update(own, "SET #g = :g", { "#g": "gsi1pk" }, { ":g": S(`${foreign}#x`) }),
    ],
    [
      "an index key whose value can't be seen",
      "UpdateItem",
      update(own, "SET gsi1pk = if_not_exists(title, :g)", {}, { ":g": S(`${own}#x`) }),
    ],
    ["an index key copied from an attribute", "UpdateItem", update(own, "SET gsi1pk = title", {}, {})],
    [
      "a second clause after an innocent one",
      "UpdateItem",
      update(own, "SET title = :t, gsi1pk = :g", {}, { ":t": S("x"), ":g": S(`${foreign}#x`) }),
    ],
    ["a start key of another tenant", "Query", query(`${own}#product`, { ExclusiveStartKey: key(foreign) })],
    [
      "an index start key of another tenant",
      "Query",
      query(`${own}#product`, { ExclusiveStartKey: { ...key(own), gsi1pk: S(foreign) } }),
    ],
    [
      "a query without its partition key",
      "Query",
      query(`${own}#product`, { KeyConditionExpression: "begins_with(sk, :sk1)" }),
    ],
    [
      "a query of two partitions",
      "Query",
      query(`${own}#product`, { KeyConditionExpression: "pk = :pk AND pk = :sk1" }),
    ],
    ["the old query form", "Query", { KeyConditions: { pk: {} } }],
    ["the old update form", "UpdateItem", { Key: key(own), AttributeUpdates: {} }],
    [
      "a member with two verbs",
      "TransactWriteItems",
      { TransactItems: [{ Put: { Item: key(own) }, Delete: { Key: key(foreign) } }] },
    ],
    ["a number for a key", "GetItem", { Key: { pk: { N: "1" }, sk: S("a") } }],
    ["no key at all", "GetItem", {}],
  ])("%s is refused", (_, name, body) => expect(refusal(scope, name, body)).not.toBeNull());
});

describe("reach opens what it names, and only so far", () => {
  const reaching = (...reach: NonNullable<Scope["reach"]>): Scope => ({ ...scope, reach });
  const stock = { pk: S(`${foreign}#stock#var_1`), sk: S("stock") };

  it("a partition for reading isn't open for writing", () => {
    const scopeWithRead = reaching({ partition: `${foreign}#stock#var_1`, access: "read", because: "test" });
    expect(refusal(scopeWithRead, "GetItem", { Key: stock })).toBeNull();
    expect(refusal(scopeWithRead, "DeleteItem", { Key: stock })).not.toBeNull();
    expect(refusal(scopeWithRead, "GetItem", { Key: { ...stock, pk: S(`${foreign}#stock#var_2`) } })).not.toBeNull();
  });

  it("one item isn't its partition: neither a neighbour nor a query", () => {
    const scopeWithItem = reaching({ partition: "platform#order#a", sort: "ord_1", access: "write", because: "test" });
    expect(refusal(scopeWithItem, "GetItem", { Key: { pk: S("platform#order#a"), sk: S("ord_1") } })).toBeNull();
    expect(refusal(scopeWithItem, "PutItem", { Item: { pk: S("platform#order#a"), sk: S("ord_1") } })).toBeNull();
    expect(refusal(scopeWithItem, "GetItem", { Key: { pk: S("platform#order#a"), sk: S("ord_2") } })).not.toBeNull();
    expect(refusal(scopeWithItem, "Query", query("platform#order#a"))).not.toBeNull();
  });

  it("a prefix ends at its mark", () => {
    const scopeWithPrefix = reaching({ partition: "platform#order#*", access: "read", because: "test" });
    expect(refusal(scopeWithPrefix, "Query", query("platform#order#x-1"))).toBeNull();
    expect(refusal(scopeWithPrefix, "Query", query("platform#orders"))).not.toBeNull();
  });
});

it("nothing that names another tenant goes, whatever else the request says", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...commands(foreign)),
      fc.dictionary(fc.string(), fc.jsonValue()),
      ([name, body], noise) => {
        expect(refusal(scope, name, { ...noise, ...body })).not.toBeNull();
      },
    ),
  );
});
