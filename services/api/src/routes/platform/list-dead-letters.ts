import { Id, Instant } from "#core/kernel";
import * as z from "zod";
import { pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";

export const DeadLetterId = z.string().regex(/^evt_[0-9a-z]{26}\.[a-z0-9-]{1,100}$/);

const DeadLetterView = z
  .object({
    deadLetterId: DeadLetterId,
    subscription: z.string(),
    eventId: Id("evt"),
    eventType: z.string(),
    tenantId: Id("ten"),
    reason: z.string(),
    receiveCount: z.int(),
    givenUpAt: Instant,
  })
  .meta({
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
  problems: { 409: ["platform.dead_letters_in_queues"] },
  handle: async (_call, { deadLetters }) => ({ body: { items: await deadLetters.list(), nextCursor: null } }),
});
