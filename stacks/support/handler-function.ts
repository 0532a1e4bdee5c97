/**
 * A Lambda function made of one of our bundles: the same runtime, logs, tracing and environment for each of them, and a role of its own that
 * may write its log, read its secrets and send mail if it does, and nothing more until something is granted.
 *
 * @module
 */
import { NagSuppressions } from "cdk-nag";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Architecture, Code, Function, LoggingFormat, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { type Duration, RemovalPolicy } from "aws-cdk-lib/core";
import type { Stack } from "sst/constructs";
import { bundlePath } from "../../scripts/bundle";
import { grantKeys, grantMail } from "./access";
import { handlerFile, type HandlerFile } from "./handlers";
import { physicalName } from "./name";
import { grantSecrets, secretReferences } from "./secret";
import { readSetting } from "./setting";

export type HandlerOptions = {
  /** One of `handlerFiles`. */
  readonly bundle: string;
  readonly description: string;
  readonly timeout: Duration;
  readonly memoryMb?: number;
  readonly environment: Readonly<Record<string, string>>;
};

/** `functionName` is known here and now, unlike the token that `Function.functionName` holds. */
export type Handler = { readonly fn: Function; readonly functionName: string; readonly keys?: HandlerFile["keys"] };

/** Logs of requests name members and consumers by id only, yet there is no reason to keep them for long. */
export const logRetention = RetentionDays.ONE_MONTH;

export function handlerFunction(stack: Stack, id: string, options: HandlerOptions): Handler {
  const functionName = physicalName(stack, options.bundle.replace(/^subscriber\//, ""));
  const logGroup = new LogGroup(stack, `${id}Log`, {
    logGroupName: `/aws/lambda/${functionName}`,
    retention: logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  // Without a role given, CDK attaches a managed policy that may write every log group of the account.
  const role = new Role(stack, `${id}Role`, { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  logGroup.grantWrite(role);
  const { secrets, sendsMail, keys } = handlerFile(options.bundle);
  grantSecrets(stack, role, secrets);
  if (sendsMail) grantMail(stack, role, readSetting().mailFrom);
  const fn = new Function(stack, id, {
    functionName,
    description: options.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(bundlePath(options.bundle)),
    handler: "handler.handler",
    memorySize: options.memoryMb ?? 1024,
    timeout: options.timeout,
    environment: {
      ...options.environment,
      ...secretReferences(stack, secrets),
      NODE_ENV: "production",
    },
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.ACTIVE,
  });
  NagSuppressions.addResourceSuppressions(
    role,
    [
      {
        id: "AwsSolutions-IAM5",
        reason: "X-Ray's actions (PutTraceSegments, PutTelemetryRecords) know no resource but *.",
        appliesTo: ["Resource::*"],
      },
    ],
    true,
  );
  return { fn, functionName, ...(keys ? { keys } : {}) };
}

/** Lets a function use data keys as far as its list of needs says. */
export function grantKeysOf({ fn, keys: access }: Handler, keyring: IKey): void {
  if (access) grantKeys(fn, keyring, access);
}
