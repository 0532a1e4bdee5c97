/**
 * Order: one consumer checkout, one payment, one part for each supplier.
 *
 * Invariants
 *   I1  Frozen terms. A part keeps the agreement version, rate, prices and tax rates it was reserved under (invariant 5).
 *   I2  One way. reserved → placed or released; released → placed only when a late payment finds the stock again, and its
 *       money wasn't given back.
 *   I3  Derived. Totals follow from the lines; nothing sets them.
 *
 * The order belongs to no tenant: it names a consumer and several suppliers, and who may know what is for the agreements to
 * say. The operator holds it, and each owner gets its part as an effect of `order.placed.v1` (ADR-0005).
 *
 * @module
 */
import * as z from "zod";
import { Terms } from "../agreement";
import { Currency, deriveTimedId, Id, Instant, instantOfId, money, Money, plusMs, RateBp, type Event } from "../kernel";
import { defineEvent } from "../kernel";

/** One variant in one quantity, at the price the consumer saw (tax included). */
export const Line = z.object({
  productId: Id("prd"),
  variantId: Id("var"),
  title: z.string(),
  /** The chosen options, such as `Large / Blue`; empty when there is nothing to choose. */
  option: z.string(),
  quantity: z.int().min(1).max(99),
  unitMinor: z.int().min(0),
  taxRateBp: RateBp,
});
export type Line = z.infer<typeof Line>;

/** What one supplier sells in this order, under one agreement version. `agreementId` is null on the supplier's own storefront. */
export const Part = z.object({
  supplierId: Id("ten"),
  agreementId: Id("agr").nullable(),
  agreementVersion: z.int().min(0),
  commissionRateBp: RateBp,
  share: Terms.Share,
  /** Who owns the consumer record that this sale makes; the supplier, where it isn't said. */
  steward: Terms.Steward.exactOptional(),
  /** What the consumer said to sharing their contact details; absent where the clause left nothing to ask. */
  answer: z.enum(["given", "refused"]).exactOptional(),
  /** Hash of the notice that was shown. */
  notice: z.string().exactOptional(),
  lines: z.array(Line).min(1),
});
export type Part = z.infer<typeof Part>;

/** Whether the consumer had to be asked: only contact details need their consent, and only where one party gives them to the other. */
export const isAsked = ({ agreementId, share, steward }: Pick<Part, "agreementId" | "share" | "steward">): boolean =>
  agreementId !== null && steward !== "shared" && (share === "contact" || share === "full");

export const ReleaseReason = z.enum(["failed", "canceled", "expired"]);
export type ReleaseReason = z.infer<typeof ReleaseReason>;

export const Info = z.object({
  orderId: Id("ord"),
  /** The tenant whose storefront it is: the partner, or a supplier selling directly. */
  tenantId: Id("ten"),
  storefrontId: Id("stf"),
  status: z.enum(["reserved", "placed", "released"]),
  currency: Currency,
  locale: z.string(),
  /** Whose order it is, for who may open the next field; no tenant learns it. */
  subjectId: Id("sbj"),
  /** Name, addresses: sealed with the platform's key of this consumer. `contactOf` opens it. */
  sealedContact: z.string(),
  parts: z.array(Part).min(1),
  placedAt: Instant.exactOptional(),
  paymentId: z.string().exactOptional(),
  releaseReason: ReleaseReason.exactOptional(),
  /** When it was decided to give the money back: a late payment found the stock gone. Then it is never placed. */
  refundedAt: Instant.exactOptional(),
});
export type Info = z.infer<typeof Info>;

/** The form of a checkout is good for this long; the order's id, and with it the reservation's clock, is made with the form. */
export const formLifetimeMs = 30 * 60_000;
/** After this long from the id's time an unpaid reservation may be given back. */
export const reservationLifetimeMs = 60 * 60_000;

export const reservedUntil = (orderId: Id<"ord">): Instant => plusMs(instantOfId(orderId), reservationLifetimeMs);

export type NumberedLine = Line & { readonly lineId: Id<"lin">; readonly gross: Money; readonly net: Money };

/** Lines of a part with their ids and money. `gross` includes tax; `net` is what commission is computed on. */
export function numbered(order: Pick<Info, "orderId" | "currency">, part: Part): NumberedLine[] {
  return part.lines.map((line) => {
    const gross = money.of(line.unitMinor * line.quantity, order.currency);
    return {
      ...line,
      lineId: deriveTimedId("lin", order.orderId, part.supplierId, line.variantId),
      gross,
      net: money.netOf(gross, line.taxRateBp),
    };
  });
}

export const partTotal = (order: Pick<Info, "orderId" | "currency">, part: Part): Money =>
  money.sum(
    numbered(order, part).map(({ gross }) => gross),
    order.currency,
  );

/** What the consumer pays, tax included (I3). */
export const total = (order: Pick<Info, "orderId" | "currency" | "parts">): Money =>
  money.sum(
    order.parts.map((part) => partTotal(order, part)),
    order.currency,
  );

/** The storefront's tenant sold it; who owns what follows from the order itself, which subscribers read under their reach. */
export const Placed = defineEvent(
  "order.placed.v1",
  z.object({ orderId: Id("ord"), storefrontId: Id("stf"), total: Money, supplierIds: z.array(Id("ten")).min(1) }),
);
export type Placed = Event<z.output<typeof Placed.schema>>;

/** An unpaid order gave its stock back. */
export const Released = defineEvent(
  "order.released.v1",
  z.object({
    orderId: Id("ord"),
    reason: ReleaseReason,
    products: z.array(z.object({ supplierId: Id("ten"), productId: Id("prd") })).min(1),
  }),
);
