/**
 * An HTTP API (payload format 2) in front of one handler, with access log and throttling.
 *
 * @module
 */
import { NagSuppressions } from "cdk-nag";
import { HttpApi, HttpMethod, HttpStage, type IHttpApi, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import type { Function } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Fn, RemovalPolicy } from "aws-cdk-lib/core";
import type { Stack } from "sst/constructs";
import { logRetention } from "./handler-function";
import { physicalName } from "./name";

/** An API without a route yet: its address goes into the handler's environment, and the handler into its route. */
export function httpApi(stack: Stack, id: string, thing: string): HttpApi {
  const api = new HttpApi(stack, id, { apiName: physicalName(stack, thing), createDefaultStage: false });
  const logGroup = new LogGroup(stack, `${id}Access`, {
    logGroupName: `/tandem/${stack.stage}/${thing}-access`,
    retention: logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new HttpStage(stack, `${id}Stage`, {
    // CDK's own class doesn't fit its interface under exactOptionalPropertyTypes.
    httpApi: api as IHttpApi,
    stageName: "$default",
    autoDeploy: true,
    // Per account and region, before a tenant's own limits: what a runaway client may cost.
    throttle: { rateLimit: 500, burstLimit: 1000 },
    accessLogSettings: {
      destination: new LogGroupLogDestination(logGroup),
      format: AccessLogFormat.custom(accessLogLine),
    },
  });
  return api;
}

/** No address of the caller and no query: neither is needed to operate, and both can be personal. */
const accessLogLine = JSON.stringify({
  requestId: "$context.requestId",
  requestTime: "$context.requestTime",
  method: "$context.httpMethod",
  path: "$context.path",
  status: "$context.status",
  latencyMs: "$context.responseLatency",
  integrationError: "$context.integrationErrorMessage",
});

/** Sends every method and path to `fn`; `whyOpen` says why no authoriser of the gateway stands before it. */
export function routeAll(api: HttpApi, fn: Function, whyOpen: string): void {
  const integration = new HttpLambdaIntegration("Handler", fn);
  const routes = [
    ...api.addRoutes({ path: "/", methods: [HttpMethod.ANY], integration }),
    ...api.addRoutes({ path: "/{path+}", methods: [HttpMethod.ANY], integration }),
  ];
  NagSuppressions.addResourceSuppressions(routes, [{ id: "AwsSolutions-APIG4", reason: whyOpen }]);
}

/** The API's host, as a CloudFront origin wants it. */
export const hostOf = (api: HttpApi): string => Fn.select(2, Fn.split("/", api.apiEndpoint));
