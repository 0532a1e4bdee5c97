/**
 * A signature reaches the counterparty's copy. A replay must be harmless, and a tenant signs as itself only: who signed is the tenant
 * in whose log the event stands.
 *
 * @module
 */
import { Agreement } from "#core/agreement";
import { Id, parseInput } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { runInScope } from "#core/store";
import { subscribe } from "./subscribe";

export const handler = subscribe("on-agreement-signed", async ({ tenantid, data }) => {
  await runInScope({ tenantId: data.counterpartyId, actor: "on-agreement-signed", role: "subscriber" }, () =>
    Agreement.learnSignature({
      signerId: parseInput(Id("ten"), tenantid),
      signed: data,
      at: systemClock.now(),
      random: systemRandom,
    }),
  );
});
