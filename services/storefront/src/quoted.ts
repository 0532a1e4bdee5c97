/**
 * From what a cart costs to what cart and checkout show of it.
 *
 * @module
 */
import { Cart } from "#core/cart";
import { type Quote, type QuoteLine, quoteCart } from "#core/checkout";
import { money, type Money } from "#core/kernel";
import { Listing } from "#core/listing";
import type { CheckoutGroupModel, GoneModel, LineModel, NoticeModel, TotalsModel } from "#web/storefront";
import { readCart } from "./cookie";
import { productHref } from "./routes/list";
import type { C, Visit } from "./visit";

export type Quoted = {
  readonly cart: Cart.Info | undefined;
  readonly quote: Quote;
  /** What `quote.gone` is called. */
  readonly gone: readonly GoneModel[];
};

/** The visitor's cart at today's prices. What isn't for sale any more is left out of them, and named. */
export async function quoteOf(c: C, { key, at, frame }: Visit): Promise<Quoted> {
  const cookie = readCart(c);
  const cart = cookie ? await Cart.get({ tenantId: key.tenantId, cartId: cookie.cartId }, at) : undefined;
  const quote: Quote =
    cart && cart.lines.length > 0
      ? await quoteCart({ cart, currency: frame.currency })
      : { groups: [], total: money.zero(frame.currency), gone: [] };
  const { tenantId } = key;
  const gone = await Promise.all(
    quote.gone.map(async ({ listingId, variantId }): Promise<GoneModel> => {
      const listing = await Listing.find({ tenantId, listingId });
      return { key: variantId, title: listing?.title ?? "" };
    }),
  );
  return { cart, quote, gone };
}

export const unitsIn = (cart: Cart.Info | undefined): number =>
  (cart?.lines ?? []).reduce((units, { quantity }) => units + quantity, 0);

/** @param notices what is told of the agreements behind it, by agreement; a cart tells nothing yet */
export function groupModels(
  { groups }: Quote,
  partnerName: string,
  notices: ReadonlyMap<string, NoticeModel> = new Map(),
): CheckoutGroupModel[] {
  return groups.map(({ supplierName, agreementId, terms, lines, total }) => ({
    seller: { supplierName, partnerName, direct: agreementId === null },
    steward: terms.data.steward,
    partnerSees: terms.data.share,
    ...noticeOf(notices.get(agreementId ?? "")),
    lines: lines.map(lineModel),
    subtotal: total,
  }));
}

const noticeOf = (notice: NoticeModel | undefined) => (notice ? { notice } : {});

function lineModel(line: QuoteLine): LineModel {
  return {
    key: line.variantId,
    href: productHref(line),
    title: line.title,
    variantTitle: line.option,
    ...(line.imageUrl === undefined ? {} : { imageSrc: line.imageUrl }),
    quantity: line.quantity,
    unitPrice: money.of(line.unitMinor, line.gross.currency),
    total: line.gross,
    stock: line.soldOut ? "sold_out" : "in_stock",
  };
}

type Taxed = { readonly gross: Money; readonly taxRateBp: number };

/** Tax is taken out line by line, as it will be booked. */
export function totalsOf(lines: readonly Taxed[], total: Money): TotalsModel {
  const net = money.sum(
    lines.map(({ gross, taxRateBp }) => money.netOf(gross, taxRateBp)),
    total.currency,
  );
  return { total, taxIncluded: money.subtract(total, net) };
}

export const totalsOfQuote = ({ groups, total }: Quote): TotalsModel =>
  totalsOf(
    groups.flatMap(({ lines }) => lines),
    total,
  );
