import { Id, parseInput } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Listing } from "#core/listing";
import { subscribe } from "./subscribe";

/** What is listed under a tenant's agreements goes when it is suspended, comes back when it's reinstated, and is removed when it's closed. */
export const handler = subscribe("on-tenant-moved-follow-listings", ({ id, tenantid, time }) =>
  Listing.followTenant(
    { eventId: id, tenantId: parseInput(Id("ten"), tenantid), at: time },
    { at: systemClock.now(), random: systemRandom },
  ),
);
