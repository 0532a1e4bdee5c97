import * as z from "zod";

/** What a view says in place of the fields that an erased consumer leaves empty. */
export const Erased = z.literal(true).meta({
  description: "Present when the consumer was erased: what named or located them is gone, and the record stays.",
});
