import { editProduct } from "#core/catalog/edit";
import { Id } from "#core/kernel";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { OfProduct } from "./get-product";
import { productView, ProductView } from "./views";

const StockCount = z
  .strictObject({
    variants: z
      .array(
        z.strictObject({
          variantId: Id("var"),
          counted: z.int().min(0).max(1_000_000_000).meta({ description: "Units that may be sold now." }),
        }),
      )
      .min(1)
      .max(90),
  })
  .meta({ id: "StockCount", description: "What the supplier counted. Units promised to orders have left the shelf." });

export const countStock = defineRoute({
  operationId: "countStock",
  method: "put",
  path: "/suppliers/{supplierId}/products/{productId}/stock",
  tag: "Catalog",
  summary: "Count stock",
  description: "Says how many units of variants may be sold now. The same count twice is no news and changes nothing.",
  access: "catalogue:write",
  owner: "supplierId",
  params: OfProduct,
  body: StockCount,
  bodyExample: { variants: [{ variantId: "var_01jm9rz0g0000000000000000c", counted: 12 }] },
  edits: true,
  success: { status: 200, description: "The product as it is now.", content: ProductView, tagged: true },
  problems: {
    404: ["catalog.product_not_found"],
    409: ["stock.counted_meanwhile"],
    412: ["catalog.revision_mismatch"],
    422: ["catalog.variant_not_found"],
  },
  handle: async ({ params, body, revision, at, random }) => {
    await editProduct({ ...params, variants: body.variants, revision, at, random });
    const view = await productView(params);
    return { body: view, revision: view.revision };
  },
});
