import { Id, parseInput } from "#core/kernel";
import { Listing } from "#core/listing";
import { subscribe } from "./subscribe";

/** Every listing of the product says what the product says now, whichever of its changes this event was. */
export const handler = subscribe("on-product-changed", ({ tenantid, data: { productId } }) =>
  Listing.followProduct({ supplierId: parseInput(Id("ten"), tenantid), productId }),
);
