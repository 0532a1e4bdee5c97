/**
 * What the operator's list of dead letters needs: the names of the queues, and the right to move single messages between them.
 *
 * By name and not by reference: the subscribers' stack stands on the API's, so that a reference back would be a circle.
 *
 * @module
 */
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Stack } from "sst/constructs";
import { subscriptions } from "../../services/subscriber/src/subscriptions";
import { physicalName } from "./name";

const names = Object.keys(subscriptions);

export const deadLetterEnvironment = (stack: Stack): Record<string, string> => ({
  TANDEM_QUEUES: `https://sqs.${stack.region}.${stack.urlSuffix}/${stack.account}/${physicalName(stack)}`,
  TANDEM_SUBSCRIPTIONS: names.join(","),
});

export function grantDeadLetters(stack: Stack, grantee: IGrantable): void {
  const arnOf = (thing: string) => stack.formatArn({ service: "sqs", resource: physicalName(stack, thing) });
  const { grantPrincipal } = grantee;
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ["sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage"],
      resources: [...names.map((name) => arnOf(`${name}-dead`)), arnOf("undelivered")],
    }),
  );
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ["sqs:SendMessage"], resources: names.map(arnOf) }),
  );
}
