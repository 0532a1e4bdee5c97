import { Product } from "#core/catalog";
import { editProduct as edit } from "#core/catalog/edit";
import { Id, Money } from "#core/kernel";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { OfProduct } from "./get-product";
import { priceChange, productView, ProductView } from "./views";

const ProductEdit = z
  .strictObject({
    content: z.strictObject(Product.Content.omit({ options: true }).partial().shape).optional(),
    variants: z
      .array(
        z.strictObject({
          variantId: Id("var"),
          price: Money.optional(),
          compareAt: Money.nullable().optional().meta({ description: "A former price; null takes it away." }),
        }),
      )
      .max(90)
      .optional(),
  })
  .meta({ id: "ProductEdit", description: "What isn't named stays as it is." });

export const editProduct = defineRoute({
  operationId: "editProduct",
  method: "patch",
  path: "/suppliers/{supplierId}/products/{productId}",
  tag: "Catalog",
  summary: "Edit a product",
  description: "Changes content and prices. Every partner's listing of the product follows. HTML is sanitised.",
  access: "catalogue:write",
  owner: "supplierId",
  params: OfProduct,
  body: ProductEdit,
  bodyExample: {
    content: { title: "Clay pot, glazed" },
    variants: [{ variantId: "var_01jm9rz0g0000000000000000c", price: priceChange }],
  },
  edits: true,
  success: { status: 200, description: "The product as it is now.", content: ProductView, tagged: true },
  problems: {
    404: ["catalog.product_not_found"],
    412: ["catalog.revision_mismatch"],
    422: [
      "catalog.variant_not_found",
      "catalog.wrong_currency",
      "catalog.zero_price",
      "catalog.price_too_high",
      "catalog.product_too_large",
    ],
  },
  handle: async ({ params, body, revision, at, random }) => {
    await edit({ ...params, ...body, revision, at, random });
    const view = await productView(params);
    return { body: view, revision: view.revision };
  },
});
