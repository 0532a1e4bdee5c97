/**
 * What both distributions share: functions at the edge, access log, alias records, and why a rule may not apply.
 *
 * @module
 */
import { NagSuppressions } from "cdk-nag";
import { Function, FunctionCode, FunctionRuntime, type Distribution } from "aws-cdk-lib/aws-cloudfront";
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from "aws-cdk-lib/aws-route53";
import { CloudFrontTarget } from "aws-cdk-lib/aws-route53-targets";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { Duration, RemovalPolicy } from "aws-cdk-lib/core";
import type { Stack } from "sst/constructs";
import { physicalName } from "./name";
import type { Setting } from "./setting";

export function edgeFunction(stack: Stack, id: string, thing: string, code: string): Function {
  return new Function(stack, id, {
    functionName: physicalName(stack, thing),
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(code),
  });
}

/** Addresses of visitors are in it, so what is in it goes after 30 days. The bucket stays: CloudFormation deletes no full one. */
export function accessLogBucket(stack: Stack): Bucket {
  const bucket = new Bucket(stack, "AccessLog", {
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    // CloudFront delivers its logs by access control list.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: Duration.days(30) }],
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  NagSuppressions.addResourceSuppressions(bucket, [
    { id: "AwsSolutions-S1", reason: "This is the bucket of access logs; logging reads of logs would have no end." },
  ]);
  return bucket;
}

export function aliasRecords(
  stack: Stack,
  distribution: Distribution,
  { name, hostedZoneId }: NonNullable<Setting["domain"]>,
  recordName: string,
): void {
  if (!hostedZoneId) return;
  // By id and name, since a look-up would need credentials and the network at synthesis.
  const zone = HostedZone.fromHostedZoneAttributes(stack, "Zone", { hostedZoneId, zoneName: name });
  const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
  new ARecord(stack, "Ipv4", { zone, recordName: `${recordName}.`, target });
  new AaaaRecord(stack, "Ipv6", { zone, recordName: `${recordName}.`, target });
}

/** Suppresses exactly what the deployment's settings leave open, each with its reason. */
export function explainDistribution(
  distribution: Distribution,
  { domain, webAclArn }: Pick<Setting, "domain" | "webAclArn">,
): void {
  NagSuppressions.addResourceSuppressions(distribution, [
    {
      id: "AwsSolutions-CFR1",
      reason: "Shops sell wherever their agreements' territory clauses allow, checked per order, not per address.",
    },
    ...(webAclArn
      ? []
      : [
          {
            id: "AwsSolutions-CFR2",
            reason: "No web ACL set: TANDEM_WEB_ACL_ARN adds one; throttling stands at the gateway.",
          },
        ]),
    ...(domain
      ? []
      : [
          {
            id: "AwsSolutions-CFR4",
            reason: "Without a domain CloudFront's own certificate is used, whose protocol can't be chosen.",
          },
        ]),
  ]);
}
