/**
 * The quote of a cart, from what the storefront's tenant has in its own key space: its listing pages and its agreements.
 *
 * @module
 */
import { Agreement } from "../agreement";
import type { Cart } from "../cart";
import type { Currency, Id } from "../kernel";
import { Listing } from "../listing";
import { Tenant } from "../tenant";
import { type Offer, quote, type Quote, type SaleTerms } from "./quote";

/**
 * What the cart costs now. A suspended agreement sells nothing: its lines are `gone`. So does a supplier, or a shop, that isn't active:
 * asked strongly each time, because listings and the shop's door follow later, by an event and within half a minute.
 */
export async function quoteCart({ cart, currency }: { cart: Cart.Info; currency: Currency }): Promise<Quote> {
  const { tenantId, lines } = cart;
  const pages = [...(await Listing.pages({ tenantId, listingIds: lines.map(({ listingId }) => listingId) })).values()];
  const agreementIds = new Set(pages.flatMap(({ agreementId }) => agreementId ?? []));
  const [sellers, ...agreements] = await Promise.all([
    Tenant.findMany([tenantId, ...pages.map(({ supplierId }) => supplierId)]),
    ...[...agreementIds].map((agreementId) => Agreement.find({ tenantId, agreementId })),
  ]);
  const isActive = (id: Id<"ten">): boolean => sellers.get(id)?.status === "active";
  const sold = isActive(tenantId) ? pages.filter(({ supplierId }) => isActive(supplierId)) : [];
  const terms = new Map(
    agreements.flatMap((agreement) => (agreement?.status === "active" ? [termsOf(agreement)] : [])),
  );
  return quote({ currency, lines, offers: sold.map(offerOf), terms });
}

const termsOf = ({ agreementId, version, terms }: Agreement.Info): [Id<"agr">, SaleTerms] => [
  agreementId,
  { version, commissionRateBp: terms.commission.rateBp, data: terms.data },
];

const offerOf = (page: Listing.Page): Offer => ({
  listingId: page.listingId,
  handle: page.handle,
  supplierId: page.supplierId,
  supplierName: page.supplierName,
  agreementId: page.agreementId,
  productId: page.productId,
  title: page.title,
  imageUrl: page.images[0]?.url,
  taxRateBp: page.taxRateBp,
  variants: page.variants.map(({ variantId, options, price, stock }) => ({
    variantId,
    option: options.join(" / "),
    price,
    soldOut: stock === "sold_out",
  })),
});
