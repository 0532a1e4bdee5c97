/**
 * Identity: HTTP API → handler. The web's distribution serves it under `/auth`, so that its cookies are the API's and the console's.
 *
 * @module
 */
import { Duration } from "aws-cdk-lib/core";
import { use, type StackContext } from "sst/constructs";
import { Api } from "./api";
import { Storage } from "./storage";
import { grantItems } from "./support/access";
import { handlerEnvironment } from "./support/environment";
import { handlerFunction } from "./support/handler-function";
import { httpApi, routeAll } from "./support/http-api";
import { thin } from "./support/thin";
import type { Watched } from "./support/watched";

export function Identity({ stack }: StackContext) {
  thin(stack);
  const { roles } = use(Storage);
  const { publicUrl } = use(Api);
  const api = httpApi(stack, "Gateway", "identity");
  const handler = handlerFunction(stack, "Handler", {
    bundle: "identity",
    description: "Sign-up, sign-in, second factors, passkeys and resets",
    timeout: Duration.seconds(29),
    memoryMb: 1769, // one whole core: stretching a password is all it does
    environment: handlerEnvironment(stack, publicUrl),
  });
  grantItems(handler.fn, roles);
  routeAll(
    api,
    handler.fn,
    "Whoever signs in has nothing to show yet; tries are counted per account and address by the handler.",
  );
  const watched: Watched = {
    functionNames: [handler.functionName],
    httpApis: [{ label: "identity", apiId: api.apiId }],
  };
  return { api, watched };
}
