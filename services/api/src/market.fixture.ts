/**
 * A small market made through the API alone: a supplier with a catalogue, a partner with a storefront, an agreement that both
 * signed, listings, and one order that was placed. Events are delivered to the real subscribers.
 *
 * @module
 */
import { Identity } from "#core/identity";
import { createId, type Envelope, type Id, invariant } from "#core/kernel";
import { Keyring } from "#core/keyring";
import { Order } from "#core/order";
import { Privacy } from "#core/privacy";
import { commit, EventLog, runInScope, withReach } from "#core/store";
import { Storefront } from "#core/tenant";
import { identified, messageOf, pairwiseKey } from "#support";
import { type SubscriptionName, subscriptions } from "../../subscriber/src/subscriptions";
import { join, type Person, type Received, type TestApi, testRandom } from "./api.fixture";

export const catalogue = [
  "Handle,Title,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Image Src",
  "pot,Clay pot,true,Size,Small,POT-S,19.90,5,https://images.example/pot.jpg",
  "pot,,,,Large,POT-L,29.90,2,",
  "bowl,Wooden bowl,true,,,BOWL,12.00,9,",
].join("\n");

export const terms = {
  commission: { rateBp: 1_250 },
  data: { steward: "supplier", share: "contact" },
  content: { lockedFields: ["price"], partnerMayAdd: ["badge"] },
  settlement: { currency: "EUR" },
} as const;

export type Market = {
  readonly supplier: Person;
  readonly partner: Person;
  readonly operator: Person;
  /** The partner's, which may all that a key can. */
  readonly machine: Pick<Person, "token">;
  readonly ids: Readonly<Record<string, string>>;
};

type Reaction = { readonly handler: (queue: ReturnType<typeof messageOf>) => Promise<unknown> };

/** Delivers every event of these tenants that wasn't yet, until nothing follows any more. */
export function deliverer(people: readonly Pick<Person, "tenantId">[]): () => Promise<void> {
  const delivered = new Set<string>();
  return async () => {
    for (let found = 1; found > 0;) {
      found = 0;
      for (const { tenantId } of people) {
        const events = await runInScope({ tenantId, actor: "test", role: "relay" }, () =>
          EventLog.list({ tenantId, limit: 1_000 }),
        );
        for (const event of events.filter(({ id }) => !delivered.has(id))) {
          delivered.add(event.id);
          found += 1;
          await deliver(event);
        }
      }
    }
  };
}

async function deliver(event: Envelope): Promise<void> {
  for (const [name, { events }] of Object.entries(subscriptions)) {
    if (!events.some(({ type }) => type === event.type) || name.endsWith("send-confirmation")) continue;
    const { handler } = (await import(
      `../../subscriber/src/${name satisfies string as SubscriptionName}.ts`
    )) as Reaction;
    const answer = await handler(messageOf(event));
    invariant(JSON.stringify(answer) === '{"batchItemFailures":[]}', `${name} takes ${event.type}`);
  }
}

const isForPeople = (permission: Identity.Permission): boolean =>
  (Identity.peopleOnly as readonly Identity.Permission[]).includes(permission);

const ok = ({ status, body }: Received): any => {
  invariant(status < 300, `${status}: ${JSON.stringify(body)}`);
  return body;
};

