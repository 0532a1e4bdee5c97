/**
 * Sweep: gives back the stock of payments that nobody finished.
 *
 * It walks the orders' buckets from where it got to last; the mark moves only after everything before it is done, so a crash
 * costs a second look and no reservation.
 *
 * @module
 */
import { type Id, type Instant, instantOfId, plusMs, type Random } from "../kernel";
import { Order } from "../order";
import { type Reach, withReach } from "../store";
import { expire } from "./settle";
import { SweepEntity } from "./sweep.entity";

const mark = { sweep: "reservations" };
const markReach: Reach = { partition: "platform#sweep", access: "write", because: "sweep of abandoned payments" };
/** Before its first run there is nothing older to find. */
const firstLookBackMs = 24 * 3_600_000;

export type Swept = {
  readonly released: number;
  /** Reservations that couldn't be given back; the next sweep tries them again. */
  readonly failures: readonly { readonly orderId: Id<"ord">; readonly error: unknown }[];
};

/** Runs for the operator, in a scope without tenant. */
export async function sweepReservations({ at, random }: { at: Instant; random: Random }): Promise<Swept> {
  const until = plusMs(at, -Order.reservationLifetimeMs);
  const { data } = await withReach([markReach], () => SweepEntity.get(mark).go({ consistent: true }));
  const from = (data?.sweptUntil as Instant | undefined) ?? plusMs(until, -firstLookBackMs);
  let released = 0;
  const failures: { orderId: Id<"ord">; error: unknown }[] = [];
  for (const order of await Order.listReserved(from, until)) {
    try {
      if ((await expire(order, at, random)) === "released") released += 1;
    } catch (error) {
      failures.push({ orderId: order.orderId, error });
    }
  }
  // The mark stays before the oldest that failed, and those behind it got their turn all the same.
  const oldest = failures.map(({ orderId }) => instantOfId(orderId)).toSorted()[0];
  await withReach([markReach], () => SweepEntity.put({ ...mark, sweptUntil: oldest ?? until }).go());
  return { released, failures };
}
