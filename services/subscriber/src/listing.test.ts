import { beforeAll, expect, it } from "vitest";
import { Stock } from "#core/catalog";
import { createId, deriveId, type Envelope, type Event, type Id, instant } from "#core/kernel";
import { Listing } from "#core/listing";
import { Order } from "#core/order";
import { commit, EventLog, withReach } from "#core/store";
import { connectToFreshTable } from "#support";
import {
  agree,
  as,
  importProduct,
  openStorefront,
  random,
  register,
  tick,
} from "../../../packages/core/src/listing/listing.fixture";
import { handler as onAgreementActivated } from "./on-agreement-activated";
import { handler as onListingEnabled } from "./on-listing-enabled";
import { handler as onOrderPlaced } from "./on-order-placed-refresh-stock";
import { handler as onOrderReleased } from "./on-order-released-refresh-stock";
import { handler as onProductChanged } from "./on-product-changed";

beforeAll(async () => {
  const { tableName, endpoint } = await connectToFreshTable();
  Object.assign(process.env, {
    TANDEM_TABLE: tableName,
    TANDEM_DYNAMODB_ENDPOINT: endpoint,
    TANDEM_PUBLIC_URL: "http://localhost:4000",
    TANDEM_PAYMENT_URL: "http://localhost:4000/pay",
    TANDEM_MAIL: "file:unused",
    TANDEM_MAIL_FROM: "shop@example.com",
    TANDEM_KEYRING: "file:not-used",
  });
});

const queueOf = (...events: Event[]) => ({
  Records: events.map((detail) => ({ messageId: detail.id, body: JSON.stringify({ detail }) })),
});
const delivered = { batchItemFailures: [] };

const lastOf = async (tenantId: Id<"ten">, type: string): Promise<Envelope> => {
  const event = (await as(tenantId, () => EventLog.list({ tenantId }))).findLast((one) => one.type === type);
  if (!event) throw new Error(`no ${type} was written`);
  return event;
};

it("lists what the partner enabled, from the events as the bus delivers them, twice each (invariants 1 and 2)", async () => {
  const { tenantId: supplierId } = await register("Acme Apparel", ["supplier"]);
  const { tenantId } = await register("Lifestyle Blog", ["partner"]);
  const { storefrontId } = await openStorefront(tenantId, "blog");
  const productId = await importProduct(supplierId, "shirt", { title: "Blue shirt" });
  const agreementId = await agree(supplierId, tenantId);
  const statusOf = async () =>
    (await as(tenantId, () => Listing.find({ tenantId, listingId: Listing.idOf(storefrontId, productId) })))?.status;
  const titles = async () =>
    (await as(tenantId, () => Listing.cards({ tenantId, storefrontId }))).items.map(({ title }) => title);

  const activated = await lastOf(tenantId, "agreement.activated.v1");
  expect(await onAgreementActivated(queueOf(activated, activated))).toEqual(delivered);
  expect(await statusOf()).toBe("proposed");

  await as(tenantId, () =>
    Listing.enable({ tenantId, storefrontId, agreementId, products: "all", at: tick(), random }),
  );
  const enabled = await lastOf(tenantId, "listing.enabled.v1");
  expect(await onListingEnabled(queueOf(enabled, enabled))).toEqual(delivered);
  expect(await titles()).toEqual(["Blue shirt"]);

  await importProduct(supplierId, "shirt", { title: "Navy shirt" });
  const changed = await lastOf(supplierId, "product.changed.v1");
  expect(await onProductChanged(queueOf(changed, changed))).toEqual(delivered);
  expect(await titles()).toEqual(["Navy shirt"]);

  await importProduct(supplierId, "shirt", { title: "Navy shirt", units: 1 });
  const released: Envelope = {
    ...changed,
    type: "order.released.v1",
    time: instant("2026-03-01T12:00:00Z"),
    tenantid: tenantId,
    data: { orderId: `ord_${"0".repeat(26)}`, reason: "expired", products: [{ supplierId, productId }] },
  };
  expect(await onOrderReleased(queueOf(released))).toEqual(delivered);
  const { items } = await as(tenantId, () => Listing.cards({ tenantId, storefrontId }));
  expect(items[0]?.stock).toBe("low");
});

