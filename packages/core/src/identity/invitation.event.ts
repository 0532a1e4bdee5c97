import { defineEvent, Id } from "#core/kernel";
import * as z from "zod";

/** Somebody was invited, or sent the invitation anew. Names nobody: the invitation does. */
export const Invited = defineEvent(
  "invitation.issued.v1",
  z.object({ invitationId: Id("inv"), issue: z.int().min(1) }),
);
export type Invited = ReturnType<typeof Invited.create>;
