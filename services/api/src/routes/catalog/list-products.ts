import { Product } from "#core/catalog";
import { PageQuery, pageOf } from "../../frame/cursor";
import { defineRoute } from "../../frame/route";
import { OfSupplier } from "../parameters";
import { ProductSummary } from "./views";

export const listProducts = defineRoute({
  operationId: "listProducts",
  method: "get",
  path: "/suppliers/{supplierId}/products",
  tag: "Catalog",
  summary: "List products",
  description: "The supplier's products, in a lasting order.",
  access: "catalogue:read",
  owner: "supplierId",
  params: OfSupplier,
  query: PageQuery,
  paged: true,
  success: { status: 200, description: "A page of products.", content: pageOf(ProductSummary) },
  handle: async ({ params: { supplierId }, query: { limit }, cursor }) => {
    const page = await Product.list({ supplierId, limit, cursor });
    const items = page.items.map((product) => ({ ...product, image: product.images[0] }));
    return { body: { items, nextCursor: page.nextCursor } };
  },
});
