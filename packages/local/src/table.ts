/**
 * The tables of the local runtime and of the tests, made by a raw client.
 *
 * This file talks to DynamoDB past the tenant guard: a table belongs to no tenant, and no item is read or written here.
 *
 * @module
 */
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { keysTableOf, tableDefinition } from "#core/store";

/** Any credentials do: the engine listens on the loopback interface and checks none. */
export const localCredentials = { accessKeyId: "local", secretAccessKey: "local" } as const;
export const localRegion = "eu-west-1";

/** Makes the table and the one of its data keys, unless they are there. Says whether the first was made. */
export async function createTable(options: { endpoint: string; tableName: string }): Promise<"created" | "existed"> {
  const client = new DynamoDBClient({
    endpoint: options.endpoint,
    region: localRegion,
    credentials: localCredentials,
  });
  try {
    await create(client, keysTableOf(options.tableName));
    return await create(client, options.tableName);
  } finally {
    client.destroy();
  }
}

async function create(client: DynamoDBClient, TableName: string): Promise<"created" | "existed"> {
  try {
    await client.send(new CreateTableCommand({ TableName, ...tableDefinition }));
    return "created";
  } catch (error) {
    if ((error as Error).name !== "ResourceInUseException") throw error;
    await client.send(new DescribeTableCommand({ TableName }));
    return "existed";
  }
}
