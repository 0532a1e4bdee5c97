/**
 * Record: one thing that somebody holds about a consumer, why, and since when. Made from facts alone, so that page, API and
 * export say the same.
 *
 * Invariants
 *   R1  Whole. Everything that the tables know of a consumer is a record: of its controller, once.
 *   R2  Honest. The fields are those that can still be read. What an erasure left is kept for the law, and says so.
 *   R3  The consumer's, and nobody else's. Terms between supplier and partner (commission, rates) aren't about them and aren't
 *       shown; that a partner booked the sale is.
 *
 * @module
 */
import * as z from "zod";
import { Accrual } from "../commission";
import type { Consent } from "../consent";
import type { Consumer } from "../consumer";
import type { SupplierOrder } from "../fulfilment";
import { Id, Instant, invariant, type Money, money } from "../kernel";
import { Order } from "../order";

export const Controller = z.union([Id("ten"), z.literal("platform")]);

export const Kind = z.enum([
  "order",
  "supplier_order",
  "consumer_record",
  "shared_record",
  "commission_entry",
  "consent",
  "privacy_request",
  "sign_in",
]);
export type Kind = z.infer<typeof Kind>;

/** Why it may be held (GDPR Art. 6(1) b, a, c, f). */
export const Basis = z.enum(["contract", "consent", "legal_obligation", "legitimate_interest"]);
export type Basis = z.infer<typeof Basis>;

export const Field = z.enum(["name", "email", "address", "purchases", "customer_number", "choice", "request"]);
export type Field = z.infer<typeof Field>;

export const Record = z.object({
  controllerId: Controller,
  kind: Kind,
  recordId: z.string(),
  fields: z.array(Field),
  basis: Basis,
  since: Instant,
  /** The contract between supplier and partner that lets the controller have it. */
  agreement: z.object({ agreementId: Id("agr"), version: z.int() }).nullable(),
  /** What named or located the consumer was erased; the rest stays. */
  erased: z.boolean(),
  /** What it says, for the export. */
  data: z.record(z.string(), z.unknown()),
});
export type Record = z.infer<typeof Record>;

export type RequestFact = {
  readonly privacyRequestId: Id<"prq">;
  readonly status: "open" | "done";
  readonly requestedAt: Instant;
  readonly dueAt: Instant;
  readonly closedAt?: Instant | undefined;
};

export type Facts = {
  readonly orders: readonly { readonly order: Order.Info; readonly contact: Order.Contact | undefined }[];
  readonly supplierOrders: readonly SupplierOrder.Info[];
  readonly consumers: readonly Consumer.Info[];
  readonly shared: readonly Consumer.Shared[];
  readonly consents: readonly Consent.Entry[];
  readonly requests: readonly RequestFact[];
  /** The session in which it is asked. */
  readonly signIn?: { readonly email: string; readonly since: Instant; readonly expiresAt: Instant };
};

/** Every record that follows from the facts. Pure. */
export const recordsOf = (facts: Facts): Record[] => [
  ...facts.orders.flatMap(({ order, contact }) => [orderRecord(order, contact), ...commissionRecords(order)]),
  ...facts.supplierOrders.map(supplierOrderRecord),
  ...facts.consumers.map(consumerRecord),
  ...facts.shared.map(sharedRecord),
  ...facts.consents.map(consentRecord),
  ...facts.requests.map(requestRecord),
  ...(facts.signIn ? [signInRecord(facts.signIn)] : []),
];

const contactFields = (contact: { address?: unknown } | undefined): Field[] =>
  contact ? ["name", "email", ...(contact.address ? (["address"] as const) : [])] : [];

const linesOf = (lines: readonly (Order.Line & { readonly gross: Money })[], currency: Money["currency"]) =>
  lines.map(({ title, option, quantity, unitMinor, gross }) => ({
    title,
    option,
    quantity,
    unitPrice: money.of(unitMinor, currency),
    total: gross,
  }));

function orderRecord(order: Order.Info, contact: Order.Contact | undefined): Record {
  const { orderId, tenantId, storefrontId, status, currency, locale, placedAt, paymentId } = order;
  invariant(placedAt, "only placed orders are noted at their consumer");
  return {
    controllerId: "platform",
    kind: "order",
    recordId: orderId,
    fields: [...contactFields(contact), "purchases"],
    basis: contact ? "contract" : "legal_obligation",
    since: placedAt,
    agreement: null,
    erased: !contact,
    data: {
      ...{ orderId, boughtThroughId: tenantId, storefrontId, status, locale, placedAt, paymentId },
      ...(contact ? { contact } : {}),
      lines: order.parts.flatMap((part) =>
        linesOf(Order.numbered(order, part), currency).map((line) => ({ soldById: part.supplierId, ...line })),
      ),
      total: Order.total(order),
    },
  };
}

