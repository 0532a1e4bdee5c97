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
import { Erased } from "../keyring";
import { Order } from "../order";

export const Info = z.object({
  consumerId: Id("con"),
  supplierId: Id("ten"),
  /** Absent once the consumer is erased. */
  contact: Order.Contact.exactOptional(),
  erased: Erased.exactOptional(),
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
  erased: Erased.exactOptional(),
  lastOrderId: Id("ord"),
  lastOrderAt: Instant,
});
export type Shared = z.infer<typeof Shared>;

/**
 * The id of a supplier's consumer: the same for the same person, another one at another supplier. Nobody can work it out from an
 * e-mail address, because the subject's id is keyed.
 */
export const idOf = (supplierId: Id<"ten">, subjectId: Id<"sbj">): Id<"con"> => deriveId("con", supplierId, subjectId);

/** The supplier's record as an order leaves it. */
export function recordOf(order: Order.Info, part: Order.Part, contact: Order.Contact): Info {
  invariant(order.status === "placed" && order.placedAt, "only a placed order makes a consumer");
  return {
    consumerId: idOf(part.supplierId, order.subjectId),
    supplierId: part.supplierId,
    contact,
    lastSoldThroughId: order.tenantId,
    lastOrderId: order.orderId,
    lastOrderAt: order.placedAt,
    firstOrderAt: order.placedAt,
  };
}

/** Keyed, because the supplier knows the consumer's id, and would recognise it at every partner (I3). */
export const pseudonymOf = (partnerId: Id<"ten">, consumerId: Id<"con">, pairwiseKey: string): Id<"psn"> =>
  deriveId("psn", createHmac("sha256", pairwiseKey).update(`${partnerId} ${consumerId}`).digest("hex"));

/** One projection per agreement and consumer. */
export const sharedIdOf = (agreementId: Id<"agr">, pseudonym: Id<"psn">): Id<"shr"> =>
  deriveId("shr", agreementId, pseudonym);

/**
 * What the partner may keep of a consumer after this order, or undefined when the clause says `none` (I2).
 *
 * `contact` and `full` need the consumer's consent as well; without it the projection is pseudonymous.
 */
export function project(record: Info, order: Order.Info, part: Order.Part, pairwiseKey: string): Shared | undefined {
  const { contact } = record;
  if (part.share === "none" || part.agreementId === null || !contact) return undefined;
  const share = order.shareContact ? part.share : "pseudonymous";
  const pseudonym = pseudonymOf(order.tenantId, record.consumerId, pairwiseKey);
  return {
    sharedRecordId: sharedIdOf(part.agreementId, pseudonym),
    partnerId: order.tenantId,
    supplierId: part.supplierId,
    agreementId: part.agreementId,
    agreementVersion: part.agreementVersion,
    share,
    pseudonym,
    ...(share === "pseudonymous" ? {} : { name: contact.name, email: contact.email }),
    ...(share === "full" ? { address: contact.address } : {}),
    lastOrderId: record.lastOrderId,
    lastOrderAt: record.lastOrderAt,
  };
}
