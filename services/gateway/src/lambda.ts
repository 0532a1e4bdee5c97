/**
 * An app behind API Gateway. What a `Request` can't be made with throws where it is made, and would be our own bug to whoever sent it:
 * an unknown method is told 405 like any that no operation has (RFC 9110, 15.5.6), and reading has no body.
 *
 * @module
 */
import type { Env, Hono } from "hono";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import type { Schema } from "hono/types";

type Event = Extract<LambdaEvent, { readonly routeKey: string }>;

const known = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export function lambdaOf<E extends Env, S extends Schema, P extends string>(app: Hono<E, S, P>) {
  const answer = handle(app);
  return (event: Event, context?: LambdaContext) => answer(requestable(event), context);
}

function requestable(event: Event): Event {
  const { http } = event.requestContext;
  if (!known.has(http.method)) {
    return { ...event, requestContext: { ...event.requestContext, http: { ...http, method: "UNKNOWN" } } };
  }
  return http.method === "GET" || http.method === "HEAD" ? { ...event, body: null } : event;
}
