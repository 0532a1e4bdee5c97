import type { Box, Queues } from "./dead-letter";

/** The box that the stacks' queues are. SQS's client is loaded at the first letter: hardly any request needs it. */
export function openQueues(queues: Queues): Box {
  let opened: Promise<Box> | undefined;
  const open = () => (opened ??= import("./queue").then(({ queuedLetters }) => queuedLetters(queues)));
  return {
    list: async () => (await open()).list(),
    redrive: async (deadLetterIds) => (await open()).redrive(deadLetterIds),
  };
}
