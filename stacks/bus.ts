/**
 * Bus: table stream → relay → event bus, with an archive.
 *
 * What the relay can't put on the bus goes to an on-failure queue as the position of the batch; the events themselves are still in their
 * tenants' event logs, from which they can be replayed at any age.
 *
 * @module
 */
import { Archive, EventBus } from "aws-cdk-lib/aws-events";
import { StartingPosition } from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource, SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { Duration, RemovalPolicy } from "aws-cdk-lib/core";
import { use, type StackContext } from "sst/constructs";
import { Storage } from "./storage";
import { deadLetterQueue } from "./support/queue";
import { handlerFunction } from "./support/handler-function";
import { physicalName } from "./support/name";
import { thin } from "./support/thin";
import type { Watched } from "./support/watched";

/** `source` of every envelope: as `eventSource` of `#core/kernel`, which a test compares it with. */
export const eventSource = "tandem";

export function Bus({ stack }: StackContext) {
  thin(stack);
  const { table } = use(Storage);
  const bus = new EventBus(stack, "Bus", {
    eventBusName: physicalName(stack),
    description: "Facts that tenants' transactions wrote",
  });
  bus.applyRemovalPolicy(RemovalPolicy.RETAIN);
  new Archive(stack, "Archive", {
    archiveName: physicalName(stack),
    sourceEventBus: bus,
    eventPattern: { source: [eventSource] },
    // For redelivery after an incident. Older events come from the event logs, which also honour erasure.
    retention: Duration.days(30),
  });

  const relay = handlerFunction(stack, "Relay", {
    bundle: "relay",
    description: "Table stream to event bus",
    timeout: Duration.seconds(30),
    memoryMb: 512,
    environment: { TANDEM_BUS_NAME: physicalName(stack) },
  });
  bus.grantPutEventsTo(relay.fn);
  const unrelayed = deadLetterQueue(stack, "Unrelayed", "unrelayed");
  relay.fn.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      // Lambda's own copy of the relay's check, so that ordinary writes cost no invocation.
      filters: [{ pattern: JSON.stringify(eventInserts) }],
      batchSize: 100,
      parallelizationFactor: 4,
      reportBatchItemFailures: true,
      // A poisonous record blocks its shard: halve the batch around it, and give up on it while the stream still holds the rest.
      bisectBatchOnError: true,
      retryAttempts: 20,
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(unrelayed.queue),
    }),
  );
  stack.addOutputs({ BusName: bus.eventBusName });
  const watched: Watched = {
    functionNames: [relay.functionName],
    streamFunctionNames: [relay.functionName],
    deadLetterQueueNames: [unrelayed.queueName],
  };
  return { bus, watched };
}

const eventInserts = {
  eventName: ["INSERT"],
  dynamodb: { Keys: { pk: { S: [{ suffix: "#event" }] } } },
};