it("says what product and stock say now, whichever event comes first, late, or again (no order is promised)", async () => {
  const { tenantId: supplierId } = await register("Acme Apparel", ["supplier"]);
  const { tenantId } = await register("Lifestyle Blog", ["partner"]);
  const { storefrontId } = await openStorefront(tenantId, "late");
  const productId = await importProduct(supplierId, "hat", { title: "Old hat", units: 9 });
  const first = await lastOf(supplierId, "product.changed.v1");
  const agreementId = await agree(supplierId, tenantId);
  await as(tenantId, () =>
    Listing.enable({ tenantId, storefrontId, agreementId, products: "all", at: tick(), random }),
  );
  expect(await onListingEnabled(queueOf(await lastOf(tenantId, "listing.enabled.v1")))).toEqual(delivered);
  const card = async () => (await as(tenantId, () => Listing.cards({ tenantId, storefrontId }))).items[0];

  await importProduct(supplierId, "hat", { title: "New hat", units: 9 });
  const second = await lastOf(supplierId, "product.changed.v1");
  expect(await onProductChanged(queueOf(second))).toEqual(delivered);
  expect(await onProductChanged(queueOf(first, second, first))).toEqual(delivered);
  expect((await card())?.title).toBe("New hat");

  const listingId = Listing.idOf(storefrontId, productId);
  const page = await as(tenantId, () => Listing.findPage({ tenantId, listingId }));
  const variantId = page?.variants[0]?.variantId ?? "var_";
  const { order, event } = await placeOrder({ tenantId, storefrontId, supplierId, agreementId, productId, variantId });
  const move = { supplierId, variantId, quantity: 8 };
  await as(supplierId, () => commit({ writes: [Stock.allocateWrite(move)] }));
  expect(await onOrderPlaced(queueOf(event, event))).toEqual(delivered);
  expect((await card())?.stock).toBe("low");
  // Another order's stock came back, and the news of it overtakes, is overtaken, and repeats.
  await as(supplierId, () => commit({ writes: [Stock.releaseWrite(move)] }));
  const released = Order.Released.create({
    ...{ tenantId, subject: order.orderId, at: tick(), random },
    data: { orderId: order.orderId, reason: "expired", products: [{ supplierId, productId }] },
  });
  expect(await onOrderReleased(queueOf(released, released))).toEqual(delivered);
  expect(await onOrderPlaced(queueOf(event))).toEqual(delivered);
  expect((await card())?.stock).toBe("in_stock");
});

/** As checkout does, but for the stock. */
async function placeOrder({
  tenantId,
  storefrontId,
  supplierId,
  agreementId,
  ...ids
}: {
  readonly tenantId: Id<"ten">;
  readonly storefrontId: Id<"stf">;
  readonly supplierId: Id<"ten">;
  readonly agreementId: Id<"agr">;
  readonly productId: Id<"prd">;
  readonly variantId: Id<"var">;
}): Promise<{ readonly order: Order.Info; readonly event: Event }> {
  const at = tick();
  const line = { ...ids, title: "Hat", option: "", quantity: 8, unitMinor: 19_95, taxRateBp: 2100 };
  const order: Order.Info = {
    ...{ orderId: createId("ord", at, random), tenantId, storefrontId, status: "reserved", currency: "EUR" },
    locale: "en-GB",
    ...{ subjectId: deriveId("sbj", "anna"), sealedContact: "v1.1.not-looked-at" },
    parts: [{ supplierId, agreementId, agreementVersion: 1, commissionRateBp: 1250, share: "none", lines: [line] }],
  };
  const { orderId } = order;
  const data = { orderId, storefrontId, total: Order.total(order), supplierIds: [supplierId] };
  const event = Order.Placed.create({ tenantId, subject: orderId, at, random, data });
  await as(tenantId, () =>
    withReach([Order.reachOf(orderId, "write", "test")], async () => {
      await commit({ writes: [Order.reserveWrite(order)] });
      await commit({ writes: [Order.placeWrite(orderId, "reserved", { placedAt: at, paymentId: "tr_1" })], event });
    }),
  );
  return { order, event };
}
