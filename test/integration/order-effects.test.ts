import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Accrual } from "#core/commission";
import { Consumer } from "#core/consumer";
import { SupplierOrder } from "#core/fulfilment";
import { createId, deriveId, type Event, type Id, instant, money } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { Order } from "#core/order";
import { commit, EventLog, measure, runInScope, withReach } from "#core/store";
import { Storefront, Tenant } from "#core/tenant";
import { agreed, configureHandlers, connectToFreshTable, identified, messageOf, scopeOf } from "#support";
import { handler as accrueCommission } from "../../services/subscriber/src/on-order-placed-accrue-commission";
import { handler as recordConsumer } from "../../services/subscriber/src/on-order-placed-record-consumer";
import { handler as routeSupplierOrders } from "../../services/subscriber/src/on-order-placed-route-supplier-orders";
import { handler as sendConfirmation } from "../../services/subscriber/src/on-order-placed-send-confirmation";

const at = instant("2026-03-01T12:00:00Z");
const mailFolder = mkdtempSync(join(tmpdir(), "tandem-mail-"));
const effects = { routeSupplierOrders, accrueCommission, recordConsumer, sendConfirmation };

let partnerId: Id<"ten">;
let supplierIds: Id<"ten">[];
let placed: { order: Order.Info; event: Event };

const as = <R>(tenantId: Id<"ten">, body: () => Promise<R>) => runInScope(scopeOf(tenantId), body);

async function tenant(name: string, role: "supplier" | "partner"): Promise<Id<"ten">> {
  const registered = await runInScope(scopeOf(null, { role: "operator" }), () =>
    Tenant.register({
      name,
      slug: name.toLowerCase().replaceAll(" ", "-"),
      roles: [role],
      currency: "EUR",
      taxRateBp: 2100,
      locale: "en-GB",
      country: "NL",
      at,
      random: systemRandom,
    }),
  );
  return registered.tenantId;
}

/** An order of two suppliers, placed as checkout places it: the order and the event in one transaction. */
async function placeOrder(storefrontId: Id<"stf">): Promise<typeof placed> {
  const line = (name: string): Order.Line => ({
    productId: deriveId("prd", name),
    variantId: deriveId("var", name),
    title: name,
    option: "",
    quantity: 2,
    unitMinor: 50_00,
    taxRateBp: 2100,
  });
  const unnamed = {
    orderId: createId("ord", at, systemRandom),
    tenantId: partnerId,
    storefrontId,
    status: "reserved" as const,
    currency: "EUR" as const,
    locale: "en-GB",
    contact: {
      name: "Anna <b>de Vries</b>",
      email: "anna@example.com",
      address: { line1: "Prinsengracht 263", postalCode: "1016 GV", city: "Amsterdam", country: "NL" },
    },
    parts: supplierIds.map((supplierId, index) => ({
      supplierId,
      agreementId: deriveId("agr", supplierId),
      agreementVersion: 1,
      commissionRateBp: index === 0 ? 1250 : 800,
      ...(index === 0
        ? { share: "contact" as const, answer: "given" as const, notice: "n".repeat(27) }
        : { share: "none" as const }),
      lines: [line(index === 0 ? "Ocean Blue Shirt" : "Clay Plant Pot")],
    })),
  };
  const order = await as(partnerId, () => identified(unnamed));
  const event = Order.Placed.create({
    tenantId: partnerId,
    subject: order.orderId,
    at,
    random: systemRandom,
    data: { orderId: order.orderId, storefrontId, total: Order.total(order), supplierIds },
  });
  await as(partnerId, () =>
    withReach([Order.reachOf(order.orderId, "write", "test")], async () => {
      await commit({ writes: [Order.reserveWrite(order)] });
      await commit({
        writes: [Order.placeWrite(order.orderId, "reserved", { placedAt: at, paymentId: "tr_1" })],
        event,
      });
    }),
  );
  return { order, event };
}

const deliver = (handler: (typeof effects)[keyof typeof effects], ...events: Event[]) => handler(messageOf(...events));
const mails = () => readdirSync(mailFolder).map((file) => JSON.parse(readFileSync(join(mailFolder, file), "utf8")));

