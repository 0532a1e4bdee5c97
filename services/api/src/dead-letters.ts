/**
 * Where this API's dead letters wait: in the queues that its stack names, or in the list that the local runtime brings.
 *
 * @module
 */
import { DeadLetter } from "#core/dead-letter";
import { invariant } from "#core/kernel";

/** A box that can be exchanged under a running API. */
export function exchangeable(queues: DeadLetter.Queues | undefined): {
  box: DeadLetter.Box;
  use: (box: DeadLetter.Box) => void;
} {
  let current = queues && DeadLetter.openQueues(queues);
  const here = (): DeadLetter.Box => {
    invariant(current, "whoever starts the API tells it where dead letters wait");
    return current;
  };
  return {
    box: { list: async () => here().list(), redrive: async (deadLetterIds) => here().redrive(deadLetterIds) },
    use: (box) => void (current = box),
  };
}
