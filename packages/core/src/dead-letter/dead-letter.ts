/**
 * Dead letter: a delivery of an event to a subscription that was given up, and waits for somebody to send it again.
 *
 * Invariants
 *   I1  Nothing is lost. A letter leaves its box only after it was handled, or is back in its subscription's queue; a crash in
 *       between means that it is sent twice, and reactions are idempotent (invariant 1).
 *   I2  It says what and whose, not what about: the event's data stays in its tenant's log (invariant 2).
 *
 * @module
 */
import * as z from "zod";
import { Id, Instant } from "../kernel";

/** `<event>.<subscription>`: one letter, however often its delivery was given up. */
export const DeadLetterId = z.string().regex(/^evt_[0-9a-z]{26}\.[a-z0-9-]{1,100}$/);

export const idOf = (eventId: Id<"evt">, subscription: string): string => `${eventId}.${subscription}`;

export const Info = z.object({
  deadLetterId: DeadLetterId,
  subscription: z.string(),
  eventId: Id("evt"),
  eventType: z.string(),
  tenantId: Id("ten"),
  reason: z.string().meta({ description: "The last error, or where it is to be found." }),
  receiveCount: z
    .int()
    .meta({ description: "How often it was taken from its queue; on AWS, lists like this included." }),
  givenUpAt: Instant.nullable().meta({ description: "null where the queue doesn't tell." }),
});
export type Info = z.infer<typeof Info>;

/**
 * What became of a letter that was sent again: it was handled; it waits in its subscription's queue, and comes back if it fails
 * again; or it failed again, and stays.
 */
export const Outcome = z.enum(["handled", "queued", "failed"]);
export type Outcome = z.infer<typeof Outcome>;

/** Where dead letters wait. */
export type Box = {
  /** At most a thousand. */
  readonly list: () => Promise<readonly Info[]>;
  /** Sends letters again, once each. What isn't there isn't in the answer. */
  readonly redrive: (deadLetterIds: readonly string[]) => Promise<ReadonlyMap<string, Outcome>>;
};

/** The queues of a stage. */
export type Queues = {
  /** Address of a queue up to the dash before its own name, such as `https://sqs.eu-central-1.amazonaws.com/1/tandem-prod`. */
  readonly url: string;
  readonly subscriptions: readonly string[];
};
