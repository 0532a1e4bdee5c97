/**
 * Incident: a sign that personal data left the hands it was given into. The steward is told whose hands those were.
 *
 * Invariants
 *   N1  Named. It says which partner, under which version of which agreement, and when that partner was shown what has leaked.
 *   N2  Once. A decoy that gets many mails on a day raises one incident for that day, and a replay collides with it.
 *   N3  No content. Of the mail it keeps the domain it came from, and nothing that somebody wrote.
 *   N4  The steward's copy doesn't tell which row was the decoy, nor who of the partner's staff saw it; the operator's does.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as z from "zod";
import { createId, defineEvent, type Event, Id, Instant, instant } from "../kernel";

/** An occasion on which the partner got to see the decoy's row. */
export const Showing = z.object({
  at: Instant,
  how: z.enum(["read", "export"]).describe("In the console or the API, or in an export."),
});
export type Showing = z.infer<typeof Showing>;

export const Finding = z
  .enum(["foreign_sender", "own_sender"])
  .describe(
    [
      "Who wrote to the invented consumer: somebody whom the partner never registered as a sender, which says that the data left it;",
      "or the partner itself, which says that it writes to consumers of this agreement.",
    ].join(" "),
  );
export type Finding = z.infer<typeof Finding>;

/** At most so many showings are kept, the latest. */
export const maxShowings = 20;

export const Info = z.object({
  incidentId: Id("inc"),
  stewardId: Id("ten").describe("Who owns the consumer records."),
  partnerId: Id("ten").describe("To whom the row had been shown, and to nobody else."),
  agreementId: Id("agr"),
  agreementVersion: z.int().min(1),
  finding: Finding,
  senderDomain: z.string().max(253).describe("The domain that the mail says it comes from."),
  receivedAt: Instant,
  /** Since when the row has been in the partner's view. */
  sharedSince: Instant,
  showings: z.array(Showing).max(maxShowings).describe("The latest, newest first, from the partner's audit chain."),
});
export type Info = z.infer<typeof Info>;

/** What the operator knows besides (N4). */
export const Evidence = z.object({
  sharedRecordId: Id("shr"),
  /** The export that the address was written for, where it was. */
  exportId: Id("exp").exactOptional(),
  /** Who was shown the row, in the order of `showings`. */
  actors: z.array(z.string()).max(maxShowings),
});
export type Evidence = z.infer<typeof Evidence>;

export const Full = Info.extend(Evidence.shape);
export type Full = z.infer<typeof Full>;

/** One for each decoy, day and finding (N2); sorts by its day, and tells nobody which row it was. */
export function idOf({ sharedRecordId, receivedAt, finding }: Pick<Full, "sharedRecordId" | "receivedAt" | "finding">) {
  const day = receivedAt.slice(0, "2026-01-31".length);
  return createId("inc", instant(`${day}T00:00:00Z`), () =>
    createHash("sha256").update(`${sharedRecordId} ${day} ${finding}`).digest(),
  );
}

/** In the steward's log. */
export const Raised = defineEvent(
  "incident.raised.v1",
  z.object({ incidentId: Id("inc"), partnerId: Id("ten"), agreementId: Id("agr"), finding: Finding }),
);
export type Raised = Event<z.output<typeof Raised.schema>>;
