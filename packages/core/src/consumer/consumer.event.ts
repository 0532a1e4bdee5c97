/**
 * In a steward's log: what follows for further records of an agreement. It names a place among the steward's own grants, and nobody.
 *
 * @module
 */
import * as z from "zod";
import { defineEvent, Id } from "../kernel";

export const FollowContinued = defineEvent(
  "consumer.follow_continued.v1",
  z.object({
    /** The event that began it. */
    followId: Id("evt"),
    agreementId: Id("agr"),
    recipientId: Id("ten"),
    /** The last record of the page before; null at the beginning. */
    after: Id("shr").nullable(),
  }),
);
