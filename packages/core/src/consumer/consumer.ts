/**
 * Consumer record: a steward's file on a consumer. Shared record: the other party's projection of it.
 *
 * Invariants
 *   I1  Owner. Who owns the record, the data clause says: supplier, partner, or both; one per owner and e-mail address (invariant 1).
 *   I2  Least. A shared record shows exactly the fields that the data clause and the consumer's consent allow, now (invariant 2).
 *   I3  Unlinkable. The pseudonym differs per recipient, so that two partners can't join their files.
 *   I4  Newest wins. An older order that arrives late doesn't overwrite what a newer one said.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import * as z from "zod";
import { deriveId, Id, Instant, invariant } from "../kernel";
import { Erased } from "../keyring";
import { Order } from "../order";
import { Terms } from "../agreement";

export const Info = z.object({
  consumerId: Id("con"),
  /** Whose record it is. */
  stewardId: Id("ten"),
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

/** Where a record's grant is; only the agreement where the other party has a record of its own. */
export type Disclosed = `${Id<"agr">}/${Id<"shr">}` | Id<"agr">;

/** The consumer's answer that a shared record rests on. */
export const SharedConsent = z.object({
  answer: z.enum(["given", "refused", "withdrawn", "expired"]),
  at: Instant,
  notice: z.string().meta({ description: "Hash of the notice that the consumer was shown." }),
});

export const Shared = z.object({
  sharedRecordId: Id("shr"),
  partnerId: Id("ten"),
  supplierId: Id("ten"),
  /** The party that owns the record; the other one sees this projection. */
  stewardId: Id("ten"),
  agreementId: Id("agr"),
  agreementVersion: z.int().min(1),
  share: z.enum(["pseudonymous", "contact", "full"]),
  pseudonym: Id("psn"),
  name: z.string().exactOptional(),
  email: z.string().exactOptional(),
  address: Order.Contact.shape.address.exactOptional(),
  erased: Erased.exactOptional(),
  /** Since when the recipient may see what it sees. */
  since: Instant,
  /** Until when it may be kept, unless the consumer buys again. Absent where the clause sets no end. */
  until: Instant.exactOptional(),
  /** What it may be used for. Absent where the clause doesn't say. */
  purposes: z.array(Terms.DataPurpose).exactOptional(),
  /** Absent where the clause left nothing to ask. */
  consent: SharedConsent.exactOptional(),
  lastOrderId: Id("ord"),
  lastOrderAt: Instant,
});
export type Shared = z.infer<typeof Shared>;

/**
 * The id of a steward's consumer: the same for the same person, another one at another steward. Nobody can work it out from an
 * e-mail address, because the subject's id is keyed.
 */
export const idOf = (stewardId: Id<"ten">, subjectId: Id<"sbj">): Id<"con"> => deriveId("con", stewardId, subjectId);

/** Who gets a record of their own from a sale (I1). On a supplier's own storefront there is nobody else. */
export function stewardsOf(order: Pick<Order.Info, "tenantId">, part: Order.Part): readonly Id<"ten">[] {
  const { steward = "supplier", supplierId, agreementId } = part;
  if (agreementId === null || steward === "supplier") return [supplierId];
  return steward === "partner" ? [order.tenantId] : [supplierId, order.tenantId];
}

/** A steward's record as an order leaves it. */
export function recordOf(order: Order.Info, stewardId: Id<"ten">, contact: Order.Contact): Info {
  invariant(order.status === "placed" && order.placedAt, "only a placed order makes a consumer");
  return {
    consumerId: idOf(stewardId, order.subjectId),
    stewardId,
    contact,
    lastSoldThroughId: order.tenantId,
    lastOrderId: order.orderId,
    lastOrderAt: order.placedAt,
    firstOrderAt: order.placedAt,
  };
}

/** Keyed, because the steward knows the consumer's id, and would recognise it at every recipient (I3). */
export const pseudonymOf = (recipientId: Id<"ten">, consumerId: Id<"con">, pairwiseKey: string): Id<"psn"> =>
  deriveId("psn", createHmac("sha256", pairwiseKey).update(`${recipientId} ${consumerId}`).digest("hex"));

/** One projection per agreement and consumer. */
export const sharedIdOf = (agreementId: Id<"agr">, pseudonym: Id<"psn">): Id<"shr"> =>
  deriveId("shr", agreementId, pseudonym);
