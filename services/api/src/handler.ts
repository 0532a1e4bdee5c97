/**
 * The API as a Lambda function. The local runtime calls this very handler.
 *
 * @module
 */
import { Audit } from "#core/audit";
import { configureCore } from "#core/config";
import { ApiKey, Identity } from "#core/identity";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Limit } from "#core/limit";
import { lambdaOf } from "../../gateway/src/lambda";
import { createApi } from "./api";
import { exchangeable } from "./dead-letters";

const config = configureCore();
const { publicUrl, sessionKey, pairwiseKey, relayDomain, stage, queues } = config;
Identity.useAccountSecret(() => config.authKey);
const deadLetters = exchangeable(queues);

/** The local runtime keeps its dead letters in a list, which the API then shows. */
export const useDeadLetters = deadLetters.use;

/** A witness outside the table: `tandem audit verify --log` compares the chain with these lines. */
Audit.onAppended((audit) => console.log(JSON.stringify({ level: "info", audit })));

const api = createApi({
  clock: systemClock,
  random: systemRandom,
  identity: Identity,
  deadLetters: deadLetters.box,
  publicUrl,
  cursorKey: sessionKey,
  relay: { domain: relayDomain, secret: pairwiseKey },
  tokenKey: sessionKey,
  keyKind: ApiKey.kindOf(stage),
  limiter: Limit.createLimiter(),
});

export const handler = lambdaOf(api);
