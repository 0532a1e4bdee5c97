import { Listing } from "#core/listing";
import { readPlacedOrder } from "./placed-order";
import { subscribe } from "./subscribe";

/** What was sold is no longer there to be shown: the stock bands of its listings follow. */
export const handler = subscribe("on-order-placed-refresh-stock", async (event) => {
  const { parts } = await readPlacedOrder(event, "listing-stock");
  const products = parts.flatMap(({ supplierId, lines }) => lines.map(({ productId }) => ({ supplierId, productId })));
  await Listing.followProducts(products);
});
