import { configureCore, storefrontUrl } from "#core/config";
import { deriveId } from "#core/kernel";
import { systemClock } from "#core/kernel/system";
import { openMailer, sendOnce } from "#core/mail";
import { Order } from "#core/order";
import { runInScope } from "#core/store";
import { Storefront, Tenant } from "#core/tenant";
import { readContact, readPlacedOrder } from "./placed-order";
import { subscribe } from "./subscribe";

/** The consumer gets one mail for the whole order. Its id derives from the order, so a replay finds it sent (invariant 1). */
export const handler = subscribe("on-order-placed-send-confirmation", async (event) => {
  const config = configureCore();
  const order = await readPlacedOrder(event, "order-confirmation");
  const contact = await readContact(order, "order-confirmation");
  if (!contact) return;
  await runInScope({ tenantId: order.tenantId, actor: "order-confirmation", role: "subscriber" }, async () => {
    const storefront = await Storefront.get({ tenantId: order.tenantId, storefrontId: order.storefrontId });
    const suppliers = await Promise.all(order.parts.map(({ supplierId }) => Tenant.get(supplierId)));
    const mail = Order.confirmation({
      order,
      contact,
      shopName: storefront.title,
      supplierNames: new Map(suppliers.map(({ tenantId, name }) => [tenantId, name])),
      orderUrl: storefrontUrl(config, storefront.name, Order.pagePath(order.orderId, config.sessionKey)),
    });
    const mailer = await openMailer(config.mail);
    await sendOnce(mailer, {
      tenantId: order.tenantId,
      mail: {
        ...mail,
        mailId: deriveId("mai", order.orderId, "confirmation"),
        from: { name: storefront.title, address: config.mailFrom },
        to: contact.email,
      },
      at: systemClock.now(),
    });
  });
});
