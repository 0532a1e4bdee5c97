/**
 * The course of an agreement after it was signed: amended, suspended, resumed, ended. Each party moves its own copy and tells it by
 * event; the other's copy learns it from there. Every function runs in the scope of the tenant whose copy it touches.
 *
 * @module
 */
import { type Event, Fault, type Id, type Instant, type Random } from "#core/kernel";
import { amend as proposeTerms, counterpartyOf, end as decideEnd, type Info, learnEnd, learnStop } from "./agreement";
import { type Party, partyOf, stop as decideStop, unknown } from "./agreement";
import { Ended, Resumed, Signed, Suspended } from "./agreement.event";
import { change, type Key } from "./agreement.store";
import type * as Terms from "./terms";

type By = Key & { readonly at: Instant; readonly random: Random };

/** Reads the tenant's own copy, lets it decide as the party it is, and writes. */
const move = (
  { tenantId, agreementId, at, random }: By,
  decide: (copy: Info, party: Party) => { readonly next: Info; readonly event: Event | undefined },
): Promise<Info> =>
  change({ tenantId, agreementId }, { at, random }, async (copy) => {
    if (!copy) throw unknown();
    const { next, event } = decide(copy.info, partyOf(copy.info, tenantId));
    return { next, events: next === copy.info || !event ? [] : [event] };
  });

/** Other terms altogether, or another data clause among those that are in force. */
type Proposed = { readonly terms: Terms.Info } | { readonly data: Terms.DataClause };

/**
 * The supplier proposes other terms as the next version, signed by it. It holds when the partner has signed it too.
 *
 * @throws Fault as `Agreement.amend` of `agreement.ts`
 */
export const amend = (by: By & { memberId: Id<"mem"> } & Proposed): Promise<Info> =>
  move(by, (copy, party) => {
    const { tenantId, agreementId, memberId, at, random } = by;
    const terms = "terms" in by ? by.terms : { ...copy.terms, data: by.data };
    const next = proposeTerms(copy, terms, { party, memberId, signedAt: at });
    const { amendment } = next;
    const signature = amendment?.signatures.supplier;
    if (!amendment || !signature) throw unknown();
    const { programmeId, supplierId, partnerId } = copy;
    const { version, proposedAt } = amendment;
    const agreement = { agreementId, version, programmeId, supplierId, partnerId, terms };
    const data = { agreementId, version, counterpartyId: partnerId, agreement, proposedAt, signature };
    return { next, event: Signed.create({ tenantId, subject: agreementId, at, random, data }) };
  });

/** @throws Fault `agreement.not_found` (not_found), `agreement.not_in_force` (conflict) */
export const suspend = (by: By): Promise<Info> => stopOrGoOn(by, true);

/** Ends the tenant's own suspension. @throws Fault as `suspend` */
export const resume = (by: By): Promise<Info> => stopOrGoOn(by, false);

const stopOrGoOn = (by: By, suspended: boolean): Promise<Info> =>
  move(by, (copy, party) => {
    const { tenantId, agreementId, at, random } = by;
    const next = decideStop(copy, party, suspended, at);
    const turn = next.stops?.[party]?.turn ?? 1;
    const data = { agreementId, counterpartyId: counterpartyOf(copy, party), party, at, turn };
    const event = (suspended ? Suspended : Resumed).create({ tenantId, subject: agreementId, at, random, data });
    return { next, event };
  });

/** Ends the agreement for good. @throws Fault as `suspend` */
export const end = (by: By): Promise<Info> =>
  move(by, (copy, party) => {
    const { tenantId, agreementId, at, random } = by;
    const data = { agreementId, counterpartyId: counterpartyOf(copy, party), party, at };
    return { next: decideEnd(copy, at), event: Ended.create({ tenantId, subject: agreementId, at, random, data }) };
  });

/** That a party stopped the agreement, or let it go on. */
type News = {
  readonly agreementId: Id<"agr">;
  readonly counterpartyId: Id<"ten">;
  readonly party: Party;
  readonly at: Instant;
} & ({ readonly kind: "suspended" | "resumed"; readonly turn: number } | { readonly kind: "ended" });

/**
 * The effect of such news at the counterparty, in its scope. `tellerId` is the tenant in whose log the event stands; that it is the
 * party it says, the counterparty's own copy must confirm.
 *
 * @throws Fault `agreement.not_found` (not_found) where the copy isn't there yet, `agreement.foreign_signature` (forbidden)
 */
export function learn(tellerId: Id<"ten">, news: News, by: { at: Instant; random: Random }): Promise<Info> {
  const { agreementId, counterpartyId: tenantId, party, at } = news;
  return change({ tenantId, agreementId }, by, async (copy) => {
    if (!copy) throw unknown();
    const { info } = copy;
    if (tellerId === tenantId || partyOf(info, tellerId) !== party || counterpartyOf(info, party) !== tenantId) {
      throw new Fault("agreement.foreign_signature", "forbidden", "A tenant speaks for itself only", {
        wayOut: "Sign in as the tenant whose word it is.",
      });
    }
    const next =
      news.kind === "ended"
        ? learnEnd(info, at)
        : learnStop(info, party, { turn: news.turn, suspended: news.kind === "suspended", at });
    return { next, events: [] };
  });
}
