import { Privacy } from "#core/privacy";
import { readPlacedOrder } from "./placed-order";
import { subscribe } from "./subscribe";

/** The consumer's own list of orders, from which follows who holds what about them. A replay finds it noted (invariant 1). */
export const handler = subscribe("on-order-placed-note-subject", async (event) => {
  await Privacy.noteOrder(await readPlacedOrder(event, "subject-orders"));
});
