/**
 * Consent: a consumer's answer to one purpose of one controller, and what they were shown when they gave it.
 *
 * Invariants
 *   I1  Append-only (invariant 6). An answer is never edited; the current one is the last.
 *   I2  Shown. Every answer names the notice by its hash, and the text of that notice is kept unchanged.
 *   I3  Once. An entry's id follows from what made it, so an order that is delivered twice answers once.
 *   I4  When it was said counts, not when it was heard. Entries sort by that time, so a late event never undoes a withdrawal.
 *   I5  No more than was asked. An answer reaches as far as the notice spoke of, whatever the clause says later.
 *
 * The controller is the steward who discloses; the recipient is the other party of the agreement.
 *
 * @module
 */
import * as z from "zod";
import { Fault, Id, Instant } from "../kernel";

/** `contact_sharing`: the steward gives the recipient contact details of the consumer. */
export const Purpose = z.enum(["contact_sharing"]);
export type Purpose = z.infer<typeof Purpose>;

export const Answer = z.enum(["requested", "given", "refused", "withdrawn", "expired"]);
export type Answer = z.infer<typeof Answer>;

/** What may follow what. Whoever refused may be asked again; whoever withdrew may give again. */
export const nextAnswers: Readonly<Record<Answer, readonly Answer[]>> = {
  requested: ["given", "refused"],
  given: ["given", "refused", "withdrawn", "expired", "requested"],
  refused: ["given", "refused", "requested"],
  withdrawn: ["given", "refused", "requested"],
  expired: ["given", "refused", "requested"],
};

export const Notice = z.string().regex(/^[\w-]{27}$/, "expected the hash of a notice");

export const Entry = z.object({
  entryId: Id("evt").meta({ description: "Sorts by when it was said." }),
  controllerId: Id("ten").meta({ description: "Who gives the data away, if the consumer lets them." }),
  recipientId: Id("ten").meta({ description: "Who gets it." }),
  agreementId: Id("agr"),
  agreementVersion: z.int().min(1),
  purpose: Purpose,
  answer: Answer,
  share: z
    .enum(["contact", "full"])
    .meta({ description: "How far the question went, and so how far the answer goes." }),
  noticeHash: Notice.meta({ description: "Of what the consumer was shown." }),
  at: Instant,
  source: z.enum(["checkout", "privacy_centre", "retention"]),
  orderId: Id("ord").exactOptional(),
});
export type Entry = z.infer<typeof Entry>;

/** What an answer is about. */
export type Question = Pick<Entry, "controllerId" | "agreementId" | "purpose">;

const nameOf = ({ controllerId, agreementId, purpose }: Question): string =>
  `${controllerId} ${agreementId} ${purpose}`;

/** The current answers among these entries: of each question the last (I1, I4). */
export function current(entries: readonly Entry[]): Entry[] {
  const last = new Map<string, Entry>();
  for (const entry of entries) {
    const before = last.get(nameOf(entry));
    if (!before || before.entryId < entry.entryId) last.set(nameOf(entry), entry);
  }
  return [...last.values()];
}

/** How far an answer lets the recipient see (I5). */
export const upToOf = ({ answer, share }: Pick<Entry, "answer" | "share">): "pseudonymous" | "contact" | "full" =>
  answer === "given" ? share : "pseudonymous";

/** @throws Fault `consent.not_given` (conflict) when what follows doesn't follow on what is there */
export function requireNext(before: Entry, next: Answer): void {
  if (nextAnswers[before.answer].includes(next)) return;
  throw new Fault("consent.not_given", "conflict", "There is no consent here that could be taken back", {
    wayOut: "Look at the current answers: this one isn't a consent any more.",
  });
}

export const unknown = () =>
  new Fault("consent.not_found", "not_found", "Nobody asked for this consent", {
    wayOut: "Look for it among the answers of this consumer.",
  });
