import * as z from "zod";

/** Lower case, so that one mailbox is one address. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
