import { Cart } from "#core/cart";
import { settle } from "#core/checkout";
import { storefrontUrl } from "#core/config";
import { Fault, Id, money } from "#core/kernel";
import { Order } from "#core/order";
import { Tenant } from "#core/tenant";
import type { GroupModel, OrderModel } from "#web/storefront";
import { clearCheckout, readCheckout, writeCart, writeCheckout } from "../cookie";
import { totalsOf, unitsIn } from "../quoted";
import { privatePage, problemPage, seeOther } from "../respond";
import { type C, frameOf, type Visit, visitOf } from "../visit";

/** The order's page with the key that opens it. */
export const orderPath = (c: C, orderId: Id<"ord">): string => Order.pagePath(orderId, c.var.options.sessionKey);

/** The order, if it was placed in this very storefront. */
async function findOrder(c: C, { key }: Visit): Promise<Order.Info | undefined> {
  const orderId = Id("ord").safeParse(c.req.param("orderId"));
  const order = orderId.success ? await Order.find(orderId.data, "its page in the storefront") : undefined;
  return order?.tenantId === key.tenantId && order.storefrontId === key.storefrontId ? order : undefined;
}

export async function showOrder(c: C): Promise<Response> {
  const visit = visitOf(c);
  const found = await findOrder(c, visit);
  if (!found) return problemPage(c, "order_not_found", 404);
  const { orderId } = found;
  const isHolder = Order.opens(c.req.query("k"), orderId, c.var.options.sessionKey);
  const order = isHolder && found.status === "reserved" ? await askForPayment(c, visit, found) : found;
  const units = isHolder ? await emptyCart(c, visit, order) : undefined;
  const self = isHolder ? orderPath(c, orderId) : `/orders/${orderId}`;
  const waiting = order.status === "reserved";
  return privatePage(
    c,
    await c.var.pages.order({
      ...frameOf(visit, units),
      orderId,
      status: order.status === "reserved" ? "awaiting_payment" : order.status,
      ...(isHolder ? { details: await detailsOf(order, visit) } : {}),
      refreshing: waiting && c.req.query("still") === undefined,
      paymentUnreachable: waiting && c.req.query("payment") === "unreachable",
      hrefs: {
        self,
        still: `${self}${self.includes("?") ? "&" : "?"}still=1`,
        ...(isHolder && waiting ? { pay: self.replace(orderId, `${orderId}/pay`) } : {}),
        ...(isHolder ? { privacy: self.replace(`/orders/${orderId}?`, `/privacy?order=${orderId}&`) } : {}),
      },
    }),
  );
}

/** Leads to the order's payment once more: the provider knows the order, and opens no second payment. */
export async function payOrder(c: C): Promise<Response> {
  const visit = visitOf(c);
  const order = await findOrder(c, visit);
  if (!order || !Order.opens(c.req.query("k"), order.orderId, c.var.options.sessionKey)) {
    return problemPage(c, "order_not_found", 404);
  }
  return order.status === "reserved" ? openPayment(c, visit, order) : seeOther(c, orderPath(c, order.orderId));
}

/** On to the payment page. A provider that doesn't answer costs the consumer nothing: the goods stay reserved meanwhile. */
export async function openPayment(c: C, { frame }: Visit, order: Order.Info): Promise<Response> {
  const { provider, publicUrl } = c.var.options;
  const path = orderPath(c, order.orderId);
  try {
    const { checkoutUrl, paymentId } = await provider.open({
      orderId: order.orderId,
      amount: Order.total(order),
      description: `${frame.title} ${order.orderId}`,
      locale: order.locale,
      redirectUrl: storefrontUrl({ publicUrl }, frame.name, path),
      webhookUrl: storefrontUrl({ publicUrl }, frame.name, "/payments/notifications"),
    });
    writeCheckout(c, { orderId: order.orderId, paymentId });
    return seeOther(c, checkoutUrl ?? path);
  } catch (error) {
    if (error instanceof Fault && error.kind === "unavailable") return seeOther(c, `${path}&payment=unreachable`);
    throw error;
  }
}

/**
 * Asks the provider itself when the consumer is back before the notification, or in place of one that was lost. The payment in
 * the cookie is only a hint, like a notification: what is settled is what the provider says, for the order that it names.
 */
async function askForPayment(c: C, visit: Visit, order: Order.Info): Promise<Order.Info> {
  const { provider, random } = c.var.options;
  const sent = readCheckout(c);
  if (sent?.orderId !== order.orderId) return order;
  try {
    const payment = await provider.get(sent.paymentId);
    if (payment.status === "open") return order;
    await settle({ payment, provider, at: visit.at, random });
  } catch (error) {
    // The page can wait: the notification will come, or somebody is told of what can't be settled.
    if (!(error instanceof Fault)) throw error;
    return order;
  }
  return (await findOrder(c, visit)) ?? order;
}

/** Takes what was bought out of the cart of the browser that bought it. Gives the units left. */
async function emptyCart(c: C, { at, key, cart }: Visit, order: Order.Info): Promise<number | undefined> {
  if (order.status !== "placed" || !cart || readCheckout(c)?.orderId !== order.orderId) return undefined;
  const { cartId } = cart;
  const left = await Cart.takeOut({ tenantId: key.tenantId, cartId }, at, {
    orderId: order.orderId,
    lines: order.parts.flatMap(({ lines }) => lines),
  });
  writeCart(c, { cartId, units: unitsIn(left) });
  clearCheckout(c);
  return unitsIn(left);
}

async function detailsOf(order: Order.Info, { shop }: Visit): Promise<NonNullable<OrderModel["details"]>> {
  const suppliers = await Promise.all(order.parts.map(({ supplierId }) => Tenant.find(supplierId)));
  const numbered = order.parts.map((part) => Order.numbered(order, part));
  const contact = await Order.contactOf(order);
  return {
    groups: order.parts.map((part, index): GroupModel => ({
      seller: {
        supplierName: suppliers[index]?.name ?? part.supplierId,
        partnerName: shop.partnerName,
        direct: part.agreementId === null,
      },
      lines: (numbered[index] ?? []).map((line) => ({
        key: line.variantId,
        href: "/",
        title: line.title,
        variantTitle: line.option,
        quantity: line.quantity,
        unitPrice: money.of(line.unitMinor, order.currency),
        total: line.gross,
        stock: "in_stock",
      })),
      subtotal: Order.partTotal(order, part),
    })),
    totals: totalsOf(numbered.flat(), Order.total(order)),
    ...(contact ? { buyer: buyerOf(contact, shop.locale) } : {}),
  };
}

function buyerOf({ name, email, address }: Order.Contact, locale: string) {
  const country = new Intl.DisplayNames([locale, "en"], { type: "region" }).of(address.country);
  return {
    email,
    address: [name, address.line1, address.line2, `${address.postalCode} ${address.city}`, country].filter(
      (line): line is string => line !== undefined && line !== "",
    ),
  };
}
