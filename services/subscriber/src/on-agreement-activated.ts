import { Id, parseInput } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Listing } from "#core/listing";
import { subscribe } from "./subscribe";

/** What the agreement grants is proposed in the partner's storefronts. A replay finds the proposals there. */
export const handler = subscribe(
  "on-agreement-activated",
  ({ id, tenantid, time, data: { agreementId, supplierId } }) =>
    Listing.followAgreement(
      { eventId: id, tenantId: parseInput(Id("ten"), tenantid), agreementId, supplierId, at: time },
      { at: systemClock.now(), random: systemRandom },
    ),
);
