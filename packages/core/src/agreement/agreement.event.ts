/**
 * What happens to programmes and agreements. Whose event it is, `tenantid` says: the key space it was written in, never the data.
 *
 * @module
 */
import { defineEvent, Id, Instant } from "#core/kernel";
import * as z from "zod";
import { Document, Party, Signature } from "./agreement";

/** In the supplier's log: a programme waits to be copied into the directory. */
export const ProgrammePublished = defineEvent("programme.published.v1", z.object({ programmeId: Id("prg") }));

/** In the signer's log. It carries the whole document, because the counterparty may have no copy yet. */
export const Signed = defineEvent(
  "agreement.signed.v1",
  z.object({
    agreementId: Id("agr"),
    version: z.int().min(1),
    counterpartyId: Id("ten"),
    agreement: Document,
    proposedAt: Instant,
    signature: Signature,
  }),
);

/** What the other party must know to follow; who tells it is the tenant in whose log it stands. */
const News = z.object({ agreementId: Id("agr"), counterpartyId: Id("ten"), party: Party, at: Instant });

/** In the log of the party that suspended it. */
export const Suspended = defineEvent("agreement.suspended.v1", News.extend({ turn: z.int().min(1) }));
/** In the log of the party that ended its suspension; the other's, if there is one, holds on. */
export const Resumed = defineEvent("agreement.resumed.v1", News.extend({ turn: z.int().min(1) }));
/** In the log of the party that ended it. */
export const Ended = defineEvent("agreement.ended.v1", News);

/** In the partner's log, once per version: the partner's copy became active. */
export const Activated = defineEvent(
  "agreement.activated.v1",
  z.object({ agreementId: Id("agr"), supplierId: Id("ten"), partnerId: Id("ten"), version: z.int().min(1) }),
);
