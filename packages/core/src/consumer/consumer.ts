/**
 * Consumer record: the supplier's file on a consumer. Shared record: the partner's projection of it.
 *
 * Invariants
 *   I1  Owner. The supplier owns the record; one per supplier and e-mail address (invariant 1).
 *   I2  Least. A shared record holds exactly the fields that the data clause and the consumer's consent allow (invariant 2).
 *   I3  Unlinkable. The pseudonym differs per partner, so that two partners can't join their files.
 *   I4  Newest wins. An older order that arrives late doesn't overwrite what a newer one said.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import * as z from "zod";
import { deriveId, Id, Instant, invariant } from "../kernel";
import { Order } from "../order";

export const Info = z.object({
  consumerId: Id("con"),
  supplierId: Id("ten"),
  contact: Order.Contact,
  /** Through whose storefront the last order came. */
  lastSoldThroughId: Id("ten"),
  lastOrderId: Id("ord"),
  lastOrderAt: Instant,
  firstOrderAt: Instant,
});
export type Info = z.infer<typeof Info>;

export const Shared = z.object({
  sharedRecordId: Id("shr"),
  partnerId: Id("ten"),
  supplierId: Id("ten"),
  agreementId: Id("agr"),
  agreementVersion: z.int().min(1),
  share: z.enum(["pseudonymous", "contact", "full"]),
  pseudonym: Id("psn"),
  name: z.string().exactOptional(),
  email: z.string().exactOptional(),
  address: Order.Contact.shape.address.exactOptional(),
  lastOrderId: Id("ord"),
  lastOrderAt: Instant,
});
export type Shared = z.infer<typeof Shared>;

/** The id of a supplier's consumer: the same for the same e-mail address, another one at another supplier. */
export const idOf = (supplierId: Id<"ten">, email: string): Id<"con"> =>
  deriveId("con", supplierId, email.trim().toLowerCase());

/** The supplier's record as an order leaves it. */
export function recordOf(order: Order.Info, part: Order.Part): Info {
  invariant(order.status === "placed" && order.placedAt, "only a placed order makes a consumer");
  return {
    consumerId: idOf(part.supplierId, order.contact.email),
    supplierId: part.supplierId,
    contact: order.contact,
    lastSoldThroughId: order.tenantId,
    lastOrderId: order.orderId,
    lastOrderAt: order.placedAt,
    firstOrderAt: order.placedAt,
  };
}

/** Keyed, because the consumer's id can be worked out from an e-mail address (I3). */
export const pseudonymOf = (partnerId: Id<"ten">, consumerId: Id<"con">, pairwiseKey: string): Id<"psn"> =>
  deriveId("psn", createHmac("sha256", pairwiseKey).update(`${partnerId} ${consumerId}`).digest("hex"));

/**
 * What the partner may keep of a consumer after this order, or undefined when the clause says `none` (I2).
 *
 * `contact` and `full` need the consumer's consent as well; without it the projection is pseudonymous.
 */
export function project(record: Info, order: Order.Info, part: Order.Part, pairwiseKey: string): Shared | undefined {
  if (part.share === "none" || part.agreementId === null) return undefined;
  const share = order.shareContact ? part.share : "pseudonymous";
  const pseudonym = pseudonymOf(order.tenantId, record.consumerId, pairwiseKey);
  return {
    sharedRecordId: deriveId("shr", part.agreementId, pseudonym),
    partnerId: order.tenantId,
    supplierId: part.supplierId,
    agreementId: part.agreementId,
    agreementVersion: part.agreementVersion,
    share,
    pseudonym,
    ...(share === "pseudonymous" ? {} : { name: record.contact.name, email: record.contact.email }),
    ...(share === "full" ? { address: record.contact.address } : {}),
    lastOrderId: record.lastOrderId,
    lastOrderAt: record.lastOrderAt,
  };
}