async function ownersSee() {
  return {
    supplierOrders: await Promise.all(
      supplierIds.map((supplierId) => as(supplierId, async () => (await SupplierOrder.list({ supplierId })).items)),
    ),
    consumers: await Promise.all(
      supplierIds.map((supplierId) =>
        as(supplierId, async () => (await Consumer.list({ stewardId: supplierId })).items),
      ),
    ),
    accruals: await as(partnerId, async () => (await Accrual.list({ partnerId })).items),
    shared: await as(partnerId, async () => (await Consumer.listShared({ recipientId: partnerId, at })).items),
    mails: mails().length,
  };
}

beforeAll(() => configureHandlers({ mailFolder }));
afterAll(() => rmSync(mailFolder, { recursive: true, force: true }));

beforeEach(async () => {
  for (const file of readdirSync(mailFolder)) rmSync(join(mailFolder, file));
  await connectToFreshTable();
  partnerId = await tenant("Hearth and Home", "partner");
  supplierIds = [await tenant("Partners Demo", "supplier"), await tenant("Company 123", "supplier")];
  const { storefrontId } = await as(partnerId, () =>
    Storefront.open({
      tenantId: partnerId,
      name: "hearth",
      title: "Hearth",
      theme: { accent: "#8a4b2a", tagline: "" },
      at,
      random: systemRandom,
    }),
  );
  for (const [index, supplierId] of supplierIds.entries()) {
    const data = { steward: "supplier", share: index === 0 ? "contact" : "none" } as const;
    await agreed({ supplierId, partnerId, agreementId: deriveId("agr", supplierId), data });
  }
  placed = await placeOrder(storefrontId);
});

it("invariant 1: each owner gets its part of an order, and nothing of another's", async () => {
  for (const effect of Object.values(effects))
    expect(await deliver(effect, placed.event)).toEqual({ batchItemFailures: [] });
  const seen = await ownersSee();
  expect(
    seen.supplierOrders.map((orders) => orders.map(({ total, lines }) => [total, lines.map(({ title }) => title)])),
  ).toEqual([[[money.of(100_00, "EUR"), ["Ocean Blue Shirt"]]], [[money.of(100_00, "EUR"), ["Clay Plant Pot"]]]]);
  // 100.00 with 21 % tax is 82.64 net: 12.5 % of it is 10.33, 8 % is 6.61.
  expect(seen.accruals.map(({ commission, rateBp }) => [commission.amountMinor, rateBp]).sort()).toEqual([
    [10_33, 1250],
    [6_61, 800],
  ]);
  expect(seen.consumers.map((consumers) => consumers.map(({ contact }) => contact?.email))).toEqual([
    ["anna@example.com"],
    ["anna@example.com"],
  ]);
  expect(seen.shared).toMatchObject([{ supplierId: supplierIds[0], share: "contact", email: "anna@example.com" }]);
  expect(mails()).toMatchObject([{ to: "anna@example.com", from: { name: "Hearth" } }]);
  expect(mails()[0].text).toContain("Sold by Partners Demo through Hearth");
  expect(mails()[0].html).not.toContain("<b>de Vries");
});

it.each(Object.entries(effects))(
  "invariant 1: %s delivered five times, at once and again, has one effect",
  async (_, effect) => {
    await deliver(effect, placed.event);
    const once = await ownersSee();
    await Promise.all([1, 2, 3].map(() => deliver(effect, placed.event)));
    await deliver(effect, placed.event);
    expect(await ownersSee()).toEqual(once);
  },
);

it("invariant 1: two agreements with one supplier make two supplier orders, and neither is lost", async () => {
  const [first, second] = placed.order.parts;
  if (!first || !second) throw new Error("the order has two parts");
  const other = { ...second, supplierId: first.supplierId, agreementId: deriveId("agr", "another programme") };
  const routed = [first, other].map((part) =>
    SupplierOrder.route(
      { ...placed.order, status: "placed", placedAt: at },
      part,
      Consumer.idOf(part.supplierId, placed.order.subjectId),
      undefined,
    ),
  );
  await as(first.supplierId, async () => {
    for (const order of routed) expect(await SupplierOrder.record(order, placed.order.subjectId)).toBe("recorded");
    expect((await SupplierOrder.list({ supplierId: first.supplierId })).items).toHaveLength(2);
  });
});

