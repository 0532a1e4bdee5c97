import { Id, parseInput } from "#core/kernel";
import { Listing } from "#core/listing";
import { subscribe } from "./subscribe";

/** What the agreement grants is proposed in the partner's storefronts. A replay finds the proposals there. */
export const handler = subscribe("on-agreement-activated", ({ tenantid, time, data: { agreementId, supplierId } }) =>
  Listing.followAgreement({ tenantId: parseInput(Id("ten"), tenantid), agreementId, supplierId, at: time }),
);
