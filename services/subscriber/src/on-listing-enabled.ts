import { Id, parseInput } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Listing } from "#core/listing";
import { subscribe } from "./subscribe";

/** What the partner enabled is published, unless it decided otherwise since. */
export const handler = subscribe("on-listing-enabled", ({ id, tenantid, time, data }) =>
  Listing.followEnablement(
    { ...data, eventId: id, tenantId: parseInput(Id("ten"), tenantid), at: time },
    { at: systemClock.now(), random: systemRandom },
  ),
);
