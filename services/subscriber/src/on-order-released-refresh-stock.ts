import { Listing } from "#core/listing";
import { subscribe } from "./subscribe";

/** What an unpaid order gave back can be bought again: the stock bands of its listings follow. */
export const handler = subscribe("on-order-released-refresh-stock", ({ data: { products } }) =>
  Listing.followProducts(products),
);
