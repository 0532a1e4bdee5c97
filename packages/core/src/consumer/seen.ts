/**
 * What a partner sees of a shared record.
 *
 * It tells the day of the last order and of the answer, and neither their moment nor its id: by either, the partner could look up in its own commission
 * entries what a consumer whom it knows by a pseudonym has bought, and which record belongs to no order at all: a decoy.
 *
 * @module
 */
import * as z from "zod";
import type { Terms } from "../agreement";
import { Shared, SharedConsent } from "./consumer";

const day = z.iso.date();

/** The fields that tell of a consumer. What else a row says is about the grant. */
export const Field = z.enum(["pseudonym", "relayAddress", "name", "email", "address", "lastOrderOn"]);
export type Field = z.infer<typeof Field>;

/** What a share lets its recipient see. Mail is passed on for partners: a supplier sends the goods, so it has an address to write to. */
export const fieldsOf = (share: Terms.Share, recipient: "supplier" | "partner"): Field[] => {
  if (share === "none") return [];
  if (share === "pseudonymous")
    return ["pseudonym", ...(recipient === "partner" ? ["relayAddress" as const] : []), "lastOrderOn"];
  return ["pseudonym", "name", "email", ...(share === "full" ? ["address" as const] : []), "lastOrderOn"];
};

const told = { lastOrderId: true, lastOrderAt: true, since: true, until: true, consent: true } as const;

export const Seen = Shared.omit(told).extend({
  fields: z.array(Field).meta({ description: "What is shown of the consumer, by the names of this record's fields." }),
  relayAddress: z
    .string()
    .exactOptional()
    .meta({ description: "Where the e-mail address is withheld: mail to it reaches a consumer who didn't say no." }),
  lastOrderOn: day.meta({ description: "The day (UTC) of the last order." }),
  sinceOn: day.meta({ description: "The day (UTC) since which the grant lets it be seen as it is." }),
  untilOn: day
    .exactOptional()
    .meta({ description: "The day (UTC) from which it isn't shown any more. Absent where the clause sets no end." }),
  consent: SharedConsent.omit({ at: true })
    .extend({ on: day.meta({ description: "The day (UTC) of the answer." }) })
    .exactOptional()
    .meta({ description: "What the consumer answered; absent where the clause left nothing to ask." }),
});
export type Seen = z.infer<typeof Seen>;

const dayOf = (at: string): string => at.slice(0, "2026-01-31".length);

/** @param addressOf the relay address of a pseudonym, in the copy that is being made */
export function seen(
  { lastOrderId: _order, lastOrderAt, since, until, consent, ...shared }: Shared,
  addressOf: (pseudonym: Shared["pseudonym"]) => string,
): Seen {
  const recipient = shared.stewardId === shared.supplierId ? "partner" : "supplier";
  const fields = shared.erased ? [] : fieldsOf(shared.share, recipient);
  const isReached = fields.includes("relayAddress");
  return {
    ...shared,
    ...(isReached ? { relayAddress: addressOf(shared.pseudonym) } : {}),
    lastOrderOn: dayOf(lastOrderAt),
    fields,
    sinceOn: dayOf(since),
    ...(until ? { untilOn: dayOf(until) } : {}),
    ...(consent ? { consent: { answer: consent.answer, on: dayOf(consent.at), notice: consent.notice } } : {}),
  };
}
