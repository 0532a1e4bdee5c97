import { Audit } from "#core/audit";
import { configureCore } from "#core/config";
import { systemClock, systemRandom } from "#core/kernel/system";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";

/**
 * Verifies what every tenant's audit chain gained since its last anchor, and anchors its end.
 *
 * A chain that broke gets no anchor. The job goes on to the others, and fails at the end, so that somebody is alarmed.
 */
export async function handler(): Promise<void> {
  configureCore();
  const broken: string[] = [];
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof Tenant.list>> = await Tenant.list({ cursor });
    for (const { tenantId } of page.items) {
      const anchoring = await runInScope({ tenantId, actor: "anchor-audit", role: "job" }, () =>
        Audit.anchor({ tenantId, at: systemClock.now(), random: systemRandom }),
      );
      if (anchoring.outcome === "unchanged") continue;
      if (anchoring.outcome === "broken") broken.push(tenantId);
      const level = anchoring.outcome === "broken" ? "error" : "info";
      console.log(JSON.stringify({ level, job: "anchor-audit", tenantId, ...anchoring }));
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  if (broken.length > 0) throw new Error(`The audit chains of ${broken.join(", ")} are broken: tandem audit verify`);
}
