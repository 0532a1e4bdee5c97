/**
 * Two partners put together everything that Tandem gives them about the same consumers, and can't tell who is who.
 *
 * All buy the same for the same at the same moment, in both shops: what is the same by nature is then the same for everybody, and tells
 * nobody apart. Whatever does tell two rows of one partner apart must be unknown to the other.
 */
import { createId, deriveId, type Envelope, instant } from "#core/kernel";
import { Order } from "#core/order";
import { commit, EventLog, runInScope, withReach } from "#core/store";
import { agreed, configureHandlers, connectToFreshTable, identified, messageOf } from "#support";
import { beforeEach, describe, expect, it } from "vitest";
import { join, type Person, type TestApi, testApi, testRandom } from "../../services/api/src/api.fixture";
import { handler as accrue } from "../../services/subscriber/src/on-order-placed-accrue-commission";
import { handler as plant } from "../../services/subscriber/src/on-order-placed-plant-decoys";
import { handler as recordConsumer } from "../../services/subscriber/src/on-order-placed-record-consumer";

const consumers = ["anna", "bert", "cleo", "dirk", "elsa"];
const at = instant("2026-02-01T09:00:00Z");
let api: TestApi;
let supplier: Person;
let partners: readonly [Person, Person];
const agreementOf = ({ tenantId }: Person) => deriveId("agr", tenantId);

beforeEach(async () => {
  configureHandlers({ mailFolder: "unused" });
  await connectToFreshTable();
  api = testApi();
  supplier = await join("Alder", ["supplier"]);
  partners = [await join("Kiosk", ["partner"]), await join("Lane", ["partner"])];
}, 60_000);

async function sell(share: "pseudonymous" | "contact"): Promise<void> {
  for (const partner of partners) {
    const parties = { supplierId: supplier.tenantId, partnerId: partner.tenantId, agreementId: agreementOf(partner) };
    await agreed({ ...parties, data: { steward: "supplier", share, purposes: ["service"], retentionDays: 365 } });
    for (const name of consumers) {
      await place(partner, name, share);
      for (const event of await newEvents(partner)) {
        for (const handler of [accrue, recordConsumer, plant]) await handler(messageOf(event));
      }
    }
  }
}

const heard = new Set<string>();
async function newEvents({ tenantId }: Person): Promise<Envelope[]> {
  const all = await runInScope({ tenantId, actor: "test", role: "relay" }, () =>
    EventLog.list({ tenantId, limit: 100 }),
  );
  const events = all.filter(({ id, type }) => type === Order.Placed.type && !heard.has(id));
  for (const { id } of events) heard.add(id);
  return events;
}

async function place({ tenantId }: Person, name: string, share: "pseudonymous" | "contact"): Promise<void> {
  const line = {
    ...{ productId: deriveId("prd", "p"), variantId: deriveId("var", "v"), title: "Jumper", option: "" },
    ...{ quantity: 1, unitMinor: 80_00, taxRateBp: 2_100 },
  };
  const part: Order.Part = {
    ...{ supplierId: supplier.tenantId, agreementId: deriveId("agr", tenantId), agreementVersion: 1 },
    ...{ commissionRateBp: 1_000, share, lines: [line] },
    ...(share === "contact" ? { answer: "given", notice: "n".repeat(27) } : {}),
  };
  const orderId = createId("ord", at, testRandom);
  await runInScope({ tenantId, actor: "test", role: "owner" }, () =>
    withReach([Order.reachOf(orderId, "write", "a test places an order")], async () => {
      const order = await identified({
        ...{ orderId, tenantId, storefrontId: deriveId("stf", tenantId), status: "reserved" },
        ...{ currency: "EUR", locale: "en-GB", parts: [part] },
        contact: {
          ...{ name: `${name} de Vries`, email: `${name}@example.com` },
          address: { line1: `${name}gracht 263`, postalCode: "1016 GV", city: "Amsterdam", country: "NL" },
        },
      });
      await commit({ writes: [Order.reserveWrite(order)] });
      const { storefrontId } = order;
      const data = { orderId, storefrontId, total: Order.total(order), supplierIds: [supplier.tenantId] };
      await commit({
        writes: [Order.placeWrite(orderId, "reserved", { placedAt: at, paymentId: "tr_test" })],
        events: [Order.Placed.create({ tenantId, subject: orderId, at, random: testRandom, data })],
      });
    }),
  );
}

