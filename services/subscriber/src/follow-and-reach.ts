/**
 * A relay address is open as long as its projection shows it, and the consumer hasn't said no: it opens and closes with what the projection
 * came to. The mail door asks the grant besides, at every mail.
 *
 * @module
 */
import { configureCore } from "#core/config";
import { Consumer } from "#core/consumer";
import { systemClock } from "#core/kernel/system";
import { RelayAddress } from "#core/relay-address";

/** One projection follows its sources, and its relay address follows the projection. A replay changes nothing. */
export async function followAndReach(key: Consumer.SharedKey): Promise<void> {
  await reach(await Consumer.followShared(key, { at: systemClock.now(), secret: configureCore().pairwiseKey }));
}

export async function reach({ row, grant, resting }: Consumer.Followed): Promise<void> {
  if (!grant) return;
  const { sharedRecordId, agreementId, recipientId, consumerId, subjectId } = grant;
  if (!resting && row?.share === "pseudonymous" && row.recipientId === row.partnerId && Consumer.mayWrite(grant)) {
    const { pseudonym, partnerId, supplierId, lastOrderAt: since } = row;
    await RelayAddress.record({ pseudonym, sharedRecordId, partnerId, supplierId, agreementId, subjectId, since });
    return;
  }
  const pseudonym = Consumer.pseudonymOf(recipientId, consumerId, configureCore().pairwiseKey);
  await RelayAddress.close(pseudonym, sharedRecordId);
}
