/**
 * Retention: what a steward let others see for a time, and the time is over. The projections go, and consents that were given end in the
 * ledger as `expired`.
 *
 * Invariants
 *   R1  Idempotent. A projection that is gone is gone, and an answer that has ended isn't given any more; a second run finds nothing.
 *   R2  Nothing is skipped. Projection first, answer last: a run that dies in between is completed by the next.
 *   R3  Never too much. Whoever buys again meanwhile has a later order and a later answer; both are asked for before anything is written.
 *
 * @module
 */
import { Agreement } from "../agreement";
import { Consumer } from "../consumer";
import type { Id, Instant, Random } from "../kernel";
import { runInScope } from "../store";
import { expire } from "./consent.store";

export type Swept = { readonly removed: number; readonly expired: number };

/** Ends what is over under every agreement in which this tenant is the steward who discloses. */
export async function sweepRetention(
  stewardId: Id<"ten">,
  by: { readonly at: Instant; readonly random: Random; readonly secret: string },
): Promise<Swept> {
  const agreements = await runInScope({ tenantId: stewardId, actor: "retention", role: "job" }, () =>
    Agreement.listSigned({ tenantId: stewardId }),
  );
  let [removed, expired] = [0, 0];
  for (const { agreementId, terms, ...parties } of agreements) {
    if (terms.data.retentionDays === undefined) continue;
    if (Consumer.disclosureOf(terms.data, parties)?.stewardId !== stewardId) continue;
    let after: string | undefined;
    do {
      const page = await Consumer.endedUnder({ stewardId, agreementId }, { after, ...by });
      removed += page.removed;
      for (const { grant, endedAt } of page.over) {
        const { subjectId, consent } = grant;
        if (consent?.answer !== "given") continue;
        const answered = consent.entryId;
        const change = { controllerId: stewardId, subjectId, agreementId, ...by };
        if (await expire({ ...change, answered, endedAt })) expired += 1;
      }
      after = page.next;
    } while (after !== undefined);
  }
  return { removed, expired };
}
