/**
 * What a partner sees of a shared record.
 *
 * It tells the day of the last order, and neither its moment nor its id: by either, the partner could look up in its own commission
 * entries what a consumer whom it knows by a pseudonym has bought, and which record belongs to no order at all: a decoy.
 *
 * @module
 */
import * as z from "zod";
import { Shared } from "./consumer";

export const Seen = Shared.omit({ lastOrderId: true, lastOrderAt: true }).extend({
  relayAddress: z
    .string()
    .exactOptional()
    .meta({ description: "Present where the e-mail address is withheld: mail to it reaches the consumer." }),
  lastOrderOn: z.iso.date().meta({ description: "The day (UTC) of the last order." }),
});
export type Seen = z.infer<typeof Seen>;

/** @param addressOf the relay address of a pseudonym, in the copy that is being made */
export function seen(
  { lastOrderId: _order, lastOrderAt, ...shared }: Shared,
  addressOf: (pseudonym: Shared["pseudonym"]) => string,
): Seen {
  const isReached = shared.share === "pseudonymous" && !shared.erased;
  return {
    ...shared,
    ...(isReached ? { relayAddress: addressOf(shared.pseudonym) } : {}),
    lastOrderOn: lastOrderAt.slice(0, "2026-01-31".length),
  };
}
