import { DeadLetter } from "#core/dead-letter";
import { pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";

const DeadLetterView = DeadLetter.Info.meta({
  id: "DeadLetter",
  description: "A delivery of an event that was given up. It doesn't show the event's data.",
});

export const listDeadLetters = defineRoute({
  operationId: "listDeadLetters",
  method: "get",
  path: "/dead-letters",
  tag: "Platform",
  summary: "List dead letters",
  description: "Deliveries that were given up, oldest event first, all on one page of at most a thousand.",
  access: "deadletter:redrive",
  success: { status: 200, description: "The dead letters.", content: pageOf(DeadLetterView) },
  handle: async (_call, { deadLetters }) => ({ body: { items: await deadLetters.list(), nextCursor: null } }),
});
