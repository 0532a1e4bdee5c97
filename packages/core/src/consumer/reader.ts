/**
 * Reader: who else may read a record, why, and since when; told to the steward whose record it is.
 *
 * It's made from the same grant and the same two copies of the agreement that a read of the projection asks, by the same function: what
 * the steward is told and what the recipient gets can't differ.
 *
 * @module
 */
import * as z from "zod";
import { Terms } from "../agreement";
import { Id, Instant } from "../kernel";
import { SharedConsent } from "./consumer";
import type { Copies, Ground } from "./footing.store";
import { type Grant, keptUntil, purposesOf, visible } from "./grant";
import { Field, fieldsOf } from "./seen";

export const Reader = z.object({
  recipientId: Id("ten").meta({ description: "Who may read it." }),
  agreementId: Id("agr"),
  agreementVersion: z.int().min(1).meta({ description: "The version in force." }),
  state: z.enum(["open", "suspended", "ended", "expired", "withheld"]).meta({
    description:
      "`open`: it may be read. Otherwise nothing may: agreement or party is suspended or has ended, the clause's time is over (`expired`), or the clause discloses nothing any more (`withheld`).",
  }),
  share: Terms.Share.meta({ description: "How much may be read at this moment." }),
  fields: z.array(Field).meta({ description: "What that is, by the names of the shared record's fields." }),
  basis: z.enum(["agreement", "consent", "joint_controllers"]).meta({
    description:
      "Why: the data clause alone, the consumer's consent within it, or that both parties own a record of their own.",
  }),
  purposes: z.array(Terms.DataPurpose).exactOptional().meta({
    description: "What it may be used for. Absent where the clause doesn't say.",
  }),
  since: Instant.exactOptional().meta({
    description: "Since when, as it is now. Absent where the other party has a record of its own.",
  }),
  until: Instant.exactOptional().meta({
    description: "When it ended, or will if the consumer doesn't buy again. Absent where nothing sets an end.",
  }),
  consent: SharedConsent.exactOptional().meta({
    description: "What the consumer answered. Absent where the clause left nothing to ask.",
  }),
});
export type Reader = z.infer<typeof Reader>;

/** What the recipient of a grant may read now. Undefined where the steward itself has no such agreement. */
export function readerOf(
  { grant, ground, lastOrderAt }: { readonly grant: Grant; readonly ground: Ground; readonly lastOrderAt: Instant },
  at: Instant,
): Reader | undefined {
  const { copies } = ground;
  const own = copies.find((copy) => copy?.agreementId === grant.agreementId);
  if (!own) return undefined;
  const share = visible({ ...ground, grant, lastOrderAt }, at) ?? "none";
  const [kept, purposes] = [keptUntil(copies, lastOrderAt), purposesOf(copies)];
  const ended = endOf(copies);
  const until = ended ?? kept;
  const { entryId: _entry, ...consent } = grant.consent ?? {};
  return {
    recipientId: grant.recipientId,
    agreementId: grant.agreementId,
    agreementVersion: own.version,
    state: share === "none" ? closedBy(ground, kept, at) : "open",
    share,
    fields: fieldsOf(share, grant.recipientId === own.partnerId ? "partner" : "supplier"),
    basis: (share === "none" ? grant.upTo : share) === "pseudonymous" ? "agreement" : "consent",
    since: grant.since,
    ...(until ? { until } : {}),
    ...(purposes ? { purposes } : {}),
    ...("answer" in consent ? { consent } : {}),
  };
}

/**
 * The other party of an agreement under which both are controllers: it has a record of its own from the sale, which nothing that this
 * one does takes away. Undefined where the steward itself has no such agreement.
 */
export function jointReaderOf(stewardId: Id<"ten">, copies: Copies): Reader | undefined {
  const own = copies.find((copy) => copy !== undefined);
  if (!own) return undefined;
  const purposes = purposesOf(copies);
  return {
    recipientId: own.supplierId === stewardId ? own.partnerId : own.supplierId,
    agreementId: own.agreementId,
    agreementVersion: own.version,
    state: "open",
    share: "full",
    fields: ["name", "email", "address", "lastOrderOn"],
    basis: "joint_controllers",
    ...(purposes ? { purposes } : {}),
  };
}

const endOf = (copies: Copies): Instant | undefined =>
  copies
    .flatMap((copy) => copy?.endedAt ?? [])
    .toSorted()
    .at(0);

/** Why nothing may be read. */
function closedBy({ copies, parties }: Ground, kept: Instant | undefined, at: Instant): Reader["state"] {
  const isAny = (state: "closed" | "suspended") =>
    copies.some((copy) => copy?.status === state) || parties.some((status) => status === state);
  if (isAny("closed")) return "ended";
  if (kept !== undefined && kept <= at) return "expired";
  return isAny("suspended") ? "suspended" : "withheld";
}
