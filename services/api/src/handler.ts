/**
 * The API as a Lambda function. The local runtime calls this very handler.
 *
 * @module
 */
import { configureCore } from "#core/config";
import { Identity } from "#core/identity";
import { systemClock, systemRandom } from "#core/kernel/system";
import { handle } from "hono/aws-lambda";
import { createApi } from "./api";
import { queuedDeadLetters } from "./dead-letters";
import type { DeadLetters } from "./frame/route";

const { publicUrl, sessionKey } = configureCore();

let deadLetters = queuedDeadLetters;

/** The local runtime keeps its dead letters in a list, which the API then shows. */
export function useDeadLetters(local: DeadLetters): void {
  deadLetters = local;
}

const api = createApi({
  clock: systemClock,
  random: systemRandom,
  identity: Identity,
  deadLetters: { list: () => deadLetters.list(), redrive: (deadLetterId) => deadLetters.redrive(deadLetterId) },
  publicUrl,
  cursorKey: sessionKey,
});

export const handler = handle(api);