/** What the partner booked of a sale. It knows the line and its price, and nobody's name. */
const commissionRecords = (order: Order.Info): Record[] =>
  order.parts.flatMap((part) => {
    const lines = Order.numbered(order, part);
    return Accrual.ofPart(order, part).map((entry, index): Record => {
      const line = lines[index];
      invariant(line?.lineId === entry.lineId, "each line of a part has its entry");
      return {
        controllerId: entry.partnerId,
        kind: "commission_entry",
        recordId: entry.accrualId,
        fields: ["purchases"],
        basis: "legal_obligation",
        since: entry.accruedAt,
        agreement: agreementOf(entry),
        erased: false,
        data: {
          ...{ orderId: order.orderId, lineId: line.lineId, title: line.title, option: line.option },
          ...{ quantity: line.quantity, total: line.gross },
        },
      };
    });
  });

function supplierOrderRecord(order: SupplierOrder.Info): Record {
  const { supplierOrderId, orderId, soldThroughId, consumerId, status, deliverTo, placedAt } = order;
  return {
    controllerId: order.supplierId,
    kind: "supplier_order",
    recordId: supplierOrderId,
    fields: [...contactFields(deliverTo), "purchases"],
    basis: deliverTo ? "contract" : "legal_obligation",
    since: placedAt,
    agreement: agreementOf(order),
    erased: !deliverTo,
    data: {
      ...{ supplierOrderId, orderId, boughtThroughId: soldThroughId, consumerId, status, placedAt },
      ...(deliverTo ? { deliverTo } : {}),
      lines: linesOf(order.lines, order.total.currency),
      total: order.total,
    },
  };
}

const agreementOf = ({
  agreementId,
  agreementVersion,
}: {
  agreementId: Id<"agr"> | null;
  agreementVersion: number;
}): Record["agreement"] => (agreementId === null ? null : { agreementId, version: agreementVersion });

function consumerRecord(record: Consumer.Info): Record {
  const { consumerId, stewardId, contact, lastSoldThroughId, lastOrderId, lastOrderAt, firstOrderAt } = record;
  return {
    controllerId: stewardId,
    kind: "consumer_record",
    recordId: consumerId,
    fields: [...contactFields(contact), "customer_number"],
    basis: contact ? "contract" : "legal_obligation",
    since: firstOrderAt,
    agreement: null,
    erased: !contact,
    data: {
      ...{ consumerId, lastSoldThroughId, lastOrderId, lastOrderAt, firstOrderAt },
      ...(contact ? { contact } : {}),
    },
  };
}

function sharedRecord(shared: Consumer.Shared): Record {
  const { partnerId, supplierId, stewardId, sharedRecordId, share, pseudonym, name, email, address } = shared;
  const contact =
    name !== undefined && email !== undefined ? { name, email, ...(address ? { address } : {}) } : undefined;
  return {
    controllerId: stewardId === supplierId ? partnerId : supplierId,
    kind: "shared_record",
    recordId: sharedRecordId,
    fields: [...contactFields(contact), "customer_number"],
    // Beyond a number it takes the consumer's consent; the number alone is how both partners can speak of a sale.
    basis: contact ? "consent" : "legitimate_interest",
    since: shared.since,
    agreement: agreementOf(shared),
    erased: shared.erased === true,
    data: {
      ...{ sharedRecordId, fromId: stewardId, share, pseudonym, lastOrderAt: shared.lastOrderAt },
      ...(contact ? { contact } : {}),
    },
  };
}

/** Kept after a withdrawal too: whoever relied on a consent must be able to show it (Art. 7(1)). */
const consentRecord = ({ entryId, controllerId, ...said }: Consent.Entry): Record => ({
  controllerId,
  kind: "consent",
  recordId: entryId,
  fields: ["choice"],
  basis: "legal_obligation",
  since: said.at,
  agreement: null,
  erased: false,
  data: { ...said },
});

const requestRecord = ({ privacyRequestId, ...request }: RequestFact): Record => ({
  controllerId: "platform",
  kind: "privacy_request",
  recordId: privacyRequestId,
  fields: ["request"],
  basis: "legal_obligation",
  since: request.requestedAt,
  agreement: null,
  erased: request.status === "done",
  data: { ...request },
});

const signInRecord = (signIn: NonNullable<Facts["signIn"]>): Record => ({
  controllerId: "platform",
  kind: "sign_in",
  recordId: "current",
  fields: ["email"],
  // Who asks must be shown to be who they say (Art. 12(6)).
  basis: "legal_obligation",
  since: signIn.since,
  agreement: null,
  erased: false,
  data: { ...signIn },
});
