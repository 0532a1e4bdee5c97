/**
 * What a function may do with the table and with mail: named actions on named resources.
 *
 * No Scan and no PartiQL, as in the tenant guard, and no table administration. (SST's `bind` would grant `dynamodb:*`.)
 *
 * @module
 */
import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { ArnFormat } from "aws-cdk-lib/core";
import type { Stack } from "sst/constructs";

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

export function grantItems(grantee: IGrantable, table: ITableV2): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: itemActions, resources: [table.tableArn] }),
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
