import { type AttributeValue, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import type { FreshTable } from "./table";

type Item = Record<string, AttributeValue>;

/** Reads beside the guard: what a thief of the table would hold. */
async function scan({ endpoint, tableName }: FreshTable): Promise<Item[]> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: "eu-west-1", credentials });
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
  client.destroy();
  return Items;
}

/** Every item of the table as text. */
export const dumpTable = async (table: FreshTable): Promise<string> => JSON.stringify(await scan(table));

/** The partition key of every item. */
export const partitionsOf = async (table: FreshTable): Promise<string[]> =>
  (await scan(table)).map(({ pk }) => pk?.S ?? "");
