/**
 * subscribe: makes a queue handler of a reaction. Parsing and failure reports live here, once.
 *
 * One message fails alone: its id is reported, the queue delivers it again, and after its last try it goes to the dead-letter queue.
 *
 * What a reaction may rely on, here and on AWS alike: its event was written with its change, and is delivered at least once.
 * Nothing more. A batch runs side by side, and so do functions; what failed comes again later than what came after it; a redrive or
 * a replay brings what is long past. So nothing is kept of what was delivered, and each reaction copes by itself, in one of two ways:
 *   - it reads its source as it is now, and writes if the owner's item hasn't changed since it read that (listings, directory);
 *   - or what it writes follows from the event alone, under a key that follows from it, once (orders, commissions), or if it's
 *     newer than what stands there (consumers, signatures).
 * A mail leaves the house, where no condition holds it back: it leaves a mark, and `sendOnce` says when a second copy may go out.
 *
 * @module
 */
import { configureCore } from "#core/config";
import { Envelope, errorLine, type Event, InvariantBroken } from "#core/kernel";
import * as z from "zod";
import { subscriptions, type SubscriptionName } from "./subscriptions";

/** What SQS hands over: EventBridge's event in each message's body. */
export type QueueEvent = { readonly Records: readonly { readonly messageId: string; readonly body: string }[] };
export type QueueResponse = { readonly batchItemFailures: { readonly itemIdentifier: string }[] };

type DefinitionOf<N extends SubscriptionName> = (typeof subscriptions)[N]["events"][number];
type DataOf<D> = D extends { readonly schema: infer S extends z.ZodType } ? z.output<S> : never;
/** The events that a subscription declares, told apart by `type`. */
export type EventOf<N extends SubscriptionName> =
  DefinitionOf<N> extends infer D ? (D extends { readonly type: string } ? Event<DataOf<D>> : never) : never;

const Message = z.object({ detail: Envelope });

export function subscribe<N extends SubscriptionName>(name: N, react: (event: EventOf<N>) => Promise<void>) {
  return async (queue: QueueEvent): Promise<QueueResponse> => {
    configureCore();
    const outcomes = await Promise.all(
      queue.Records.map(async ({ messageId, body }) => {
        try {
          await react(parse(name, body));
          return undefined;
        } catch (error) {
          console.error(JSON.stringify({ level: "error", subscription: name, messageId, ...errorLine(error) }));
          return { itemIdentifier: messageId };
        }
      }),
    );
    return { batchItemFailures: outcomes.filter((outcome) => outcome !== undefined) };
  };
}

function parse<N extends SubscriptionName>(name: N, body: string): EventOf<N> {
  const { detail } = Message.parse(JSON.parse(body));
  const definition = subscriptions[name].events.find(({ type }) => type === detail.type);
  if (!definition) throw new InvariantBroken(`${name} doesn't subscribe to ${detail.type}`);
  return { ...detail, data: definition.schema.parse(detail.data) } as unknown as EventOf<N>;
}
