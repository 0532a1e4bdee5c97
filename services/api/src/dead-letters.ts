/**
 * Dead letters where there is no list of them: on AWS a failed delivery waits in its subscription's own queue.
 *
 * Redriving is left to SQS there (console, or `aws sqs start-message-move-task`): the API's function isn't given the right to
 * read every queue of the platform for it. The local runtime brings its own list, `useDeadLetters`.
 *
 * @module
 */
import { Fault } from "#core/kernel";
import type { DeadLetters } from "./frame/route";

const inQueues = () =>
  new Fault("platform.dead_letters_in_queues", "conflict", "Here dead letters wait in the queues of SQS", {
    wayOut: "Redrive the dead-letter queue of the subscription: aws sqs start-message-move-task.",
  });

export const queuedDeadLetters: DeadLetters = {
  list: () => Promise.reject(inQueues()),
  redrive: () => Promise.reject(inQueues()),
};
