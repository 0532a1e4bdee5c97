/**
 * The identity service behind API Gateway. Assembled at the first request, when secrets have become values.
 *
 * @module
 */
import { setTimeout as pause } from "node:timers/promises";
import { configureCore } from "#core/config";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Limit } from "#core/limit";
import { openMailer } from "#core/mail";
import { Hono } from "hono";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { createIdentity } from "./app";

type Answer = ReturnType<typeof handle>;
let assembled: Promise<Answer> | undefined;

async function assemble(): Promise<Answer> {
  const { authSecret, publicUrl, mail, mailFrom } = configureCore();
  const identity = createIdentity({
    clock: systemClock,
    random: systemRandom,
    secret: authSecret,
    publicUrl,
    mailer: await openMailer(mail),
    mailFrom,
    limiter: Limit.createLimiter(),
    pause: (ms) => pause(ms),
    log: (entry) => console.error(JSON.stringify(entry)),
  });
  return handle(new Hono().all("*", (c) => identity(c.req.raw)));
}

/** A `Request` has no body when it only reads. */
const requestable = (event: LambdaEvent): LambdaEvent =>
  "version" in event && ["GET", "HEAD"].includes(event.requestContext.http.method)
    ? ({ ...event, body: null } as LambdaEvent)
    : event;

export async function handler(event: LambdaEvent, context?: LambdaContext): ReturnType<Answer> {
  assembled ??= assemble();
  return (await assembled)(requestable(event), context);
}
