/**
 * Dead letters: deliveries that were given up, kept with their event until someone sends them again. Local only; on AWS the
 * queues' own dead-letter queues do this.
 *
 * | #  | Question                               | Index | pk                    | sk                  | Reads  |
 * | -- | -------------------------------------- | ----- | --------------------- | ------------------- | ------ |
 * | D1 | What was given up, oldest event first? | main  | "platform#deadletter" | event, subscription | strong |
 *
 * Its key derives from the event and the subscription, so giving up twice leaves one letter.
 *
 * @module
 */
import { Envelope, type Instant } from "#core/kernel";
import { defineEntity, recordOnce, runInScope, type Scope } from "#core/store";

const scope: Scope = {
  tenantId: null,
  actor: "local-bus",
  role: "platform",
  reach: [{ partition: "platform#deadletter", access: "write", because: "the bus keeps what it gave up" }],
};

const DeadLetterEntity = defineEntity({
  model: { entity: "dead-letter", version: "1", service: "tandem" },
  attributes: {
    eventId: { type: "string", required: true },
    subscription: { type: "string", required: true },
    event: { type: "any", required: true },
    reason: { type: "string", required: true },
    receiveCount: { type: "number", required: true },
    givenUpAt: { type: "string", required: true },
  },
  indexes: {
    letter: {
      pk: { field: "pk", composite: [], template: "platform#deadletter", casing: "none" },
      sk: {
        field: "sk",
        composite: ["eventId", "subscription"],
        template: "${eventId}#${subscription}",
        casing: "none",
      },
    },
  },
} as const);

export type DeadLetter = {
  readonly event: Envelope;
  readonly subscription: string;
  /** The last error, as far as the handler told. */
  readonly reason: string;
  readonly receiveCount: number;
  readonly givenUpAt: Instant;
};

export const keepDeadLetter = (letter: DeadLetter): Promise<void> =>
  runInScope(scope, async () => {
    await recordOnce({ put: DeadLetterEntity.put({ ...letter, eventId: letter.event.id }).params() });
  });

/** Up to `limit` letters, oldest event first. */
export const listDeadLetters = (limit = 1_000): Promise<DeadLetter[]> =>
  runInScope(scope, async () => {
    const { data } = await DeadLetterEntity.query.letter({}).go({ limit, pages: "all", consistent: true });
    return data.map((item) => ({
      event: Envelope.parse(item.event),
      subscription: item.subscription,
      reason: item.reason,
      receiveCount: item.receiveCount,
      givenUpAt: item.givenUpAt as Instant,
    }));
  });

export const removeDeadLetter = ({ event, subscription }: DeadLetter): Promise<void> =>
  runInScope(scope, async () => {
    await DeadLetterEntity.delete({ eventId: event.id, subscription }).go();
  });
