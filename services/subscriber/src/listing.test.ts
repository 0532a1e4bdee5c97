import { beforeAll, expect, it } from "vitest";
import { type Envelope, type Id, instant } from "#core/kernel";
import { Listing } from "#core/listing";
import { EventLog } from "#core/store";
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
  });
});

const queueOf = (...events: Envelope[]) => ({
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
