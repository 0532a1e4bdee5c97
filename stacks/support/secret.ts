/**
 * Secrets: SecureString parameters that people put there (`docs/deploy.md`). Handlers get the parameter's name in the environment and the
 * right to read that parameter alone; `services/secret` turns the name into the value at start.
 *
 * Decryption needs no grant of its own: the key is `aws/ssm`, whose policy allows whoever may read the parameter.
 *
 * @module
 */
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Arn, ArnFormat } from "aws-cdk-lib/core";
import type { Stack } from "sst/constructs";
import type { SecretVariable } from "./handlers";

/** Last part of the parameter's name. */
const parameters: Record<SecretVariable, string> = {
  TANDEM_PAYMENT_KEY: "payment-key",
  TANDEM_SESSION_KEY: "session-key",
  TANDEM_AUTH_KEY: "auth-key",
  TANDEM_PAIRWISE_KEY: "pairwise-key",
};

const parameterName = (stack: Stack, variable: SecretVariable): string =>
  `/tandem/${stack.stage}/${parameters[variable]}`;

/** The environment that refers to these secrets. */
export const secretReferences = (stack: Stack, variables: readonly SecretVariable[]): Record<string, string> =>
  Object.fromEntries(variables.map((variable) => [variable, `ssm:${parameterName(stack, variable)}`]));

/** Lets `grantee` read these secrets and no others. */
export function grantSecrets(stack: Stack, grantee: IGrantable, variables: readonly SecretVariable[]): void {
  if (variables.length === 0) return;
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ["ssm:GetParameters"],
      resources: variables.map((variable) =>
        Arn.format(
          {
            service: "ssm",
            resource: "parameter",
            resourceName: parameterName(stack, variable).slice(1),
            arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
          },
          stack,
        ),
      ),
    }),
  );
}
