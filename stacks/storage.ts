/**
 * Storage: the one table. Keys are `#core/store`'s; what lies in them, `docs/access-patterns.md`.
 *
 * It outlives its stack: deletion protection on the table, RETAIN on the resource, a known name, and point-in-time recovery.
 *
 * @module
 */
import { AttributeType, Billing, StreamViewType, TableEncryptionV2, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { RemovalPolicy } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { tableRoles } from "./support/access";
import { physicalName } from "./support/name";
import { thin } from "./support/thin";
import type { Watched } from "./support/watched";

/** As `timeToLiveAttribute` of `#core/store`, which a test compares it with. */
const timeToLiveAttribute = "expiresAtSeconds";

export function Storage({ stack }: StackContext) {
  thin(stack);
  const table = new TableV2(stack, "Table", {
    tableName: physicalName(stack),
    partitionKey: { name: "pk", type: AttributeType.STRING },
    sortKey: { name: "sk", type: AttributeType.STRING },
    billing: Billing.onDemand(),
    // A key of our own would cost a call per read without keeping anyone out whom the roles let in.
    encryption: TableEncryptionV2.dynamoOwnedKey(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    timeToLiveAttribute,
    // New images only: the relay reads inserted events. Old images would carry what a deletion is meant to remove.
    dynamoStream: StreamViewType.NEW_IMAGE,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  stack.addOutputs({ TableName: table.tableName });
  const watched: Watched = {};
  return { table, roles: tableRoles(stack, table), watched };
}
