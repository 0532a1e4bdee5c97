import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import type { FreshTable } from "./table";

/** Every item of the table as text, read beside the guard: what a thief of the table would hold. */
export async function dumpTable({ endpoint, tableName }: FreshTable): Promise<string> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: "eu-west-1", credentials });
  const { Items } = await client.send(new ScanCommand({ TableName: tableName }));
  client.destroy();
  return JSON.stringify(Items);
}
