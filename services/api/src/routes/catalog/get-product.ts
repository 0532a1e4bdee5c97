import { Id } from "#core/kernel";
import { defineRoute } from "../../frame/route";
import { OfSupplier } from "../parameters";
import { productView, ProductView } from "./views";

export const OfProduct = OfSupplier.extend({ productId: Id("prd") });

export const getProduct = defineRoute({
  operationId: "getProduct",
  method: "get",
  path: "/suppliers/{supplierId}/products/{productId}",
  tag: "Catalog",
  summary: "Get a product",
  description: "A product with its variants and their stock. Its ETag is what an edit names.",
  access: "catalogue:read",
  owner: "supplierId",
  params: OfProduct,
  success: { status: 200, description: "The product.", content: ProductView, tagged: true },
  problems: { 404: ["catalog.product_not_found"] },
  handle: async ({ params }) => {
    const body = await productView(params);
    return { body, revision: body.revision };
  },
});
