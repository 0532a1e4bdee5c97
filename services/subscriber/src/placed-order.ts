/**
 * What the reactions to a placed order share: they read the operator's order, and write each effect in its owner's scope.
 *
 * @module
 */
import { type Id, type Instant, invariant } from "#core/kernel";
import { Order } from "#core/order";
import { runInScope } from "#core/store";

type AsOwner = <R>(ownerId: Id<"ten">, body: () => Promise<R>) => Promise<R>;
export type PlacedOrder = Order.Info & { readonly placedAt: Instant };

/** The order of an event. The event must come from the log of the tenant whose storefront took the order. */
export function readPlacedOrder(event: Order.Placed, actor: string): Promise<PlacedOrder> {
  return runInScope({ tenantId: null, actor, role: "subscriber" }, async () => {
    const order = await Order.get(event.data.orderId, "routing a placed order to its owners");
    invariant(order.tenantId === event.tenantid, "an order is placed by its own storefront's tenant");
    invariant(order.status === "placed" && order.placedAt !== undefined, "the event is written with the change");
    return { ...order, placedAt: order.placedAt };
  });
}

/** As `placedOrder`, for effects that need to know who ordered: undefined once they are erased. */
export async function placedOrderOf(
  event: Order.Placed,
  actor: string,
  effect: (
    order: PlacedOrder,
    part: Order.Part,
    contact: Order.Contact | undefined,
    asOwner: AsOwner,
  ) => Promise<unknown>,
): Promise<void> {
  const order = await readPlacedOrder(event, actor);
  const contact = await readContact(order, actor);
  await forEachPart(order, actor, (part, asOwner) => effect(order, part, contact, asOwner));
}

/** Who ordered; undefined once they are erased. */
export const readContact = (order: PlacedOrder, actor: string): Promise<Order.Contact | undefined> =>
  runInScope({ tenantId: null, actor, role: "subscriber" }, () => Order.contactOf(order));

/** Runs `effect` for each part; `asOwner` opens the key space of the one tenant that the effect belongs to. */
export async function placedOrder(
  event: Order.Placed,
  actor: string,
  effect: (order: PlacedOrder, part: Order.Part, asOwner: AsOwner) => Promise<unknown>,
): Promise<void> {
  const order = await readPlacedOrder(event, actor);
  await forEachPart(order, actor, (part, asOwner) => effect(order, part, asOwner));
}

async function forEachPart(
  order: PlacedOrder,
  actor: string,
  effect: (part: Order.Part, asOwner: AsOwner) => Promise<unknown>,
): Promise<void> {
  const asOwner: AsOwner = (ownerId, body) => runInScope({ tenantId: ownerId, actor, role: "subscriber" }, body);
  await Promise.all(order.parts.map((part) => effect(part, asOwner)));
}