/** Needs `configureHandlers` first. */
export async function openMarket({ send, clock }: TestApi): Promise<Market> {
  const supplier = await join("Fjord", ["supplier"]);
  const partner = await join("Kiosk", ["partner"]);
  const operator = await join("Platform", ["operator"], { role: "operator" });
  const settle = deliverer([supplier, partner]);
  const storefront = await runInScope({ tenantId: partner.tenantId, actor: "test", role: "owner" }, () =>
    Storefront.open({
      tenantId: partner.tenantId,
      name: `kiosk-${partner.tenantId.slice(-6)}`,
      title: "Kiosk",
      theme: { accent: "#1f6f54", tagline: "" },
      at: clock.now(),
      random: testRandom,
    }),
  );
  const own = `/suppliers/${supplier.tenantId}`;
  const imported = ok(
    await send(supplier, "POST", `${own}/imports`, { text: catalogue, headers: { "content-type": "text/csv" } }),
  );
  const programme = ok(
    await send(supplier, "POST", `${own}/programmes`, { json: { title: "Partners", description: "", terms } }),
  );
  await settle();
  const agreement = ok(await send(partner, "POST", `/programmes/${programme.programmeId}/applications`));
  clock.pass(1_000);
  const sign = { json: { hash: agreement.hash } };
  ok(await send(partner, "POST", `/agreements/${agreement.agreementId}/signatures`, sign));
  await settle();
  clock.pass(1_000);
  ok(await send(supplier, "POST", `/agreements/${agreement.agreementId}/signatures`, sign));
  await settle();
  clock.pass(1_000);
  ok(
    await send(partner, "POST", `/agreements/${agreement.agreementId}/listings`, {
      json: { storefrontId: storefront.storefrontId, products: "all" },
    }),
  );
  await settle();
  const listings = ok(await send(partner, "GET", `/partners/${partner.tenantId}/listings`));
  const productId = listings.items[0].productId as Id<"prd">;
  const product = ok(await send(supplier, "GET", `${own}/products/${productId}`));
  await placeOrder({ supplier, partner, clock }, { storefront, agreement, product });
  await settle();
  const organisation = `/tenants/${partner.tenantId}`;
  const members = ok(await send(partner, "GET", `${organisation}/members`));
  const invitation = ok(
    await send(partner, "POST", `${organisation}/invitations`, { json: { email: "new@example.com", role: "viewer" } }),
  );
  const { apiKey, secret } = ok(
    await send(partner, "POST", `${organisation}/api-keys`, {
      json: { name: "Warehouse", permissions: Identity.permissionsOf("owner").filter((each) => !isForPeople(each)) },
    }),
  );
  const { exportId } = ok(
    await send(partner, "POST", `${organisation}/exports`, {
      json: { kind: "shared_records", agreementId: agreement.agreementId, format: "csv" },
    }),
  );
  const orders = ok(await send(supplier, "GET", `${own}/supplier-orders`));
  const consumers = ok(await send(supplier, "GET", `/tenants/${supplier.tenantId}/consumers`));
  return {
    supplier,
    partner,
    operator,
    machine: { token: secret },
    ids: {
      memberId: members.items[0].memberId,
      invitationId: invitation.invitationId,
      apiKeyId: apiKey.apiKeyId,
      exportId,
      supplierId: supplier.tenantId,
      partnerId: partner.tenantId,
      tenantId: partner.tenantId,
      importId: imported.importId,
      programmeId: programme.programmeId,
      agreementId: agreement.agreementId,
      storefrontId: storefront.storefrontId,
      productId,
      variantId: product.variants[0].variantId,
      listingId: listings.items[0].listingId,
      supplierOrderId: orders.items[0].supplierOrderId,
      consumerId: consumers.items[0].consumerId,
    },
  };
}

/**
 * The market's consumer asks to be erased, as the privacy centre asks for them. By the handlers' clock the order is long past, so it is
 * carried out at once.
 *
 * @returns the partner's case
 */
export async function askToBeErased(
  { partner, supplier, ids }: Market,
  { send, clock }: TestApi,
): Promise<{ readonly privacyRequestId: string }> {
  const { tenantId } = partner;
  const storefrontId = ids["storefrontId"] as Id<"stf">;
  await runInScope({ tenantId, actor: "test", role: "consumer" }, () =>
    Privacy.requestErasure({
      subjectId: Keyring.subjectOf("ida@example.com", pairwiseKey),
      ...{ email: "ida@example.com", tenantId, storefrontId, at: clock.now(), random: testRandom },
    }),
  );
  await deliverer([partner, supplier])();
  const { body } = await send(partner, "GET", `/tenants/${tenantId}/privacy-requests`);
  return { privacyRequestId: body.items[0].privacyRequestId };
}

/** As checkout places it: the order and its event in one transaction. */
async function placeOrder(
  { supplier, partner, clock }: Pick<Market, "supplier" | "partner"> & Pick<TestApi, "clock">,
  { storefront, agreement, product }: { storefront: Storefront.Info; agreement: any; product: any },
): Promise<void> {
  const at = clock.now();
  const { tenantId } = partner;
  const [variant] = product.variants;
  const line = {
    productId: product.productId,
    variantId: variant.variantId,
    title: product.title,
    option: "",
    quantity: 1,
    unitMinor: variant.price.amountMinor,
    taxRateBp: 2_500,
  };
  const part: Order.Part = {
    supplierId: supplier.tenantId,
    agreementId: agreement.agreementId,
    agreementVersion: 1,
    commissionRateBp: 1_250,
    share: "contact",
    answer: "given",
    notice: "A".repeat(27),
    lines: [line],
  };
  const unnamed = {
    orderId: createId("ord", at, testRandom),
    tenantId,
    storefrontId: storefront.storefrontId,
    status: "reserved" as const,
    currency: "EUR" as const,
    locale: "en-GB",
    contact: {
      name: "Ida Holm",
      email: "ida@example.com",
      address: { line1: "Havnegade 1", postalCode: "1058", city: "København", country: "DK" },
    },
    parts: [part],
  };
  const because = "a test places an order";
  await runInScope({ tenantId, actor: "test", role: "owner" }, () =>
    withReach([Order.reachOf(unnamed.orderId, "write", because)], async () => {
      const order = await identified(unnamed);
      await commit({ writes: [Order.reserveWrite(order)] });
      await commit({
        writes: [Order.placeWrite(order.orderId, "reserved", { placedAt: at, paymentId: "tr_test" })],
        events: [
          Order.Placed.create({
            tenantId,
            subject: order.orderId,
            at,
            random: testRandom,
            data: {
              orderId: order.orderId,
              storefrontId: order.storefrontId,
              total: Order.total(order),
              supplierIds: [supplier.tenantId],
            },
          }),
        ],
      });
    }),
  );
}
