/**
 * Delivery: hands events to the very handlers that SQS invokes on AWS, in the very shape that SQS has.
 *
 * Invariants
 *   1. At least once: a delivery ends with a handler's success or with a dead letter on disk, never with a shrug.
 *   2. A failing delivery holds nobody else up: it waits out its back-off outside the bounded slots. Nor does a tenant of very
 *      many deliveries: tenants take turns for the slots.
 *   3. Handlers start without a scope, whoever wrote the event, as they do on AWS.
 *
 * @module
 */
import { randomInt } from "node:crypto";
import type { Clock, Envelope } from "#core/kernel";
import { type DeadLetter, keepDeadLetter } from "./dead-letter";
import { Slots } from "./slots";
import { readAgain, relayName } from "./unreadable";

/** The shape of SQS's event and answer (AWS Lambda developer guide, "Using Lambda with Amazon SQS"). */
export type QueueMessage = {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: { readonly ApproximateReceiveCount: string };
};
export type QueueHandler = (event: {
  readonly Records: readonly QueueMessage[];
}) => Promise<{ readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] } | void>;

export type Subscription = {
  readonly name: string;
  readonly types: readonly string[];
  /** Loads the handler's module, at its first event. */
  readonly load: () => Promise<QueueHandler>;
};

export type DeliveryOptions = {
  readonly clock: Clock;
  /** Handlers running at once. */
  readonly concurrency: number;
  /** Tries before a delivery becomes a dead letter; the stacks' queues say the same. */
  readonly maxReceiveCount: number;
  /** First back-off; doubles each time, with full jitter. */
  readonly backOffMs: number;
};

export class Delivery {
  readonly #subscriptions: readonly Subscription[];
  readonly #options: DeliveryOptions;
  readonly #handlers = new Map<string, Promise<QueueHandler>>();
  readonly #slots: Slots;
  #stopped = false;

  constructor(subscriptions: readonly Subscription[], options: DeliveryOptions) {
    this.#subscriptions = subscriptions;
    this.#options = options;
    this.#slots = new Slots(options.concurrency);
  }

  /** Settles with true when every subscription has handled the event or given it up on disk; false when stopped before. */
  async deliver(event: Envelope): Promise<boolean> {
    const outcomes = await Promise.all(
      this.#subscriptions
        .filter(({ types }) => types.includes(event.type))
        .map((subscription) => this.#deliverTo(subscription, event)),
    );
    return outcomes.every((done) => done);
  }

  /** One try for a dead letter. Says why it failed again. */
  async redeliver(letter: DeadLetter): Promise<{ failure?: string }> {
    const { event, subscription: name, receiveCount } = letter;
    if (name === relayName) return this.#relayAgain(letter);
    const subscription = this.#subscriptions.find((candidate) => candidate.name === name);
    if (!subscription) return { failure: `there is no subscription ${name} any more` };
    return this.#slots.run(event.tenantid, () => this.#attempt(subscription, event, receiveCount + 1));
  }

  /** An event that couldn't be read had no reaction at all: once its item is mended, it is delivered as any other. */
  async #relayAgain(letter: DeadLetter): Promise<{ failure?: string }> {
    const entry = await readAgain(letter);
    if (entry && "unreadable" in entry) return { failure: entry.unreadable };
    if (entry && !(await this.deliver(entry.event))) return { failure: "stopped" };
    return {};
  }

  /** Starts nothing more. What is running goes on. */
  stop(): void {
    this.#stopped = true;
  }

  async #deliverTo(subscription: Subscription, event: Envelope): Promise<boolean> {
    for (let receiveCount = 1; !this.#stopped; receiveCount += 1) {
      const { failure } = await this.#slots.run(event.tenantid, async () =>
        this.#stopped ? { failure: "stopped" } : this.#attempt(subscription, event, receiveCount),
      );
      if (failure === undefined) return true;
      if (this.#stopped) return false;
      if (receiveCount >= this.#options.maxReceiveCount) {
        const givenUpAt = this.#options.clock.now();
        const letter = { event, subscription: subscription.name, reason: failure, receiveCount, givenUpAt };
        // Should even this fail, the delivery goes on: the event isn't handled until its letter is on disk.
        const kept = await keepDeadLetter(letter).then(
          () => true,
          () => false,
        );
        if (kept) return true;
      }
      await this.#backOff(receiveCount);
    }
    return false;
  }

  async #attempt(subscription: Subscription, event: Envelope, receiveCount: number): Promise<{ failure?: string }> {
    const message = toMessage(subscription.name, event, receiveCount);
    try {
      const handler = await this.#handlerOf(subscription);
      const answer = await handler({ Records: [message] });
      // As Lambda has it: an identifier that isn't of the batch fails the whole batch, and this batch is one message.
      return (answer?.batchItemFailures ?? []).length === 0
        ? {}
        : { failure: "the handler reported the message as failed" };
    } catch (error) {
      return { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
    }
  }

  #handlerOf(subscription: Subscription): Promise<QueueHandler> {
    let handler = this.#handlers.get(subscription.name);
    if (!handler) {
      handler = subscription.load();
      this.#handlers.set(subscription.name, handler);
      handler.catch(() => this.#handlers.delete(subscription.name));
    }
    return handler;
  }

  #backOff(receiveCount: number): Promise<void> {
    const longest = this.#options.backOffMs * 2 ** Math.min(receiveCount, 8);
    return new Promise((settle) => setTimeout(settle, randomInt(1, longest + 1)));
  }
}

/** EventBridge's event in an SQS message, as the rules of the stacks deliver it. */
function toMessage(subscription: string, event: Envelope, receiveCount: number): QueueMessage {
  const body = {
    version: "0",
    id: event.id,
    "detail-type": event.type,
    source: event.source,
    account: "000000000000",
    time: event.time,
    region: "local",
    resources: [],
    detail: event,
  };
  return {
    messageId: `${event.id}#${subscription}`,
    body: JSON.stringify(body),
    attributes: { ApproximateReceiveCount: String(receiveCount) },
  };
}
