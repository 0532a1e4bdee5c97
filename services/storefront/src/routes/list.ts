import { Listing } from "#core/listing";
import type { CardModel } from "#web/storefront";
import { publicPage } from "../respond";
import { type C, frameOf, visitOf } from "../visit";

const perPage = 20;
const maxQuery = 100;

/** All products, or those that a search finds: one Query, a page at a time. */
export async function list(c: C): Promise<Response> {
  const visit = visitOf(c);
  const q = (c.req.query("q") ?? "").slice(0, maxQuery).trim();
  const cursor = c.req.query("cursor")?.slice(0, 1_000);
  const asked = { ...visit.key, limit: perPage, cursor };
  const found = await (q === "" ? Listing.cards(asked) : Listing.search({ ...asked, q }));
  const hrefOf = (next?: string) => {
    const query = new URLSearchParams({ ...(q === "" ? {} : { q }), ...(next === undefined ? {} : { cursor: next }) });
    return query.size === 0 ? "/" : `/?${query.toString()}`;
  };
  return publicPage(
    c,
    c.var.pages.list({
      ...frameOf(visit),
      ...(q === "" ? {} : { query: q }),
      cards: found.items.map((card) => cardModel(card, visit.shop.partnerName)),
      ...(found.nextCursor === undefined ? {} : { nextHref: hrefOf(found.nextCursor) }),
      ...(cursor === undefined ? {} : { firstHref: hrefOf() }),
    }),
  );
}

function cardModel(card: Listing.Card, partnerName: string): CardModel {
  const { supplierName, priceFrom, compareAt } = card;
  return {
    href: productHref(card),
    title: card.title,
    seller: { supplierName, partnerName, direct: supplierName === partnerName },
    price: priceFrom,
    priceIsFrom: card.priceVaries,
    stock: card.stock,
    ...(compareAt && compareAt.amountMinor > priceFrom.amountMinor ? { wasPrice: compareAt } : {}),
    ...(card.badge === undefined ? {} : { badge: card.badge }),
    ...(card.imageUrl === undefined ? {} : { imageSrc: card.imageUrl }),
  };
}

/** The listing's id finds the page; the handle is for people. */
export const productHref = ({ listingId, handle }: Pick<Listing.Card, "listingId" | "handle">): string =>
  `/p/${listingId}/${encodeURIComponent(handle)}`;
