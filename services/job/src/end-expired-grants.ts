import { configureCore } from "#core/config";
import { Consent } from "#core/consent";
import { errorLine } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Tenant } from "#core/tenant";

/**
 * What was let see for a time goes when the time is over: projections, and the consents behind them.
 *
 * A steward whose records can't be swept doesn't keep the others waiting; the job fails at the end, so that somebody is alarmed.
 */
export async function handler(): Promise<void> {
  const { pairwiseKey: secret } = configureCore();
  const failed: string[] = [];
  for await (const { tenantId } of Tenant.all()) {
    try {
      const swept = await Consent.sweepRetention(tenantId, { at: systemClock.now(), random: systemRandom, secret });
      if (swept.removed + swept.expired > 0)
        console.log(JSON.stringify({ level: "info", job: "end-expired-grants", tenantId, ...swept }));
    } catch (error) {
      failed.push(tenantId);
      console.error(JSON.stringify({ level: "error", job: "end-expired-grants", tenantId, ...errorLine(error) }));
    }
  }
  if (failed.length > 0) throw new Error(`What is over can't be ended at ${failed.join(", ")}`);
}
