/**
 * What a function may do with the tables, with data keys and with mail: named actions on named resources.
 *
 * No Scan and no PartiQL, as in the tenant guard, and no table administration; items only in sessions that are bound to a scope's keys. (SST's `bind` would grant `dynamodb:*`.)
 *
 * @module
 */
import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import {
  AccountRootPrincipal,
  Effect,
  type IGrantable,
  PolicyStatement,
  Role,
  SessionTagsPrincipal,
} from "aws-cdk-lib/aws-iam";
import type { Function } from "aws-cdk-lib/aws-lambda";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { ArnFormat } from "aws-cdk-lib/core";
import type { Stack } from "sst/constructs";
import { physicalName } from "./name";

/** The parts of a transaction are authorised by these too; there is no action of its own for it. */
const itemActions = [
  "dynamodb:GetItem",
  "dynamodb:BatchGetItem",
  "dynamodb:Query",
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
  "dynamodb:ConditionCheckItem",
];

/** Data keys are read by key, and begun or shredded by an update; nothing deletes a tombstone. */
const keyActions = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:UpdateItem"];

type Tables = { readonly table: ITableV2; readonly keysTable: ITableV2 };

/** As `Roles` of `#core/store`, by their names in the environment. */
export type TableRoles = { readonly tenantRoleArn: string; readonly reachRoleArn: string };

/**
 * The two roles that may touch items, and that handlers take on: nobody has access of his own. What a session of them may touch
 * follows from the scope it is made for (`packages/core/src/store/session-policy.ts`).
 */
export function tableRoles(stack: Stack, tables: Tables): TableRoles {
  const tagged = new SessionTagsPrincipal(
    new AccountRootPrincipal().withConditions({
      StringLike: { "aws:RequestTag/tenant": "ten_?*" },
      "ForAllValues:StringEquals": { "aws:TagKeys": ["tenant"] },
    }),
  );
  const tenantRole = new Role(stack, "TenantRole", {
    roleName: physicalName(stack, "tenant"),
    assumedBy: tagged,
    description: "Items of the tenant that the session is tagged with",
  });
  itemsWhere(tenantRole, tables, ["${aws:PrincipalTag/tenant}", "${aws:PrincipalTag/tenant}#*"]);
  const reachRole = new Role(stack, "ReachRole", {
    roleName: physicalName(stack, "reach"),
    assumedBy: new AccountRootPrincipal(),
    description: "Items that the session's own policy names",
  });
  itemsWhere(reachRole, tables, ["ten_*", "platform#*"]);
  const arnOf = (thing: string) =>
    stack.formatArn({
      service: "iam",
      region: "",
      resource: "role",
      resourceName: physicalName(stack, thing),
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  return { tenantRoleArn: arnOf("tenant"), reachRoleArn: arnOf("reach") };
}

function itemsWhere(role: Role, { table, keysTable }: Tables, keys: readonly string[]): void {
  for (const [actions, { tableArn }] of [
    [itemActions, table],
    [keyActions, keysTable],
  ] as const)
    role.addToPolicy(
      new PolicyStatement({
        actions,
        resources: [tableArn],
        conditions: {
          "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys },
          // ForAllValues alone is true where there is no key at all.
          Null: { "dynamodb:LeadingKeys": "false" },
        },
      }),
    );
  // What was recorded stays (invariant 6): entries of audit chains are put, and neither updated nor deleted.
  role.addToPolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ["dynamodb:UpdateItem", "dynamodb:DeleteItem"],
      resources: [table.tableArn],
      conditions: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["*#audit"] } },
    }),
  );
}

/** Lets `fn` take on the table's roles, and tells it which they are. */
export function grantItems(fn: Function, { tenantRoleArn, reachRoleArn }: TableRoles): void {
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ["sts:AssumeRole"],
      resources: [tenantRoleArn, reachRoleArn],
    }),
  );
  fn.addToRolePolicy(new PolicyStatement({ actions: ["sts:TagSession"], resources: [tenantRoleArn] }));
  fn.addEnvironment("TANDEM_TENANT_ROLE", tenantRoleArn);
  fn.addEnvironment("TANDEM_REACH_ROLE", reachRoleArn);
}

/**
 * Lets `grantee` unwrap data keys, or wrap new ones as well. KMS is asked with a controller only, so that its log says for whom
 * each key was used.
 */
export function grantKeys(grantee: IGrantable, keyring: IKey, access: "open" | "seal"): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ["kms:Decrypt", ...(access === "seal" ? ["kms:Encrypt"] : [])],
      resources: [keyring.keyArn],
      conditions: { Null: { "kms:EncryptionContext:controller": "false" } },
    }),
  );
}

/** Lets `grantee` send mail from `mailFrom`'s domain, which must be verified in SES, and from no other. */
export function grantMail(stack: Stack, grantee: IGrantable, mailFrom: string): void {
  const identity = (resourceName: string) =>
    stack.formatArn({ service: "ses", resource: "identity", resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ["ses:SendEmail"],
      resources: [identity(mailFrom.slice(mailFrom.indexOf("@") + 1))],
      conditions: { StringEquals: { "ses:FromAddress": mailFrom } },
    }),
  );
}
