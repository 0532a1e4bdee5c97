import { epochSeconds, Fault, type Id, type Instant, plusMs } from "../kernel";
import { recordOnce } from "../store";
import { type Bought, Info, lifetimeMs, without } from "./cart";
import { CartEntity } from "./cart.entity";

type Key = { readonly tenantId: Id<"ten">; readonly cartId: Id<"crt"> };

async function read(key: Key, at: Instant): Promise<{ cart: Info; revision: number }> {
  const { data } = await CartEntity.get(key).go({ consistent: true });
  if (!data || data.expiresAtSeconds <= epochSeconds(at))
    return { cart: { ...key, lines: [] }, revision: data?.revision ?? 0 };
  return { cart: Info.parse(data), revision: data.revision };
}

/** The cart; an unknown or forgotten one is empty. */
export const get = async (key: Key, at: Instant): Promise<Info> => (await read(key, at)).cart;

/**
 * Changes a cart. Two tabs that change it at once both count: the later one is applied to the other's result. A change that gives
 * back the very cart it got writes nothing.
 *
 * @throws Fault of `change`; `store.busy` (unavailable)
 */
export async function update(key: Key, at: Instant, change: (cart: Info) => Info): Promise<Info> {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const { cart, revision } = await read(key, at);
    const changed = change(cart);
    if (changed === cart) return cart;
    const put = CartEntity.put({
      ...changed,
      revision: revision + 1,
      expiresAtSeconds: epochSeconds(plusMs(at, lifetimeMs)),
    })
      .where((stored, { eq, notExists }) =>
        revision === 0 ? notExists(stored.revision) : eq(stored.revision, revision),
      )
      .params();
    if ((await recordOnce({ put })) === "recorded") return changed;
  }
  throw new Fault("store.busy", "unavailable", "The cart is being changed elsewhere", {
    wayOut: "Try again in a moment.",
  });
}

/**
 * Takes out what an order bought, once (I1). Gives the cart as it is then.
 *
 * @throws Fault `store.busy` (unavailable)
 */
export const takeOut = (key: Key, at: Instant, bought: Bought): Promise<Info> =>
  update(key, at, (cart) => without(cart, bought));
