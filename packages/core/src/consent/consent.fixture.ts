/**
 * A supplier, a partner and their agreement, and consumers who buy: what happens to their records, as the reactions do it.
 */
import { agreed, identified, pairwiseKey, scopeOf } from "#support";
import { type Terms } from "../agreement";
import { Consumer } from "../consumer";
import { createId, deriveId, type Id, instant, plusMs } from "../kernel";
import { Keyring } from "../keyring";
import { Order } from "../order";
import { runInScope } from "../store";
import { Consent } from ".";

export const at = instant("2026-03-01T12:00:00Z");
export const supplierId = deriveId("ten", "supplier");
export const partnerId = deriveId("ten", "partner");
export const agreementId = deriveId("agr", "agreement");
export const secret = pairwiseKey;
let counter = 0;
export const random = () => {
  counter += 1;
  return new Uint8Array(10).map((_, index) => (counter >> (8 * (9 - index))) & 255);
};
export const later = (minutes: number) => plusMs(at, minutes * 60_000);
export const as = <R>(tenantId: Id<"ten">, body: () => Promise<R>) => runInScope(scopeOf(tenantId), body);
export const subjectOf = (name: string) => Keyring.subjectOf(`${name}@example.com`, secret);

/** The agreement between the two says this now. */
export const agree = (data: Terms.DataClause, rest: { version?: number; status?: "active" | "suspended" } = {}) =>
  agreed({ supplierId, partnerId, agreementId, data, ...rest });

export type Bought = {
  readonly name?: string;
  readonly minute?: number;
  readonly data: Terms.DataClause;
  readonly answer?: "given" | "refused";
  readonly notice?: string;
  readonly through?: Id<"ten">;
  readonly under?: Id<"agr">;
};

/** A placed order of one supplier. */
export async function orderOf({ name = "anna", minute = 0, data, answer, notice, through, under }: Bought) {
  const placedAt = later(minute);
  const asked = (data.share === "contact" || data.share === "full") && data.steward !== "shared";
  const part: Order.Part = {
    supplierId,
    agreementId: under ?? agreementId,
    agreementVersion: 1,
    commissionRateBp: 1000,
    share: data.share,
    ...(data.steward === "supplier" ? {} : { steward: data.steward }),
    ...(asked ? { answer: answer ?? "given", notice: notice ?? "n".repeat(27) } : {}),
    lines: [
      {
        productId: deriveId("prd", "p"),
        variantId: deriveId("var", "v"),
        title: "Jumper",
        option: "",
        quantity: 1,
        unitMinor: 80_00,
        taxRateBp: 2100,
      },
    ],
  };
  const tenantId = through ?? partnerId;
  const order = await as(tenantId, () =>
    identified({
      orderId: createId("ord", placedAt, random),
      tenantId,
      storefrontId: deriveId("stf", "shop"),
      status: "placed",
      currency: "EUR",
      locale: "en-GB",
      contact: {
        name: `${name} de Vries`,
        email: `${name}@example.com`,
        address: { line1: `${name}gracht 263`, postalCode: "1016 GV", city: "Amsterdam", country: "NL" },
      },
      parts: [part],
      placedAt,
      paymentId: "tr_1",
    }),
  );
  return { order, part };
}

/** Everything that `on-order-placed-record-consumer` does, for a further delivery of the same order. */
export async function deliver({ order, part }: Awaited<ReturnType<typeof orderOf>>): Promise<void> {
  const contact = await runInScope(scopeOf(null), () => Order.contactOf(order));
  if (!contact) return;
  const [stewardId, ...others] = Consumer.stewardsOf(order, part);
  if (!stewardId) throw new Error("a sale has a steward");
  for (const each of [stewardId, ...others])
    await as(each, () =>
      Consumer.record(
        Consumer.recordOf(order, each, contact),
        order.subjectId,
        Consumer.disclosedUnder(order, part, { stewardId: each, secret }),
      ),
    );
  const shared = await as(stewardId, () => Consent.recordOfOrder(order, part, secret));
  if (shared) await Consumer.followShared(shared, { at: order.placedAt ?? at, secret });
}

/** A consumer buys, and every reaction has heard of it. */
export async function buy(bought: Bought): Promise<void> {
  await deliver(await orderOf(bought));
}

export const sharedWith = async (recipientId: Id<"ten">, now = later(60)) =>
  (await as(recipientId, () => Consumer.listShared({ recipientId, at: now, limit: 100 }))).items;
export const recordsOf = async (stewardId: Id<"ten">) =>
  (await as(stewardId, () => Consumer.list({ stewardId }))).items;
/** As it lies in the key space, whatever may be seen of it. */
export const storedOf = async (recipientId: Id<"ten">) => {
  const { SharedRecordEntity } = await import("../consumer/consumer.entity");
  return as(
    recipientId,
    async () => (await SharedRecordEntity.query.shared({ recipientId }).go({ pages: "all" })).data,
  );
};
export const withdraw = (name: string, when = later(30), controllerId = supplierId) =>
  Consent.withdraw({ subjectId: subjectOf(name), controllerId, agreementId, secret, at: when, random });
/** The reaction to what was said. */
export const follow = (name: string, now = later(31), stewardId = supplierId) => {
  const recipientId = stewardId === supplierId ? partnerId : supplierId;
  const pseudonym = Consumer.pseudonymOf(recipientId, Consumer.idOf(stewardId, subjectOf(name)), secret);
  const sharedRecordId = Consumer.sharedIdOf(agreementId, pseudonym);
  return Consumer.followShared({ stewardId, recipientId, agreementId, sharedRecordId }, { at: now, secret });
};
