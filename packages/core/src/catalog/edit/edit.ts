/**
 * Edit: a supplier changes one product by hand.
 *
 * Two who edit at once must not undo each other, so the caller names the revision it saw. A later import has the last word
 * where its file says something else.
 *
 * @module
 */
import * as z from "zod";
import { cleanText, Fault, fn, Id, Instant, invariant, Money, money, parseInput, RandomSource } from "../../kernel";
import { Content, fitsItem, type Info, maxPriceMinor, type Variant } from "../product";
import { get, write } from "../product.store";
import { countWrite, findMany as findStock } from "../stock.store";

const VariantEdit = z.object({
  variantId: Id("var"),
  price: Money.optional(),
  /** null takes the former price away. */
  compareAt: Money.nullable().optional(),
  /** Units that may be sold now, as just counted. */
  counted: z.int().min(0).max(1_000_000_000).optional(),
});

export const Edit = z.object({
  content: Content.omit({ options: true }).partial().optional(),
  variants: z
    .array(VariantEdit)
    .max(90)
    .refine(
      (edits) => new Set(edits.map(({ variantId }) => variantId)).size === edits.length,
      "expected each variant once",
    )
    .optional(),
});
export type Edit = z.infer<typeof Edit>;

const Input = Edit.extend({
  supplierId: Id("ten"),
  productId: Id("prd"),
  /** The revision that the caller saw. */
  revision: z.int().min(1),
  at: Instant,
  random: RandomSource,
});

/**
 * Changes content, prices and counted stock of one product, with its event. A change that changes nothing writes nothing.
 *
 * @throws Fault `catalog.product_not_found` (not_found), `catalog.revision_mismatch` (precondition),
 *   `catalog.variant_not_found`, `catalog.wrong_currency`, `catalog.zero_price`, `catalog.price_too_high`,
 *   `catalog.product_too_large` (invalid)
 */
export const editProduct = fn(Input, async (input): Promise<Info> => {
  const { supplierId, productId, revision, at, random } = input;
  const { product, variants } = await get({ supplierId, productId });
  if (product.revision !== revision) throw revisionMismatch(product.revision);
  const content = await contentOf(product, input.content);
  const edits = new Map((input.variants ?? []).map((edit) => [edit.variantId, edit]));
  for (const variantId of edits.keys()) {
    if (!variants.some((variant) => variant.variantId === variantId)) throw variantNotFound(variantId);
  }
  const edited = variants.map((variant) => editVariant(variant, edits.get(variant.variantId)));
  const counts = [...edits.values()].filter(({ counted }) => counted !== undefined);
  const stock = await findStock(
    supplierId,
    counts.map(({ variantId }) => variantId),
  );
  const writes = counts.flatMap(({ variantId, counted }) => {
    const one = countWrite({ supplierId, variantId, counted, before: stock.get(variantId) });
    return one ? [one] : [];
  });
  const sameVariants = edited.every((variant, index) => variant === variants[index]);
  if (!input.content && sameVariants && writes.length === 0) return product;
  return write({
    supplierId,
    productId,
    handle: product.handle,
    content,
    variants: edited,
    // After a count by hand only the stock items know what was counted.
    countsHash: writes.length > 0 ? undefined : product.countsHash,
    before: product,
    stock: writes,
    sameVariants,
    at,
    random,
  });
});

const revisionMismatch = (current: number) =>
  new Fault("catalog.revision_mismatch", "precondition", `The product is at revision ${current} by now`, {
    wayOut: "Read it again and repeat the change.",
  });

const variantNotFound = (variantId: string) =>
  new Fault("catalog.variant_not_found", "invalid", "The product has no such variant", {
    details: [{ path: "variants", code: "catalog.variant_not_found", message: variantId }],
    wayOut: "Read the product, and name the variants that it has.",
  });

const tooLarge = () =>
  new Fault("catalog.product_too_large", "invalid", "Texts and images of a product may take 300 kB together", {
    wayOut: "Shorten the description, or leave out tags or images.",
  });

async function contentOf(product: Info, changes: Edit["content"]): Promise<Content> {
  const current = Content.parse(product);
  if (!changes) return current;
  // Loaded by the first edit of content: its library is large, and most requests edit nothing.
  const { cleanHtml } = await import("../feed/html");
  const defined = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  // Cleaned before it is measured: an ampersand grows to five characters.
  const content = parseInput(Content, {
    ...current,
    ...defined,
    bodyHtml: cleanHtml(cleanText(changes.bodyHtml ?? current.bodyHtml)),
  });
  if (!fitsItem(content)) throw tooLarge();
  return content;
}

function editVariant(variant: Variant, edit: z.infer<typeof VariantEdit> | undefined): Variant {
  if (!edit || (edit.price === undefined && edit.compareAt === undefined)) return variant;
  const price = edit.price ?? variant.price;
  if (price.currency !== variant.price.currency) {
    const message = `This product's prices are in ${variant.price.currency}`;
    throw new Fault("catalog.wrong_currency", "invalid", message, {
      wayOut: "Give the price in that currency; a supplier sells in one.",
    });
  }
  if (price.amountMinor <= 0)
    throw new Fault("catalog.zero_price", "invalid", "A price is above zero", {
      wayOut: "Give a price above zero. To stop selling the product, unpublish it.",
    });
  if (price.amountMinor > maxPriceMinor) {
    throw new Fault("catalog.price_too_high", "invalid", "The price is too high", {
      wayOut: `Give at most ${maxPriceMinor} minor units (cents, in most currencies).`,
    });
  }
  const { compareAt: before, ...rest } = variant;
  const asked = edit.compareAt === undefined ? before : (edit.compareAt ?? undefined);
  invariant(rest.variantId === edit.variantId, "an edit meets its own variant");
  // A former price is only worth showing above the price.
  const compareAt =
    asked && asked.currency === price.currency && !money.atMost(asked, price) ? { compareAt: asked } : {};
  return { ...rest, price, ...compareAt };
}
