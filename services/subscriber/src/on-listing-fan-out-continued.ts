import { Id, parseInput } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Listing } from "#core/listing";
import { subscribe } from "./subscribe";

/** The next page of what follows for very many listings. A replay works through the page again, and continues nothing twice. */
export const handler = subscribe("on-listing-fan-out-continued", ({ tenantid, data }) =>
  Listing.continueFanOut(
    { ...data, tenantId: parseInput(Id("ten"), tenantid) },
    { at: systemClock.now(), random: systemRandom },
  ),
);
