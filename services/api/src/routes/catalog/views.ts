/**
 * What the API shows of products and imports. Hashes, chunks and generations are our own business and stay inside.
 *
 * @module
 */
import { Product, Stock } from "#core/catalog";
import { ImportReport } from "#core/catalog/import";
import type { Id, Money } from "#core/kernel";
import { instant } from "#core/kernel";
import * as z from "zod";

const internal = { contentHash: true, countsHash: true, chunkCount: true, generation: true, unswept: true } as const;

export const ProductSummary = Product.Info.omit({ ...internal, bodyHtml: true, images: true, seo: true })
  .extend({ image: Product.Image.optional().meta({ description: "The first one." }) })
  .meta({ id: "ProductSummary", description: "A product as a list shows it." });

export const VariantView = Product.Variant.extend({
  available: Stock.Info.shape.available.meta({ description: "Units that may be sold now." }),
  allocated: Stock.Info.shape.allocated.meta({ description: "Units promised to orders." }),
}).meta({ id: "Variant", description: "A variant with its stock." });

export const ProductView = Product.Info.omit(internal)
  .extend({ variants: z.array(VariantView) })
  .meta({ id: "Product", description: "A product with its variants and their stock." });

export const ImportView = ImportReport.meta({
  id: "Import",
  description: "What an import did, and what there is to mend.",
});

export const importExample = {
  importId: "imp_01jm9rz0g0000000000000000a",
  supplierId: "ten_01jm9rz0g0000000000000000b",
  outcome: "done",
  format: "shopify-csv",
  dryRun: false,
  strict: false,
  products: { created: 20, changed: 1, unchanged: 0, refused: 1 },
  withdrawn: { products: 0, variants: 2 },
  variants: 63,
  rows: 72,
  problems: {
    errors: 1,
    warnings: 0,
    first: [
      {
        line: 14,
        column: "Variant Price",
        columnNumber: 20,
        code: "catalog.comma_price",
        message: "“12,50” has a comma: write 1299.50, not 1.299,50 or 1,299.50",
        severity: "error",
        handle: "clay-pot",
      },
    ],
  },
  startedAt: instant("2026-02-01T09:00:00Z"),
};

/** A product with the stock of its variants: what both reading and editing answer. */
export async function productView(key: {
  supplierId: Id<"ten">;
  productId: Id<"prd">;
}): Promise<z.input<typeof ProductView>> {
  const { product, variants } = await Product.get(key);
  const stock = await Stock.getMany(
    key.supplierId,
    variants.map(({ variantId }) => variantId),
  );
  return {
    ...product,
    variants: variants.map((variant, index) => ({
      ...variant,
      available: stock[index]?.available ?? 0,
      allocated: stock[index]?.allocated ?? 0,
    })),
  };
}

/** The body of an edit: what isn't named stays. */
export const priceChange = { amountMinor: 1990, currency: "EUR" } satisfies z.input<typeof Money>;