it("a crash after half of the effects is healed by the next delivery", async () => {
  await deliver(routeSupplierOrders, placed.event);
  // Only one supplier's order is there when the process dies.
  const { SupplierOrderEntity } = await import("../../packages/core/src/fulfilment/supplier-order.entity");
  const second = supplierIds[1] as Id<"ten">;
  await as(second, async () => {
    for (const { supplierId, supplierOrderId } of (await SupplierOrder.list({ supplierId: second })).items)
      await SupplierOrderEntity.delete({ supplierId, supplierOrderId }).go();
  });
  await deliver(routeSupplierOrders, placed.event);
  expect((await ownersSee()).supplierOrders.map(({ length }) => length)).toEqual([1, 1]);
});

describe("invariant 2: an event of the wrong tenant", () => {
  it.each(Object.entries(effects))("%s refuses it, and writes nothing", async (_, effect) => {
    const forged = { ...placed.event, tenantid: deriveId("ten", "stranger") };
    expect(await deliver(effect, forged)).toEqual({ batchItemFailures: [{ itemIdentifier: "message-0" }] });
    expect(await ownersSee()).toEqual({
      supplierOrders: [[], []],
      consumers: [[], []],
      accruals: [],
      shared: [],
      mails: 0,
    });
  });
});

it("a message that can't be read fails alone, and the others of its batch have their effect", async () => {
  const batch = messageOf(placed.event, placed.event);
  const broken = { Records: [{ messageId: "broken", body: "{" }, ...batch.Records] };
  expect(await accrueCommission(broken)).toEqual({ batchItemFailures: [{ itemIdentifier: "broken" }] });
  expect((await ownersSee()).accruals).toHaveLength(2);
});

it("an event about a reservation that was never placed has no effect", async () => {
  const order = { ...placed.order, orderId: createId("ord", at, systemRandom) };
  await as(partnerId, () =>
    withReach([Order.reachOf(order.orderId, "write", "test")], () => commit({ writes: [Order.reserveWrite(order)] })),
  );
  const event = { ...placed.event, data: { ...(placed.event.data as object), orderId: order.orderId } };
  expect((await deliver(accrueCommission, event)).batchItemFailures).toHaveLength(1);
  expect((await ownersSee()).accruals).toEqual([]);
});

it("budget: all effects of an order of two suppliers cost at most 6 WCU, and 3 for each agreement that asks: answer, grant, projection", async () => {
  const cost = (effect: (typeof effects)[keyof typeof effects]) => measure(() => deliver(effect, placed.event));
  const [routed, accrued, recorded] = [
    await cost(routeSupplierOrders),
    await cost(accrueCommission),
    await cost(recordConsumer),
  ];
  expect(routed.units.write).toBeLessThanOrEqual(2);
  expect(accrued.units.write).toBeLessThanOrEqual(2);
  expect(recorded.units.write).toBeLessThanOrEqual(2 + 3);
  // A new consumer: a key at each of the two suppliers, and at the partner that gets a projection.
  expect(routed.keyUnits.write + recorded.keyUnits.write).toBe(3);
});

it("budget: the mail costs 1 WCU more, its mark", async () => {
  expect((await measure(() => deliver(sendConfirmation, placed.event))).units.write).toBe(1);
});

it("invariant 1: a replay of what was mailed mails nobody, whatever the carrier remembers", async () => {
  await deliver(sendConfirmation, placed.event);
  for (const file of readdirSync(mailFolder)) rmSync(join(mailFolder, file));
  expect(await deliver(sendConfirmation, placed.event)).toEqual({ batchItemFailures: [] });
  expect(mails()).toEqual([]);
});

it("nothing of an effect is an event of its own: the log tells of the order once", async () => {
  for (const effect of Object.values(effects)) await deliver(effect, placed.event);
  expect((await as(partnerId, () => EventLog.list({ tenantId: partnerId }))).map(({ type }) => type)).toEqual([
    "order.placed.v1",
  ]);
});
