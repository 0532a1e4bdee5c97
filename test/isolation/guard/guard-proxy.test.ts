import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { deriveId, type Id } from "#core/kernel";
import { connect, EventLog, runInScope, type Scope } from "#core/store";
import { connectToFreshTable, type FreshTable, scopeOf } from "#support";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type GuardProxy, startGuardProxy } from "../../support/guard-proxy";

const [own, other] = [deriveId("ten", "own"), deriveId("ten", "other")];
let table: FreshTable;
let proxy: GuardProxy;
const clients: DynamoDBClient[] = [];

beforeAll(async () => {
  table = await connectToFreshTable();
  proxy = await startGuardProxy(table.endpoint);
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await proxy.stop();
});

/** A client that somebody made beside ours, and that knows nothing of our guard. */
function ownClient(credentials: { accessKeyId: string; secretAccessKey: string }): DynamoDBClient {
  const client = new DynamoDBClient({ endpoint: proxy.endpoint, region: "eu-west-1", credentials, maxAttempts: 1 });
  clients.push(client);
  return client;
}
const key = (tenantId: Id<"ten">) => ({ pk: { S: `${tenantId}#product` }, sk: { S: "prd_1" } });
const get = (tenantId: Id<"ten">) => new GetItemCommand({ TableName: table.tableName, Key: key(tenantId) });
const refused = { name: "AccessDeniedException" };

it("refuses a client that has the keys of no scope, whatever it asks for", async () => {
  const client = ownClient({ accessKeyId: "local", secretAccessKey: "local" });
  await expect(client.send(get(own))).rejects.toMatchObject(refused);
  await expect(client.send(new ScanCommand({ TableName: table.tableName }))).rejects.toMatchObject(refused);
});

it("gives a client with a scope's keys what the scope may touch, and nothing of another tenant (invariant 2)", async () => {
  const client = ownClient(proxy.credentialsOf(scopeOf(own)));
  await client.send(new PutItemCommand({ TableName: table.tableName, Item: key(own) }));
  expect((await client.send(get(own))).Item).toEqual(key(own));
  await expect(client.send(get(other))).rejects.toMatchObject(refused);
  await expect(client.send(new PutItemCommand({ TableName: table.tableName, Item: key(other) }))).rejects.toMatchObject(
    refused,
  );
  const foreign = { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": { S: `${other}#event` } } };
  await expect(client.send(new QueryCommand({ TableName: table.tableName, ...foreign }))).rejects.toMatchObject(
    refused,
  );
  await expect(client.send(new ScanCommand({ TableName: table.tableName }))).rejects.toMatchObject(refused);
  expect(proxy.refusals.slice(-1)).toEqual(["Scan is never allowed"]);
});

it("knows the reach of a scope, item by item", async () => {
  const reach = [{ partition: `${other}#product`, sort: "prd_1", access: "read", because: "a test" }] as const;
  const client = ownClient(proxy.credentialsOf(scopeOf(own, { reach })));
  await expect(client.send(get(other))).resolves.toBeDefined();
  await expect(client.send(new PutItemCommand({ TableName: table.tableName, Item: key(other) }))).rejects.toMatchObject(
    refused,
  );
});

it("judges each request of the store by its own scope, also side by side", async () => {
  const judged: (string | null | undefined)[] = [];
  const watching = await startGuardProxy(table.endpoint, (scope) => {
    judged.push(scope?.tenantId);
    return null;
  });
  connect({ tableName: table.tableName, endpoint: watching.endpoint, credentialsOf: watching.credentialsOf });
  const tenants = Array.from({ length: 20 }, (_, index) => deriveId("ten", `tenant ${index}`));
  const list = (scope: Scope, tenantId: Id<"ten">) => runInScope(scope, () => EventLog.list({ tenantId }));
  await Promise.all(tenants.map((tenantId) => list(scopeOf(tenantId), tenantId)));
  expect(judged.toSorted()).toEqual(tenants.toSorted());
  await watching.stop();
});
