/**
 * The local bus's dead letters, as the operator's API and the command line show them.
 *
 * @module
 */
import { DeadLetter } from "#core/dead-letter";
import type { Id } from "#core/kernel";
import { systemClock } from "#core/kernel/system";
import { Delivery, type DeadLetter as Kept, letterBox, type LetterBox } from "./bus";
import { localSubscriptions } from "./subscriptions";

export const boxOf = (letters: LetterBox): DeadLetter.Box => ({
  list: async () =>
    (await letters.deadLetters()).map((letter) => ({
      deadLetterId: idOf(letter),
      subscription: letter.subscription,
      eventId: letter.event.id,
      eventType: letter.event.type,
      tenantId: letter.event.tenantid as Id<"ten">,
      reason: letter.reason,
      receiveCount: letter.receiveCount,
      givenUpAt: letter.givenUpAt,
    })),
  redrive: async (deadLetterIds) => {
    const outcomes = new Map<string, DeadLetter.Outcome>();
    for (const deadLetterId of deadLetterIds) {
      const { handled, failed } = await letters.redrive((letter) => idOf(letter) === deadLetterId);
      if (handled + failed > 0) outcomes.set(deadLetterId, handled > 0 ? "handled" : "failed");
    }
    return outcomes;
  },
});

/** Those in the connected table, without a bus: their handlers run in this process, once each. */
export const keptDeadLetters = (): DeadLetter.Box =>
  boxOf(
    letterBox(
      new Delivery(localSubscriptions(), { clock: systemClock, concurrency: 4, maxReceiveCount: 1, backOffMs: 0 }),
    ),
  );

const idOf = ({ event, subscription }: Kept): string => DeadLetter.idOf(event.id, subscription);
