/**
 * A signature reaches the counterparty's copy. A replay must be harmless, and a tenant signs as itself only: who signed is the tenant
 * in whose log the event stands. Where it brings other terms into force, every projection under the agreement follows them.
 *
 * @module
 */
import { Agreement } from "#core/agreement";
import { configureCore } from "#core/config";
import { Consumer } from "#core/consumer";
import { Id, parseInput } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { runInScope } from "#core/store";
import { reach } from "./follow-and-reach";
import { subscribe } from "./subscribe";

export const handler = subscribe("on-agreement-signed", async ({ id, tenantid, data }) => {
  const by = { at: systemClock.now(), random: systemRandom };
  const agreement = await runInScope(
    { tenantId: data.counterpartyId, actor: "on-agreement-signed", role: "subscriber" },
    () => Agreement.learnSignature({ signerId: parseInput(Id("ten"), tenantid), signed: data, ...by }),
  );
  // The first version has nothing to follow: records come with its first sale.
  if (data.version > 1 && agreement.version === data.version) {
    await Consumer.followAgreement(agreement, { ...by, eventId: id, secret: configureCore().pairwiseKey, told: reach });
  }
});
