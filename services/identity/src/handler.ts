/**
 * The identity service behind API Gateway. Assembled at the first request, when secrets have become values.
 *
 * @module
 */
import { setTimeout as pause } from "node:timers/promises";
import { configureCore } from "#core/config";
import { Identity } from "#core/identity";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Limit } from "#core/limit";
import { openMailer } from "#core/mail";
import { Hono } from "hono";
import { lambdaOf } from "../../gateway/src/lambda";
import { createIdentity } from "./app";

type Answer = ReturnType<typeof lambdaOf>;
let assembled: Promise<Answer> | undefined;

async function assemble(): Promise<Answer> {
  const { authKey, publicUrl, mail, mailFrom } = configureCore();
  Identity.useAccountSecret(() => authKey);
  const identity = createIdentity({
    clock: systemClock,
    random: systemRandom,
    secret: authKey,
    publicUrl,
    mailer: await openMailer(mail),
    mailFrom,
    limiter: Limit.createLimiter(),
    pause: (ms) => pause(ms),
    log: (entry) => console.error(JSON.stringify(entry)),
  });
  return lambdaOf(new Hono().all("*", (c) => identity(c.req.raw)));
}

export const handler: (...given: Parameters<Answer>) => Promise<Awaited<ReturnType<Answer>>> = async (...given) => {
  assembled ??= assemble();
  return (await assembled)(...given);
};
