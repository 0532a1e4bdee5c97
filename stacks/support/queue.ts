/**
 * Queues: encrypted, refused without TLS, and with a known name.
 *
 * @module
 */
import { NagSuppressions } from "cdk-nag";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Duration } from "aws-cdk-lib/core";
import type { Stack } from "sst/constructs";
import { physicalName } from "./name";

export type NamedQueue = { readonly queue: Queue; readonly queueName: string };

/** Where what couldn't be done waits for a person: as a rule, for as long as SQS keeps anything. */
export function deadLetterQueue(stack: Stack, id: string, thing: string, retention = Duration.days(14)): NamedQueue {
  const queueName = physicalName(stack, thing);
  const queue = new Queue(stack, id, {
    queueName,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: retention,
  });
  NagSuppressions.addResourceSuppressions(queue, [
    { id: "AwsSolutions-SQS3", reason: "This is a dead-letter queue itself; an alarm watches its depth." },
  ]);
  return { queue, queueName };
}

/** A queue of work. What fails `maxReceiveCount` times moves to `deadLetters`. */
export function workQueue(
  stack: Stack,
  id: string,
  { thing, visibility, maxReceiveCount, deadLetters, retention = Duration.days(4) }: WorkQueueOptions,
): NamedQueue {
  const queueName = physicalName(stack, thing);
  const queue = new Queue(stack, id, {
    queueName,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    visibilityTimeout: visibility,
    retentionPeriod: retention,
    deadLetterQueue: { queue: deadLetters, maxReceiveCount },
  });
  return { queue, queueName };
}

type WorkQueueOptions = {
  readonly thing: string;
  readonly visibility: Duration;
  readonly maxReceiveCount: number;
  readonly deadLetters: Queue;
  readonly retention?: Duration;
};
