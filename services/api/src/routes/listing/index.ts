import type { Route } from "../../frame/route";
import { editListing } from "./edit-listing";
import { enableOwnProducts } from "./enable-own-products";
import { enableProducts } from "./enable-products";
import { getListing } from "./get-listing";
import { listListings } from "./list-listings";
import { listStorefronts } from "./list-storefronts";
import { openStorefront } from "./open-storefront";

export const routes: readonly Route[] = [
  listStorefronts,
  openStorefront,
  enableProducts,
  enableOwnProducts,
  listListings,
  getListing,
  editListing,
];
