import { DeadLetter } from "#core/dead-letter";
import { Fault } from "#core/kernel";
import * as z from "zod";
import { defineRoute } from "../../frame/route";

const Redrive = z
  .object({
    outcome: DeadLetter.Outcome.meta({
      description:
        "`handled`; `queued`: it waits in its queue, and comes back if it fails again; `failed`: it failed again, and stays.",
    }),
  })
  .meta({ id: "Redrive", description: "What became of a delivery that was sent again." });

export const redriveDeadLetter = defineRoute({
  operationId: "redriveDeadLetter",
  method: "post",
  path: "/dead-letters/{deadLetterId}/redrive",
  tag: "Platform",
  summary: "Send a dead letter again",
  description:
    "Delivers the event to its subscription once more. Reactions are idempotent, so once too often is harmless.",
  access: "deadletter:redrive",
  params: z.object({ deadLetterId: DeadLetter.DeadLetterId }),
  once: true,
  success: { status: 200, description: "What became of it.", content: Redrive },
  problems: { 404: ["platform.dead_letter_not_found"] },
  handle: async ({ params: { deadLetterId } }, { deadLetters }) => {
    const outcome = (await deadLetters.redrive([deadLetterId])).get(deadLetterId);
    if (!outcome)
      throw new Fault("platform.dead_letter_not_found", "not_found", "There is no such dead letter", {
        wayOut: "Look for it in the list; one that was redriven is gone.",
      });
    return { body: { outcome } };
  },
});
