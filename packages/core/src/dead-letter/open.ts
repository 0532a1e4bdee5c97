import type { Box } from "./dead-letter";

export type Queues = {
  /** Address of a queue up to the dash before its own name, such as `https://sqs.eu-central-1.amazonaws.com/1/tandem-prod`. */
  readonly url: string;
  readonly subscriptions: readonly string[];
};

/** The box that the stacks' queues are. SQS's client is loaded at the first letter: hardly any request needs it. */
export function openQueues(queues: Queues): Box {
  let opened: Promise<Box> | undefined;
  const open = () => (opened ??= import("./queue").then(({ queuedLetters }) => queuedLetters(queues)));
  return {
    list: async () => (await open()).list(),
    redrive: async (deadLetterIds) => (await open()).redrive(deadLetterIds),
  };
}
