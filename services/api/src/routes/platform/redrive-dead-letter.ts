import { Fault } from "#core/kernel";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { DeadLetterId } from "./list-dead-letters";

const Redrive = z
  .object({ handled: z.boolean().meta({ description: "false: it failed again, and stays on the list." }) })
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
  params: z.object({ deadLetterId: DeadLetterId }),
  once: true,
  success: { status: 200, description: "What became of it.", content: Redrive },
  problems: { 404: ["platform.dead_letter_not_found"], 409: ["platform.dead_letters_in_queues"] },
  handle: async ({ params: { deadLetterId } }, { deadLetters }) => {
    const outcome = await deadLetters.redrive(deadLetterId);
    if (!outcome) throw new Fault("platform.dead_letter_not_found", "not_found", "There is no such dead letter");
    return { body: outcome };
  },
});
