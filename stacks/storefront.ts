/**
 * Storefront: CloudFront → HTTP API → handler, for every storefront by its host name.
 *
 * The gateway answers only to its own host name, so a function at the edge copies the visitor's into `x-forwarded-host`, which is part of
 * the cache key. Nothing is cached unless the handler says so in `cache-control`.
 *
 * @module
 */
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  FunctionEventType,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Duration } from "aws-cdk-lib/core";
import { use, type StackContext } from "sst/constructs";
import { Api } from "./api";
import { Storage } from "./storage";
import { grantItems } from "./support/access";
import { accessLogBucket, aliasRecords, edgeFunction, explainDistribution } from "./support/edge";
import { handlerEnvironment } from "./support/environment";
import { grantKeysOf, handlerFunction } from "./support/handler-function";
import { hostOf, httpApi, routeAll } from "./support/http-api";
import { physicalName } from "./support/name";
import { readSetting } from "./support/setting";
import { thin } from "./support/thin";
import type { Watched } from "./support/watched";

export function Storefront({ stack }: StackContext) {
  thin(stack);
  const { roles, keyring } = use(Storage);
  const { publicUrl } = use(Api);
  const { domain, webAclArn } = readSetting();
  const api = httpApi(stack, "Gateway", "storefront");
  const handler = handlerFunction(stack, "Handler", {
    bundle: "storefront",
    description: "Server-rendered storefronts",
    timeout: Duration.seconds(29),
    memoryMb: 1769,
    environment: handlerEnvironment(stack, publicUrl),
  });
  grantItems(handler.fn, roles);
  grantKeysOf(handler, keyring);
  routeAll(
    api,
    handler.fn,
    "A shop is open to whoever comes; orders are protected by unguessable links and signed cookies.",
  );

  const cachePolicy = new CachePolicy(stack, "CachePolicy", {
    cachePolicyName: physicalName(stack, "storefront"),
    comment: "Only what the handler marks; apart per shop, query and visitor",
    defaultTtl: Duration.seconds(0),
    minTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    headerBehavior: CacheHeaderBehavior.allowList("x-forwarded-host"),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    cookieBehavior: CacheCookieBehavior.all(),
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  });
  const distribution = new Distribution(stack, "Distribution", {
    comment: physicalName(stack, "storefront"),
    defaultBehavior: {
      origin: new HttpOrigin(hostOf(api), { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: edgeFunction(stack, "KeepHost", "storefront-host", keepHost),
        },
      ],
    },
    ...(domain
      ? {
          domainNames: [`*.${domain.name}`],
          certificate: Certificate.fromCertificateArn(stack, "Certificate", domain.certificateArn),
        }
      : {}),
    ...(webAclArn ? { webAclId: webAclArn } : {}),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    enableLogging: true,
    logBucket: accessLogBucket(stack),
    logFilePrefix: "storefront/",
  });
  explainDistribution(distribution, { domain, webAclArn });
  if (domain) aliasRecords(stack, distribution, domain, `*.${domain.name}`);
  stack.addOutputs({ StorefrontDistribution: distribution.distributionDomainName });
  const watched: Watched = {
    functionNames: [handler.functionName],
    httpApis: [{ label: "storefront", apiId: api.apiId }],
  };
  return { watched };
}

/** Overwrites what a visitor may have sent under that name. */
const keepHost = `function handler(event) {
  var request = event.request;
  request.headers["x-forwarded-host"] = { value: request.headers.host.value };
  request.headers["x-client-address"] = { value: event.viewer.ip };
  return request;
}`;
