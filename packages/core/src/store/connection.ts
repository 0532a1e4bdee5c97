/**
 * The connection to the tables: the only place that makes a DynamoDB client. Guard and meter are its middleware, for both alike.
 *
 * There are two: `data`, and `keys` for the data keys of consumers, which must not be in the backups of what they open.
 *
 * @module
 */
import { type AttributeValue, DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { Entity, type Schema } from "electrodb";
import { InvariantBroken } from "../kernel";
import { refusal } from "./guard";
import { systemClock } from "../kernel/system";
import { isMeasuring, meter } from "./meter";
import { currentScope, findScope, type Scope } from "./scope";
import { type Roles, scopedCredentials } from "./scoped-credentials";
import { type AssumeRole, assumeRole, type Credentials } from "./sts";
import { keysTableOf, type TableKind } from "./table";

export type Connection = {
  readonly tableName: string;
  /** Set for the embedded engine; otherwise AWS's own. */
  readonly endpoint?: string;
  readonly region?: string;
  /** Whose keys sign the requests of a scope; the client's own otherwise. */
  readonly credentialsOf?: (scope: Scope) => Credentials;
  /** On AWS: the roles whose sessions requests are made with, by their scope. */
  readonly roles?: Roles & { readonly stsEndpoint?: string };
};

/** A request left its scope: our bug, never the caller's. The tenant that was asked for stays out of what callers see. */
export class OutOfScope extends InvariantBroken {}

let connected: { client: DynamoDBDocumentClient; tableName: string } | undefined;
type Attachable = { setClient(client: DynamoDBDocumentClient): void; setTableName(name: string): void };
const entities: { readonly entity: Attachable; readonly table: TableKind }[] = [];

/** Connects this process. Called again (a test's next table), it moves every entity along. */
export function connect({ tableName, endpoint, region, roles, ...rest }: Connection): void {
  const credentialsOf = roles ? sessionsOf(roles, tableName, region) : rest.credentialsOf;
  connected?.client.destroy();
  const client = new DynamoDBClient({
    ...(region ? { region } : {}),
    ...(endpoint
      ? { endpoint, region: region ?? "eu-west-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } }
      : {}),
    ...(credentialsOf ? { credentials: perRequest(async () => credentialsOf(currentScope())) } : {}),
  });
  client.middlewareStack.add(
    (next) => async (args) => {
      const request = args.request as { headers: Record<string, string>; body: string | Uint8Array };
      const operation = (request.headers["x-amz-target"] ?? "").split(".")[1] ?? "";
      const serialised = typeof request.body === "string" ? request.body : new TextDecoder().decode(request.body);
      const body = JSON.parse(serialised) as Record<string, unknown>;
      const refused = refusal(findScope(), operation, body);
      if (refused) throw new OutOfScope(refused);
      if (!isMeasuring()) return next(args);
      request.body = JSON.stringify({ ...body, ReturnConsumedCapacity: "TOTAL" });
      return meter(
        operation,
        body,
        () => next(args),
        ({ output }) => output as unknown as Record<string, unknown>,
        readItem,
      );
    },
    { step: "build", name: "tandemGuardAndMeter", priority: "high" },
  );
  connected = {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    tableName,
  };
  for (const entity of entities) attach(entity);
}

/** The SDK would keep the first answer for every later request; what says that it remembers by itself is asked each time. */
const perRequest = <P extends () => Promise<Credentials>>(provider: P) => Object.assign(provider, { memoized: true });

/** Sessions are made with the process's own credentials and in its region, which the SDK finds. */
function sessionsOf({ stsEndpoint, ...roles }: NonNullable<Connection["roles"]>, table: string, given?: string) {
  const { config } = new DynamoDBClient(given ? { region: given } : {});
  const nowMs = () => Date.parse(systemClock.now());
  const assume = async (role: AssumeRole) => {
    const [region, credentials] = await Promise.all([config.region(), config.credentials()]);
    const at = new Date(nowMs());
    return assumeRole(role, { region, credentials, at, ...(stsEndpoint ? { endpoint: stsEndpoint } : {}) });
  };
  return scopedCredentials(roles, table, assume, nowMs);
}

async function readItem(tableName: string, key: Record<string, unknown>): Promise<Record<string, unknown> | undefined> {
  const { Item } = await documentClient().send(
    new GetItemCommand({ TableName: tableName, Key: key as Record<string, AttributeValue>, ConsistentRead: true }),
  );
  return Item;
}

function connection() {
  if (!connected) throw new InvariantBroken("connect() comes before the first access");
  return connected;
}

export const documentClient = (): DynamoDBDocumentClient => connection().client;
export const tableName = (): string => connection().tableName;

function attach({ entity, table }: (typeof entities)[number]): void {
  entity.setClient(documentClient());
  entity.setTableName(table === "keys" ? keysTableOf(tableName()) : tableName());
}

/** An ElectroDB entity on one of the tables, whenever `connect` is called. */
export function defineEntity<A extends string, F extends string, C extends string, const S extends Schema<A, F, C>>(
  schema: S,
  table: TableKind = "data",
): Entity<A, F, C, S> {
  const entity = new Entity<A, F, C, S>(schema);
  entities.push({ entity, table });
  if (connected) attach({ entity, table });
  return entity;
}
