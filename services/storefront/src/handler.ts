/**
 * The storefronts' function behind API Gateway. Assembled at the first request, when secrets have become values.
 *
 * @module
 */
import { configureCore } from "#core/config";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Limit } from "#core/limit";
import { mollieProvider } from "#core/payment";
import { lambdaOf } from "../../gateway/src/lambda";
import { createStorefront } from "./app";
import { readFont } from "./font";

type Handler = ReturnType<typeof lambdaOf>;
let assembled: Handler | undefined;

function assemble(): Handler {
  const config = configureCore();
  const font = readFont();
  return lambdaOf(
    createStorefront({
      clock: systemClock,
      random: systemRandom,
      provider: mollieProvider({ baseUrl: config.paymentUrl, apiKey: config.paymentKey }),
      publicUrl: config.publicUrl,
      paymentUrl: config.paymentUrl,
      sessionKey: config.sessionKey,
      pairwiseKey: config.pairwiseKey,
      post: { from: config.mailFrom, open: async () => (await import("#core/mail")).openMailer(config.mail) },
      limiter: Limit.createLimiter(),
      ...(font ? { font } : {}),
    }),
  );
}

export const handler: Handler = (event, context) => {
  assembled ??= assemble();
  return assembled(event, context);
};
