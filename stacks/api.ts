/**
 * API: HTTP API → handler. The web's distribution serves it under `/api`; without a domain, links and notifications lead to its own address.
 *
 * @module
 */
import { Duration } from "aws-cdk-lib/core";
import { use, type StackContext } from "sst/constructs";
import { Storage } from "./storage";
import { grantItems } from "./support/access";
import { deadLetterEnvironment, grantDeadLetters } from "./support/dead-letter";
import { handlerEnvironment } from "./support/environment";
import { grantKeysOf, handlerFunction } from "./support/handler-function";
import { httpApi, routeAll } from "./support/http-api";
import { readSetting } from "./support/setting";
import { thin } from "./support/thin";
import type { Watched } from "./support/watched";

export function Api({ stack }: StackContext) {
  thin(stack);
  const { roles, keyring } = use(Storage);
  const { domain } = readSetting();
  const api = httpApi(stack, "Api", "api");
  const publicUrl = domain ? `https://${domain.name}` : api.apiEndpoint;
  const handler = handlerFunction(stack, "Handler", {
    bundle: "api",
    description: "API",
    timeout: Duration.seconds(29),
    memoryMb: 1769, // one whole core: the memory at which an import's parsing is fastest per cent
    environment: { ...handlerEnvironment(stack, publicUrl), ...deadLetterEnvironment(stack) },
  });
  grantItems(handler.fn, roles);
  grantDeadLetters(stack, handler.fn);
  grantKeysOf(handler, keyring);
  routeAll(
    api,
    handler.fn,
    "The handler checks the session and the operation's scope itself: the same code runs locally, and sign-in must be reachable.",
  );
  stack.addOutputs({ ApiUrl: api.apiEndpoint });
  const watched: Watched = {
    functionNames: [handler.functionName],
    httpApis: [{ label: "api", apiId: api.apiId }],
  };
  return { api, publicUrl, watched };
}
