import { configureCore } from "#core/config";
import { Consumer } from "#core/consumer";
import { Id, parseInput } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { reach } from "./follow-and-reach";
import { subscribe } from "./subscribe";

/**
 * What a tenant shared, and what was shared with it, goes when it is closed. While it's suspended, reads show nothing, and relay addresses
 * are closed.
 */
export const handler = subscribe("on-tenant-moved-follow-shared-records", ({ id, tenantid }) =>
  Consumer.followTenant(
    { eventId: id, tenantId: parseInput(Id("ten"), tenantid) },
    { at: systemClock.now(), random: systemRandom, secret: configureCore().pairwiseKey, told: reach },
  ),
);
