/**
 * Grant: what a consumer's consent lets one party see of one record, kept by the steward who discloses. The agreement says the rest.
 *
 * Invariants
 *   G1  Both. What is shown is the least of the grant and of the data clause in both parties' copies of the agreement, as they are now.
 *   G2  Nothing else grants. Without the grant, an active agreement and two active parties, there is nothing to see.
 *   G3  Newest answer wins. A grant knows the consent entry it follows from; an older one that arrives late changes nothing.
 *   G4  Retention ends it. What was kept for as long as the clause says isn't shown a moment longer, whoever has swept it up or hasn't.
 *   G5  No is no. Whoever said no, or took their yes back, isn't written to either, whatever name they are seen under.
 *
 * @module
 */
import * as z from "zod";
import type { Agreement, Terms } from "../agreement";
import { Id, Instant, plusMs } from "../kernel";
import type { Order } from "../order";
import type { Tenant } from "../tenant";
import { type Disclosed, idOf, pseudonymOf, sharedIdOf, SharedConsent } from "./consumer";

const dayMs = 24 * 3_600_000;

/** From least to most. */
const shares = ["none", "pseudonymous", "contact", "full"] as const satisfies readonly Terms.Share[];
export type Visible = Exclude<Terms.Share, "none">;

export const Grant = z.object({
  stewardId: Id("ten"),
  agreementId: Id("agr"),
  sharedRecordId: Id("shr"),
  recipientId: Id("ten"),
  consumerId: Id("con"),
  /** How far the consumer's answer goes. Without one there is only a pseudonym to see. */
  upTo: z.enum(["pseudonymous", "contact", "full"]),
  since: Instant,
  consent: SharedConsent.extend({ entryId: Id("evt") }).exactOptional(),
});
export type Grant = z.infer<typeof Grant>;

export const leastOf = (...given: readonly [Terms.Share, ...Terms.Share[]]): Terms.Share =>
  given.reduce((least, share) => (shares.indexOf(share) < shares.indexOf(least) ? share : least));

/** Who discloses to whom under a data clause; nobody where both have a record of their own, or nothing is shared. */
export function disclosureOf(
  { steward = "supplier", share }: { readonly steward?: Terms.Steward; readonly share: Terms.Share },
  { supplierId, partnerId }: { readonly supplierId: Id<"ten">; readonly partnerId: Id<"ten"> },
): { readonly stewardId: Id<"ten">; readonly recipientId: Id<"ten"> } | undefined {
  if (share === "none" || steward === "shared") return undefined;
  return steward === "supplier"
    ? { stewardId: supplierId, recipientId: partnerId }
    : { stewardId: partnerId, recipientId: supplierId };
}

/** What a sale says, at this steward, of where its record is disclosed; undefined where it isn't. */
export function disclosedUnder(
  order: Pick<Order.Info, "tenantId" | "subjectId">,
  part: Order.Part,
  { stewardId, secret }: { readonly stewardId: Id<"ten">; readonly secret: string },
): Disclosed | undefined {
  const { agreementId, supplierId, steward } = part;
  if (agreementId === null) return undefined;
  if (steward === "shared") return agreementId;
  const disclosure = disclosureOf(part, { supplierId, partnerId: order.tenantId });
  if (disclosure?.stewardId !== stewardId) return undefined;
  const pseudonym = pseudonymOf(disclosure.recipientId, idOf(stewardId, order.subjectId), secret);
  return `${agreementId}/${sharedIdOf(agreementId, pseudonym)}`;
}

type Copy = Pick<Agreement.Info, "status" | "terms" | "supplierId" | "partnerId" | "version">;

/** What a grant stands on, read strongly. */
export type Footing = {
  readonly grant: Grant | undefined;
  /** The agreement as each of its parties has it: whichever says less holds. */
  readonly copies: readonly (Copy | undefined)[];
  /** The state of both parties. */
  readonly parties: readonly (Tenant.Status | undefined)[];
  readonly lastOrderAt: Instant;
};

/**
 * How far a grant goes (G1, G4); undefined: it is over, for good. While agreement or party is suspended it rests: nothing is shown, and
 * what is kept is kept, as going on needs it again.
 */
export function extentOf(
  { grant, copies, parties, lastOrderAt }: Footing,
  at: Instant,
): { readonly share: Visible; readonly resting: boolean } | undefined {
  if (!grant || parties.some((status) => status === undefined || status === "closed")) return undefined;
  let share: Terms.Share = grant.upTo;
  for (const copy of copies) {
    if (!copy || copy.status === "closed") return undefined;
    const disclosure = disclosureOf(copy.terms.data, copy);
    if (disclosure?.stewardId !== grant.stewardId || disclosure.recipientId !== grant.recipientId) return undefined;
    if (isOver(copy.terms.data, lastOrderAt, at)) return undefined;
    share = leastOf(share, copy.terms.data.share);
  }
  if (share === "none") return undefined;
  const resting = parties.some((status) => status !== "active") || copies.some((copy) => copy?.status !== "active");
  return { share, resting };
}

/** What the recipient may see of a record now, or undefined: nothing (G2). */
export function visible(footing: Footing, at: Instant): Visible | undefined {
  const extent = extentOf(footing, at);
  return extent?.resting === false ? extent.share : undefined;
}

/** Whether the time that a clause lets a projection be kept is over. */
export const isOver = (clause: Terms.DataClause, lastOrderAt: Instant, at: Instant): boolean => {
  const until = endOf(clause, lastOrderAt);
  return until !== undefined && until <= at;
};

const endOf = ({ retentionDays }: Terms.DataClause, lastOrderAt: Instant): Instant | undefined =>
  retentionDays === undefined ? undefined : plusMs(lastOrderAt, retentionDays * dayMs);

/** Until when a projection may be kept: the earlier of what both copies say, or undefined where neither sets an end. */
export const keptUntil = (copies: readonly (Pick<Copy, "terms"> | undefined)[], lastOrderAt: Instant) =>
  copies
    .flatMap((copy) => (copy ? (endOf(copy.terms.data, lastOrderAt) ?? []) : []))
    .toSorted()
    .at(0);

/** What both copies allow it to be used for; undefined where a clause doesn't say. */
export function purposesOf(copies: readonly (Pick<Copy, "terms"> | undefined)[]): Terms.DataPurpose[] | undefined {
  const said = copies.map((copy) => copy?.terms.data.purposes);
  const [first] = said;
  return first?.filter((purpose) => said.every((purposes) => purposes?.includes(purpose)));
}

/** Whether the recipient of what is granted may write to the consumer through the platform (G5). Where nothing was asked, it may. */
export const mayWrite = ({ consent }: { readonly consent?: z.infer<typeof SharedConsent> }): boolean =>
  consent === undefined || consent.answer === "given";
