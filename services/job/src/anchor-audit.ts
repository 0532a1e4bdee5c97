import { Audit } from "#core/audit";
import { configureCore } from "#core/config";
import { errorLine, type Id } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";

/**
 * Verifies what every tenant's audit chain gained since its last anchor, and anchors its end.
 *
 * A chain that broke, or can't be read, gets no anchor. The job goes on to the others, and fails at the end, so that somebody is alarmed.
 */
export async function handler(): Promise<void> {
  configureCore();
  const unanchored: string[] = [];
  for await (const { tenantId } of Tenant.all()) {
    const anchoring = await anchor(tenantId);
    if (anchoring.outcome === "unchanged") continue;
    if (anchoring.outcome !== "anchored") unanchored.push(tenantId);
    const level = anchoring.outcome === "anchored" ? "info" : "error";
    console.log(JSON.stringify({ level, job: "anchor-audit", tenantId, ...anchoring }));
  }
  if (unanchored.length > 0) {
    throw new Error(`The audit chains of ${unanchored.join(", ")} are broken or can't be read: tandem audit verify`);
  }
}

/** One chain that can't be read doesn't keep the others waiting. */
async function anchor(tenantId: Id<"ten">) {
  try {
    return await runInScope({ tenantId, actor: "anchor-audit", role: "job" }, () =>
      Audit.anchor({ tenantId, at: systemClock.now(), random: systemRandom }),
    );
  } catch (error) {
    return { outcome: "failed", ...errorLine(error) } as const;
  }
}
