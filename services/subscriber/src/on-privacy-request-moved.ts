import { configureCore } from "#core/config";
import { systemClock, systemRandom } from "#core/kernel/system";
import { openMailer } from "#core/mail";
import { Privacy } from "#core/privacy";
import { subscribe } from "./subscribe";

/** Brings a request as far as it can be brought now; whichever event comes, and however often, it finds what is left (invariant 7). */
export const handler = subscribe("on-privacy-request-moved", async ({ tenantid, data, type }) => {
  const config = configureCore();
  await Privacy.hear(
    { type, tenantId: tenantid as `ten_${string}`, privacyRequestId: data.privacyRequestId },
    {
      secret: config.pairwiseKey,
      mailer: await openMailer(config.mail),
      mailFrom: config.mailFrom,
      publicUrl: config.publicUrl,
      at: systemClock.now(),
      random: systemRandom,
      log: (entry) => console.error(JSON.stringify(entry)),
    },
  );
});
