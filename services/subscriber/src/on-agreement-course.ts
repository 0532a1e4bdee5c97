/**
 * A party suspended the agreement, let it go on, or ended it: the other party's copy learns it, the partner's listings follow, and so does
 * every projection. A replay finds nothing to change; who said it is the tenant in whose log the event stands.
 *
 * @module
 */
import { Agreement } from "#core/agreement";
import { configureCore } from "#core/config";
import { Consumer } from "#core/consumer";
import { Id, parseInput } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Listing } from "#core/listing";
import { runInScope } from "#core/store";
import { reach } from "./follow-and-reach";
import { type EventOf, subscribe } from "./subscribe";

const kinds = {
  [Agreement.Suspended.type]: "suspended",
  [Agreement.Resumed.type]: "resumed",
  [Agreement.Ended.type]: "ended",
} as const;

export const handler = subscribe("on-agreement-course", async (event) => {
  const by = { at: systemClock.now(), random: systemRandom };
  const { counterpartyId } = event.data;
  const agreement = await runInScope(
    { tenantId: counterpartyId, actor: "on-agreement-course", role: "subscriber" },
    () => Agreement.learn(parseInput(Id("ten"), event.tenantid), newsOf(event), by),
  );
  const { agreementId, supplierId, partnerId } = agreement;
  await Consumer.followAgreement(agreement, {
    ...by,
    eventId: event.id,
    secret: configureCore().pairwiseKey,
    told: reach,
  });
  await Listing.followAgreement(
    { eventId: event.id, tenantId: partnerId, agreementId, supplierId, at: event.time },
    by,
  );
});

function newsOf({ type, data }: EventOf<"on-agreement-course">): Parameters<typeof Agreement.learn>[1] {
  const kind = kinds[type];
  if (kind === "ended" || !("turn" in data)) return { ...data, kind: "ended" };
  return { ...data, kind: kind ?? "suspended", turn: data.turn };
}
