/**
 * Orders in and out of the table. Every function reaches into the operator's key space for exactly the order it names.
 *
 * @module
 */
import { createId, Fault, type Id, type Instant } from "../kernel";
import { type Reach, withReach, type Write } from "../store";
import { Info, type ReleaseReason } from "./order";
import { bucketOf, bucketsBetween, OrderEntity, partitionOf, partsFromStored, toStored } from "./order.entity";

/** The reach that opens one order. */
export const reachOf = (orderId: Id<"ord">, access: Reach["access"], because: string): Reach => ({
  partition: partitionOf(orderId),
  sort: orderId,
  access,
  because,
});

const keyOf = (orderId: Id<"ord">) => ({ bucket: bucketOf(orderId), orderId });
const fromStored = (item: { parts?: unknown }): Info => Info.parse({ ...item, parts: partsFromStored(item.parts) });

export function find(orderId: Id<"ord">, because: string): Promise<Info | undefined> {
  return withReach([reachOf(orderId, "read", because)], async () => {
    const { data } = await OrderEntity.get(keyOf(orderId)).go({ consistent: true });
    return data ? fromStored(data) : undefined;
  });
}

/** @throws Fault `order.not_found` (not_found) */
export async function get(orderId: Id<"ord">, because: string): Promise<Info> {
  const order = await find(orderId, because);
  if (!order)
    throw new Fault("order.not_found", "not_found", "There is no such order", {
      wayOut: "Open the link of the order confirmation.",
    });
  return order;
}

/** Creates the reservation. The id made with the form collides when the form is sent twice. */
export const reserveWrite = (order: Info): Write => ({
  put: OrderEntity.create(toStored(order)).params(),
  orFault: new Fault("order.already_reserved", "conflict", "This checkout was already sent", {
    wayOut: "Open the order: it was made once.",
  }),
});

const moved = new Fault("order.moved_on", "conflict", "The order has moved on meanwhile", {
  wayOut: "Read the order again.",
});

/** reserved or released → placed (I2). */
export const placeWrite = (
  orderId: Id<"ord">,
  from: "reserved" | "released",
  placed: { placedAt: Instant; paymentId: string },
): Write => ({
  update: OrderEntity.patch(keyOf(orderId))
    .set({ status: "placed", ...placed })
    .where(({ status, refundedAt }, { eq, notExists }) => `${eq(status, from as string)} and ${notExists(refundedAt)}`)
    .params(),
  orFault: moved,
});

/** reserved → released (I2). */
export const releaseWrite = (orderId: Id<"ord">, releaseReason: ReleaseReason): Write => ({
  update: OrderEntity.patch(keyOf(orderId))
    .set({ status: "released", releaseReason })
    .where(({ status }, { eq }) => eq(status, "reserved"))
    .params(),
  orFault: moved,
});

/** Decides that a released order's late money goes back (I2). */
export const refundWrite = (orderId: Id<"ord">, refundedAt: Instant): Write => ({
  update: OrderEntity.patch(keyOf(orderId))
    .set({ refundedAt })
    .where(({ status }, { eq }) => eq(status, "released"))
    .params(),
  orFault: moved,
});

/** Reservations with ids from `from` up to `to`, bucket by bucket (O2). For the sweep, which runs for the operator. */
export function listReserved(from: Instant, to: Instant): Promise<Info[]> {
  const zero = () => new Uint8Array(10);
  const reach: Reach = { partition: "platform#order#*", access: "read", because: "sweep of abandoned payments" };
  return withReach([reach], async () => {
    const reserved: Info[] = [];
    for (const bucket of bucketsBetween(from, to)) {
      const { data } = await OrderEntity.query
        .order({ bucket })
        .between({ orderId: createId("ord", from, zero) }, { orderId: createId("ord", to, zero) })
        .where(({ status }, { eq }) => eq(status, "reserved"))
        .go({ pages: "all", consistent: true });
      reserved.push(...data.map(fromStored));
    }
    return reserved;
  });
}
