import { Id, parseInput } from "#core/kernel";
import { Listing } from "#core/listing";
import { subscribe } from "./subscribe";

/** What the partner enabled is published, unless it decided otherwise since. */
export const handler = subscribe("on-listing-enabled", ({ tenantid, time, data }) =>
  Listing.followEnablement({ ...data, tenantId: parseInput(Id("ten"), tenantid), at: time }),
);
