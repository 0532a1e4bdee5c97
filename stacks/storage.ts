/**
 * Storage: the table, the table of data keys, and the KMS key that wraps them. Keys are `#core/store`'s; what lies in them,
 * `docs/access-patterns.md`.
 *
 * They outlive their stack: deletion protection on the tables, RETAIN on the resources, known names, and point-in-time recovery.
 * A recovery can bring back what was erased only with the data key, so the table of keys can be recovered for one day and no
 * longer (ADR-0013).
 *
 * @module
 */
import { AttributeType, Billing, StreamViewType, TableEncryptionV2, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { Key } from "aws-cdk-lib/aws-kms";
import { Duration, RemovalPolicy } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { keysTableOf } from "../packages/core/src/store/table";
import { tableRoles } from "./support/access";
import { keyringAlias, physicalName } from "./support/name";
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
  const keysTable = new TableV2(stack, "Keys", {
    tableName: keysTableOf(physicalName(stack)),
    partitionKey: { name: "pk", type: AttributeType.STRING },
    sortKey: { name: "sk", type: AttributeType.STRING },
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.dynamoOwnedKey(),
    // Enough to undo our own mistake, which would make every consumer unreadable; an erasure is final a day later.
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 1 },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const keyring = new Key(stack, "Keyring", {
    alias: keyringAlias(stack),
    description: "Wraps the data keys of consumers. Deleting it erases all of them.",
    enableKeyRotation: true,
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  stack.addOutputs({ TableName: table.tableName, KeysTableName: keysTable.tableName });
  const watched: Watched = {};
  return { table, roles: tableRoles(stack, { table, keysTable }), keyring, watched };
}
