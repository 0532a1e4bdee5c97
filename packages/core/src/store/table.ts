/**
 * The tables. Keys lead with the owner; no secondary index, so a write costs what its item costs.
 *
 * @module
 */
import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";

export const tableDefinition = {
  KeySchema: [
    { AttributeName: "pk", KeyType: "HASH" },
    { AttributeName: "sk", KeyType: "RANGE" },
  ],
  AttributeDefinitions: [
    { AttributeName: "pk", AttributeType: "S" },
    { AttributeName: "sk", AttributeType: "S" },
  ],
  BillingMode: "PAY_PER_REQUEST",
} satisfies Omit<CreateTableCommandInput, "TableName">;

/** Seconds since 1970 after which DynamoDB may delete the item. Readers filter on it too: deletion comes late. */
export const timeToLiveAttribute = "expiresAtSeconds";

/** Which of the two an entity's items are in. */
export type TableKind = "data" | "keys";

/** The table of the data keys stands beside the table of the data, and goes by its name. */
export const keysTableOf = (tableName: string): string => `${tableName}-keys`;
export const tableKindOf = (tableName: string): TableKind => (tableName.endsWith("-keys") ? "keys" : "data");
