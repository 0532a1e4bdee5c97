import { configureCore } from "#core/config";
import { Consumer } from "#core/consumer";
import { systemClock } from "#core/kernel/system";
import { RelayAddress } from "#core/relay-address";

/** One projection follows its sources; where it shows a partner a pseudonym, mail to that pseudonym reaches the consumer from now on. */
export async function followAndReach(key: Consumer.SharedKey): Promise<void> {
  const row = await Consumer.followShared(key, { at: systemClock.now(), secret: configureCore().pairwiseKey });
  if (row?.share !== "pseudonymous" || row.recipientId !== row.partnerId) return;
  const { pseudonym, sharedRecordId, partnerId, supplierId, agreementId, subjectId, lastOrderAt: since } = row;
  await RelayAddress.record({ pseudonym, sharedRecordId, partnerId, supplierId, agreementId, subjectId, since });
}
