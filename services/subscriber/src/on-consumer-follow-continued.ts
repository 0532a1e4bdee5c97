import { configureCore } from "#core/config";
import { Consumer } from "#core/consumer";
import { Id, parseInput } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { reach } from "./follow-and-reach";
import { subscribe } from "./subscribe";

/** The next page of what follows for very many records of an agreement. Its steward is the tenant in whose log the event stands. */
export const handler = subscribe("on-consumer-follow-continued", ({ tenantid, data }) =>
  Consumer.continueFollow(
    { ...data, stewardId: parseInput(Id("ten"), tenantid) },
    { at: systemClock.now(), random: systemRandom, secret: configureCore().pairwiseKey, told: reach },
  ),
);
