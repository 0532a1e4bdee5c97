/**
 * What a partner sees of a shared record.
 *
 * It tells the day of the last order and of the answer, and neither their moment nor its id: by either, the partner could look up in its own commission
 * entries what a consumer whom it knows by a pseudonym has bought, and which record belongs to no order at all: a decoy.
 *
 * @module
 */
import * as z from "zod";
import { Shared, SharedConsent } from "./consumer";

const day = z.iso.date();

export const Seen = Shared.omit({ lastOrderId: true, lastOrderAt: true, since: true, consent: true }).extend({
  relayAddress: z
    .string()
    .exactOptional()
    .meta({ description: "Present where the e-mail address is withheld: mail to it reaches the consumer." }),
  lastOrderOn: day.meta({ description: "The day (UTC) of the last order." }),
  sinceOn: day.meta({ description: "The day (UTC) since which the grant lets it be seen as it is." }),
  consent: SharedConsent.omit({ at: true })
    .extend({ on: day.meta({ description: "The day (UTC) of the answer." }) })
    .exactOptional()
    .meta({ description: "What the consumer answered; absent where the clause left nothing to ask." }),
});
export type Seen = z.infer<typeof Seen>;

const dayOf = (at: string): string => at.slice(0, "2026-01-31".length);

/** @param addressOf the relay address of a pseudonym, in the copy that is being made */
export function seen(
  { lastOrderId: _order, lastOrderAt, since, consent, ...shared }: Shared,
  addressOf: (pseudonym: Shared["pseudonym"]) => string,
): Seen {
  const isReached = shared.share === "pseudonymous" && !shared.erased;
  return {
    ...shared,
    ...(isReached ? { relayAddress: addressOf(shared.pseudonym) } : {}),
    lastOrderOn: dayOf(lastOrderAt),
    sinceOn: dayOf(since),
    ...(consent ? { consent: { answer: consent.answer, on: dayOf(consent.at), notice: consent.notice } } : {}),
  };
}