/** Every answer and every file, as lists of rows; each row as the values in it. */
async function knownTo(partner: Person): Promise<{ lists: string[][][]; text: string }> {
  const own = `/tenants/${partner.tenantId}`;
  const files: string[] = [];
  for (const format of ["json", "csv"]) {
    const json = { kind: "shared_records", agreementId: agreementOf(partner), format };
    const { body } = await api.send(partner, "POST", `${own}/exports`, { json });
    const file = await api.send(partner, "GET", `${own}/exports/${body.exportId}/file`);
    expect(file.status).toBe(200);
    files.push(typeof file.body === "string" ? file.body : JSON.stringify(file.body));
  }
  const answers = await Promise.all(
    [
      ...[`${own}/shared-records`, `${own}/consumers`, `${own}/exports`, `${own}/audit`, "/events", "/agreements"],
      `/partners/${partner.tenantId}/commission-entries`,
    ].map(async (path) => {
      const { status, body } = await api.send(partner, "GET", `${path}?limit=100`);
      expect([path, status]).toEqual([path, 200]);
      return body.items as unknown[];
    }),
  );
  const [json = "[]", csv = ""] = files;
  const cells = csv.trim().split("\r\n").slice(1);
  return {
    lists: [...answers, JSON.parse(json) as unknown[], cells.map((line) => line.split(","))].map((rows) =>
      rows.map((row) => leavesOf(row)),
    ),
    text: JSON.stringify(answers) + files.join("\n"),
  };
}

const leavesOf = (value: unknown): string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(leavesOf) : [String(value)];

/** What tells rows apart: a value that some rows of a list have and others haven't, and that isn't everybody's in another list. */
function tellingOf(lists: readonly string[][][]): Set<string> {
  const everybodys = new Set(
    lists.flatMap((rows) =>
      rows.length < 2 ? [] : (rows[0] ?? []).filter((value) => rows.every((row) => row.includes(value))),
    ),
  );
  return new Set(lists.flat(2).filter((value) => value.length >= 6 && !everybodys.has(value)));
}

/** By what two partners could join their files; what is about the two themselves, or the supplier, joins no consumers. */
async function joinable(): Promise<string[]> {
  const [one, other] = await Promise.all(partners.map(knownTo));
  if (!one || !other) throw new Error("there are two");
  for (const { lists } of [one, other]) expect(tellingOf(lists).size).toBeGreaterThan(3 * consumers.length);
  return [...tellingOf(one.lists)].filter((value) => other.text.includes(value)).toSorted();
}

/** What stands in few rows and is about no consumer: the supplier, what the agreements say, words of the API's own, everybody's day. */
const isOfNobody = (value: string): boolean =>
  [supplier.tenantId, "The supplier", "The partner", "0".repeat(64)].includes(value) ||
  /^[a-z_]+(\.[a-z_]+)*(\.v\d+)?$/.test(value) ||
  /^2026-\d\d-\d\d/.test(value) ||
  /^[\d.]+$/.test(value);

describe("the files of two partners about the same consumers", () => {
  it("have no value in common by which one consumer could be told, where both see pseudonyms", async () => {
    await sell("pseudonymous");
    expect((await joinable()).filter((value) => !isOfNobody(value))).toEqual([]);
    for (const partner of partners) {
      const { text } = await knownTo(partner);
      for (const known of [...consumers.map((name) => `${name}@`), "de Vries", "gracht", "sbj_", "con_"])
        expect(text).not.toContain(known);
    }
  }, 60_000);

  it("have the e-mail addresses in common where both were given contacts: this test would notice", async () => {
    await sell("contact");
    expect(await joinable()).toEqual(expect.arrayContaining(consumers.map((name) => `${name}@example.com`)));
  }, 60_000);
});
