import type { Id } from "#core/kernel";
import { Listing } from "#core/listing";
import { subscribe } from "./subscribe";

/** What the agreement grants is proposed in the partner's storefronts. A replay finds the proposals there. */
export const handler = subscribe("on-agreement-activated", ({ tenantid, time, data: { agreementId, supplierId } }) =>
  Listing.followAgreement({ tenantId: tenantid as Id<"ten">, agreementId, supplierId, at: time }),
);
