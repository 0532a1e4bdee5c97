import { Order } from "#core/order";

/** The deployment's pairwise key in tests. */
export const pairwiseKey = "pairwise-key-of-the-tests-0123456789";

/** The deployment's secret for accounts in tests. */
export const authKey = "auth-key-of-the-tests-0123456789abcdef";

type Reserved = Omit<Order.Info, "subjectId" | "sealedContact">;

/** An order with its contact sealed, as checkout makes one. In a scope of any kind. */
export async function identified({ contact, ...order }: Reserved & { contact: Order.Contact }): Promise<Order.Info> {
  const identity = await Order.identify({ ...order, contact, secret: pairwiseKey });
  if (!identity) throw new Error("nobody was erased here");
  return { ...order, ...identity };
}
