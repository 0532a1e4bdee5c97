/**
 * Web: the console from a private bucket, the API under `/api` and identity under `/auth` (they know their prefixes), behind one distribution and therefore one origin:
 * session cookies need no cross-site exception, and the addresses are those of the local runtime.
 *
 * @module
 */
import { NagSuppressions } from "cdk-nag";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  FunctionEventType,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption } from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import { RemovalPolicy } from "aws-cdk-lib/core";
import { use, type Stack, type StackContext } from "sst/constructs";
import { consoleFolder } from "../scripts/console";
import { Api } from "./api";
import { Identity } from "./identity";
import { accessLogBucket, aliasRecords, edgeFunction, explainDistribution } from "./support/edge";
import { hostOf } from "./support/http-api";
import { physicalName } from "./support/name";
import { readSetting } from "./support/setting";
import { thin } from "./support/thin";

export function Web({ stack }: StackContext) {
  thin(stack);
  const { api } = use(Api);
  const { api: identity } = use(Identity);
  const { domain, webAclArn } = readSetting();
  const logBucket = accessLogBucket(stack);
  const bucket = new Bucket(stack, "Console", {
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    serverAccessLogsBucket: logBucket,
    serverAccessLogsPrefix: "console-bucket/",
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  const shared = {
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
  };
  const noteClient = edgeFunction(stack, "Client", "web-client", client);
  const door = (host: string): BehaviorOptions => ({
    ...shared,
    functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: noteClient }],
    origin: new HttpOrigin(host, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  });
  const distribution = new Distribution(stack, "Distribution", {
    comment: physicalName(stack, "web"),
    defaultBehavior: {
      ...shared,
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      functionAssociations: [
        { eventType: FunctionEventType.VIEWER_REQUEST, function: edgeFunction(stack, "Page", "web-page", page) },
      ],
    },
    additionalBehaviors: { "/api/*": door(hostOf(api)), "/auth/*": door(hostOf(identity)) },
    ...(domain
      ? {
          domainNames: [domain.name],
          certificate: Certificate.fromCertificateArn(stack, "Certificate", domain.certificateArn),
        }
      : {}),
    ...(webAclArn ? { webAclId: webAclArn } : {}),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    enableLogging: true,
    logBucket,
    logFilePrefix: "web/",
  });
  explainDistribution(distribution, { domain, webAclArn });
  if (domain) aliasRecords(stack, distribution, domain, domain.name);
  uploadConsole(stack, bucket, distribution);
  stack.addOutputs({ ConsoleUrl: `https://${domain?.name ?? distribution.distributionDomainName}/console/` });
}

/**
 * Files with a hash in their names first and for ever, then the page that names them. Nothing is pruned: a console that is open during a
 * deployment still finds its parts.
 */
function uploadConsole(stack: Stack, bucket: Bucket, distribution: Distribution): void {
  const folder = consoleFolder();
  const shared = { destinationBucket: bucket, destinationKeyPrefix: "console", prune: false };
  const parts = new BucketDeployment(stack, "ConsoleParts", {
    ...shared,
    sources: [Source.asset(folder, { exclude: ["index.html"] })],
    cacheControl: [CacheControl.fromString("public, max-age=31536000, immutable")],
  });
  const start = new BucketDeployment(stack, "ConsolePage", {
    ...shared,
    sources: [Source.asset(folder, { exclude: ["*", "!index.html"] })],
    cacheControl: [CacheControl.fromString("no-cache")],
    distribution,
    distributionPaths: ["/console/*"],
  });
  start.node.addDependency(parts);
  explainDeployment(stack);
}

/** The function that CDK adds for uploads: CDK's own code, run by CloudFormation at deployments only. */
function explainDeployment(stack: Stack): void {
  const uploader = stack.node.children.find(({ node }) => node.id.startsWith("Custom::CDKBucketDeployment"));
  if (!uploader) throw new Error("CDK's uploader has another name now");
  NagSuppressions.addResourceSuppressions(
    uploader,
    [
      {
        id: "AwsSolutions-IAM4",
        reason: "CDK's uploader writes its log by AWS's managed policy; it handles public files only.",
      },
      {
        id: "AwsSolutions-IAM5",
        reason: "CDK's uploader reads the assets' bucket, writes the console's, and invalidates by distribution.",
      },
      { id: "AwsSolutions-L1", reason: "The runtime of CDK's uploader is chosen by CDK and moves with its version." },
    ],
    true,
  );
}

/** Overwrites what a visitor may have sent under that name: requests are counted by it. */
const client = `function handler(event) {
  event.request.headers["x-client-address"] = { value: event.viewer.ip };
  return event.request;
}`;

/** The bare address leads to the console; what isn't a file is a page of the single-page app. */
const page = `function handler(event) {
  var request = event.request;
  if (!request.uri.startsWith("/console/"))
    return { statusCode: 302, statusDescription: "Found", headers: { location: { value: "/console/" } } };
  if (!request.uri.split("/").pop().includes(".")) request.uri = "/console/index.html";
  return request;
}`;
