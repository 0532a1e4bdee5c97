import { Id, parseInput } from "#core/kernel";
import { followAndReach } from "./follow-and-reach";
import { subscribe } from "./subscribe";

/**
 * What a consumer said after the sale reaches the other party's projection. The grant decides, which the answer wrote in the same
 * transaction: the event names the record, and whose log it stands in says who its steward is. A replay finds nothing to write.
 */
export const handler = subscribe("on-consent-changed", ({ tenantid, data }) => {
  const { agreementId, recipientId, sharedRecordId } = data;
  return followAndReach({ stewardId: parseInput(Id("ten"), tenantid), recipientId, agreementId, sharedRecordId });
});
