/**
 * Subscriber: per subscription a rule, a queue, a dead-letter queue and a function, all derived from the list in
 * `services/subscriber/src/subscriptions.ts`. Nothing here names an event.
 *
 * A message is tried five times, then waits in `<subscription>-dead`; what EventBridge couldn't even queue waits in
 * `undelivered`.
 *
 * @module
 */
import { Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Duration } from "aws-cdk-lib/core";
import { use, type Stack, type StackContext } from "sst/constructs";
import { subscriptions, type SubscriptionName } from "../services/subscriber/src/subscriptions";
import { Bus, eventSource } from "./bus";
import { Api } from "./api";
import { Storage } from "./storage";
import { grantItems } from "./support/access";
import { handlerEnvironment } from "./support/environment";
import { grantKeysOf, handlerFunction, type Handler } from "./support/handler-function";
import { physicalName } from "./support/name";
import { deadLetterQueue, workQueue } from "./support/queue";
import { thin } from "./support/thin";
import type { Watched } from "./support/watched";

/** Functions of one subscription that run at once: a burst of events mustn't take the account's concurrency from the doors. */
const maxConcurrency = 10;
const timeout = Duration.seconds(60);

export function Subscriber({ stack }: StackContext) {
  thin(stack);
  const undelivered = deadLetterQueue(stack, "Undelivered", "undelivered");
  const made = Object.entries(subscriptions).map(([name, { events }]) =>
    subscription(
      stack,
      undelivered.queue,
      name as SubscriptionName,
      events.map(({ type }) => type),
    ),
  );
  const watched: Watched = {
    functionNames: made.map(({ handler }) => handler.functionName),
    queueNames: made.map(({ queue }) => queue.queueName),
    deadLetterQueueNames: [undelivered.queueName, ...made.map(({ deadLetters }) => deadLetters.queueName)],
  };
  return { watched };
}

function subscription(stack: Stack, undelivered: Queue, name: SubscriptionName, types: readonly string[]) {
  const { bus } = use(Bus);
  const id = name.replaceAll(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
  const deadLetters = deadLetterQueue(stack, `${id}Dead`, `${name}-dead`);
  const queue = workQueue(stack, `${id}Queue`, {
    thing: name,
    // Six times the function's timeout, so that a message isn't delivered anew while it is still worked on.
    visibility: Duration.seconds(timeout.toSeconds() * 6),
    maxReceiveCount: 5,
    deadLetters: deadLetters.queue,
  });
  new Rule(stack, `${id}Rule`, {
    ruleName: physicalName(stack, name),
    description: `${types.join(", ")} → ${name}`,
    eventBus: bus,
    eventPattern: { source: [eventSource], detailType: [...types] },
    targets: [
      new SqsQueue(queue.queue, { deadLetterQueue: undelivered, retryAttempts: 185, maxEventAge: Duration.hours(24) }),
    ],
  });
  const handler = reaction(stack, id, name);
  handler.fn.addEventSource(
    new SqsEventSource(queue.queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency }),
  );
  return { handler, queue, deadLetters };
}

function reaction(stack: Stack, id: string, name: SubscriptionName): Handler {
  const { roles, keyring } = use(Storage);
  const { publicUrl } = use(Api);
  const handler = handlerFunction(stack, id, {
    bundle: `subscriber/${name}`,
    description: name,
    timeout,
    environment: handlerEnvironment(stack, publicUrl),
  });
  grantItems(handler.fn, roles);
  grantKeysOf(handler, keyring);
  return handler;
}
