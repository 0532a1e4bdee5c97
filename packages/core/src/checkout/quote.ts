/**
 * Quote: what a cart costs now, grouped by who sells it. Pure; page, reservation and test ask the same function.
 *
 * @module
 */
import type { Terms } from "../agreement";
import { Cart } from "../cart";
import { Product } from "../catalog";
import { type Currency, type Id, invariant, money, type Money } from "../kernel";
import type { Order } from "../order";

/** No cart costs more: the dearest goods, as many as fit. Well below where integers stop being exact. */
export const maxTotalMinor = Product.maxPriceMinor * Cart.maxQuantity * Cart.maxLines;

/** What the storefront's own copy says of a listed product (its listing page). */
export type Offer = {
  readonly listingId: Id<"lst">;
  readonly handle: string;
  readonly supplierId: Id<"ten">;
  readonly supplierName: string;
  /** Null on the supplier's own storefront. */
  readonly agreementId: Id<"agr"> | null;
  readonly productId: Id<"prd">;
  readonly title: string;
  readonly imageUrl: string | undefined;
  readonly taxRateBp: number;
  readonly variants: readonly {
    readonly variantId: Id<"var">;
    readonly option: string;
    readonly price: Money;
    readonly soldOut: boolean;
  }[];
};

/** What an active agreement says of a sale: version, commission, and who gets which of the consumer's data. */
export type SaleTerms = {
  readonly version: number;
  readonly commissionRateBp: number;
  readonly data: Terms.DataClause;
};

/** On its own storefront a supplier owes no commission and shares with nobody. */
export const directTerms: SaleTerms = { version: 0, commissionRateBp: 0, data: { steward: "supplier", share: "none" } };

export type QuoteLine = {
  readonly listingId: Id<"lst">;
  readonly handle: string;
  readonly imageUrl: string | undefined;
  readonly soldOut: boolean;
  readonly gross: Money;
} & Order.Line;

export type QuoteGroup = {
  readonly supplierId: Id<"ten">;
  readonly supplierName: string;
  readonly agreementId: Id<"agr"> | null;
  readonly terms: SaleTerms;
  readonly lines: readonly QuoteLine[];
  readonly total: Money;
};

export type Quote = {
  readonly groups: readonly QuoteGroup[];
  readonly total: Money;
  /** Lines of the cart that can't be bought here any more. */
  readonly gone: readonly Cart.Line[];
};

export function quote(input: {
  currency: Currency;
  lines: readonly Cart.Line[];
  offers: readonly Offer[];
  /** By agreement id; an offer whose agreement isn't here is not for sale. */
  terms: ReadonlyMap<string, SaleTerms>;
}): Quote {
  const gone: Cart.Line[] = [];
  const bySupplier = new Map<string, { offer: Offer; terms: SaleTerms; lines: QuoteLine[] }>();
  for (const line of input.lines) {
    const offer = input.offers.find(({ listingId }) => listingId === line.listingId);
    const variant = offer?.variants.find(({ variantId }) => variantId === line.variantId);
    const terms = offer?.agreementId === null ? directTerms : input.terms.get(offer?.agreementId ?? "");
    if (!offer || !variant || !terms || variant.price.currency !== input.currency) {
      gone.push(line);
      continue;
    }
    // A supplier has one agreement with a storefront's tenant at a time; the key holds both, should that ever change.
    const key = `${offer.supplierId} ${offer.agreementId ?? ""}`;
    const group = bySupplier.get(key) ?? { offer, terms, lines: [] };
    group.lines.push({
      listingId: offer.listingId,
      handle: offer.handle,
      imageUrl: offer.imageUrl,
      soldOut: variant.soldOut,
      productId: offer.productId,
      variantId: variant.variantId,
      title: offer.title,
      option: variant.option,
      quantity: line.quantity,
      unitMinor: variant.price.amountMinor,
      taxRateBp: offer.taxRateBp,
      gross: money.times(variant.price, line.quantity),
    });
    bySupplier.set(key, group);
  }
  const groups = [...bySupplier.values()].map(({ offer, terms, lines }) => ({
    supplierId: offer.supplierId,
    supplierName: offer.supplierName,
    agreementId: offer.agreementId,
    terms,
    lines,
    total: money.sum(
      lines.map(({ gross }) => gross),
      input.currency,
    ),
  }));
  const total = money.sum(
    groups.map((group) => group.total),
    input.currency,
  );
  return { groups, total, gone };
}

/** By characters, not by code units: half an emoji is no text that a table takes. */
const cut = (text: string): string => Array.from(text).slice(0, 120).join("");

/** What the consumer was shown of each agreement that gives their data to anybody but the seller, and what they answered. */
export type Answers = ReadonlyMap<string, { readonly notice: string; readonly answer?: "given" | "refused" }>;

/** The parts of the order that a quote becomes. Titles are cut so that an order of two lines stays in one kilobyte. */
export function partsOf({ groups }: Quote, answers: Answers): Order.Part[] {
  invariant(groups.length > 0, "an order has a part");
  return groups.map(({ supplierId, agreementId, terms, lines }) => ({
    supplierId,
    agreementId,
    agreementVersion: terms.version,
    commissionRateBp: terms.commissionRateBp,
    share: terms.data.share,
    ...(terms.data.steward === "supplier" ? {} : { steward: terms.data.steward }),
    ...answers.get(agreementId ?? ""),
    lines: lines.map(({ productId, variantId, title, option, quantity, unitMinor, taxRateBp }) => ({
      productId,
      variantId,
      title: cut(title),
      option: cut(option),
      quantity,
      unitMinor,
      taxRateBp,
    })),
  }));
}
