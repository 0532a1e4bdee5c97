/**
 * One item per order, in the operator's key space.
 *
 * | #  | Question                                       | Index | pk                       | sk    | Reads  |
 * | -- | ---------------------------------------------- | ----- | ------------------------ | ----- | ------ |
 * | O1 | What is in this order?                         | main  | "platform#order", bucket | order | strong |
 * | O2 | Which reservations of this bucket are too old? | main  | "platform#order", bucket | order | strong |
 *
 * The bucket follows from the order's id: five characters of its time (9.3 hours) and a shard of eight, so that no partition
 * gets hot, and the sweep of abandoned payments needs eight small queries for nine hours, and no index.
 * Parts are stored as tuples: the names of their fields would cost a further capacity unit on each write.
 * Not served: orders of a tenant. Supplier orders and commission entries answer those, each to its owner.
 */
import * as z from "zod";
import { type Id, invariant, type Instant } from "../kernel";
import { defineEntity } from "../store";
import { Line, Part, type Info } from "./order";

export const OrderEntity = defineEntity({
  model: { entity: "order", version: "1", service: "tandem" },
  attributes: {
    bucket: { type: "string", required: true },
    orderId: { type: "string", required: true },
    tenantId: { type: "string", required: true },
    storefrontId: { type: "string", required: true },
    status: { type: "string", required: true },
    currency: { type: "string", required: true },
    locale: { type: "string", required: true },
    subjectId: { type: "string", required: true },
    sealedContact: { type: "string", required: true },
    parts: { type: "any", required: true },
    placedAt: { type: "string" },
    paymentId: { type: "string" },
    releaseReason: { type: "string" },
    refundedAt: { type: "string" },
  },
  indexes: {
    order: {
      pk: { field: "pk", composite: ["bucket"], template: "platform#order#${bucket}", casing: "none" },
      sk: { field: "sk", composite: ["orderId"], template: "${orderId}", casing: "none" },
    },
  },
} as const);

const shards = 8;
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

export function bucketOf(orderId: Id<"ord">): string {
  const time = orderId.slice("ord_".length, "ord_".length + 5);
  return `${time}-${alphabet.indexOf(orderId.slice(-1)) % shards}`;
}

/** All buckets that hold orders with ids between two instants. */
export function bucketsBetween(from: Instant, to: Instant): string[] {
  const span = 2 ** 25; // five of the ten characters of a ULID's time are left out, 5 bits each
  const buckets: string[] = [];
  for (let slot = Math.floor(Date.parse(from) / span); slot <= Math.floor(Date.parse(to) / span); slot += 1) {
    let time = "";
    for (let rest = slot, place = 0; place < 5; place += 1, rest = Math.floor(rest / 32))
      time = alphabet.charAt(rest % 32) + time;
    for (let shard = 0; shard < shards; shard += 1) buckets.push(`${time}-${shard}`);
  }
  return buckets;
}

export const partitionOf = (orderId: Id<"ord">): string => `platform#order#${bucketOf(orderId)}`;

const LineTuple = z.tuple([z.string(), z.string(), z.string(), z.string(), z.number(), z.number(), z.number()]);
const PartTuple = z
  .tuple([z.string(), z.string(), z.number(), z.number(), z.string(), z.array(LineTuple)])
  // What was shown, where anything was.
  .rest(z.string());

/** Clause and answer in one short text: `contact`, `full/partner`, `contact//given`. */
const dataText = ({ share, steward = "supplier", answer }: Part): string =>
  [share, steward === "supplier" ? "" : steward, answer ?? ""].join("/").replace(/\/+$/, "");

function dataOf(text: string) {
  const [share, steward, answer] = text.split("/");
  return { share, ...(steward ? { steward } : {}), ...(answer ? { answer } : {}) };
}

export const toStored = ({ parts, ...order }: Info) => ({
  ...order,
  bucket: bucketOf(order.orderId),
  parts: parts.map((part) => [
    part.supplierId,
    part.agreementId ?? "",
    part.agreementVersion,
    part.commissionRateBp,
    dataText(part),
    part.lines.map((line) => [
      line.productId,
      line.variantId,
      line.title,
      line.option,
      line.quantity,
      line.unitMinor,
      line.taxRateBp,
    ]),
    ...(part.notice === undefined ? [] : [part.notice]),
  ]),
});

export function partsFromStored(stored: unknown): Part[] {
  const tuples = z.array(PartTuple).safeParse(stored);
  invariant(tuples.success, "an order's stored parts have their tuples' shape");
  return tuples.data.map(([supplierId, agreementId, agreementVersion, commissionRateBp, data, lines, notice]) =>
    Part.parse({
      supplierId,
      agreementId: agreementId === "" ? null : agreementId,
      agreementVersion,
      commissionRateBp,
      ...dataOf(data),
      ...(notice === undefined ? {} : { notice }),
      lines: lines.map(([productId, variantId, title, option, quantity, unitMinor, taxRateBp]) =>
        Line.parse({ productId, variantId, title, option, quantity, unitMinor, taxRateBp }),
      ),
    }),
  );
}
