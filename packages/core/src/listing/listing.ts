/**
 * Listing: a partner's copy of a supplier's product, for one storefront, in the partner's own key space.
 *
 * Invariants
 *   I1  Identity. The id follows from storefront and product, so enabling twice finds what the first time made.
 *   I2  Grant. A copy exists only while an active agreement between the two grants it, and neither is closed; when the grant ends the
 *       copy goes (invariant 2). While the supplier isn't active, nothing of it is shown. A tenant's own products on its own storefront need no agreement: `agreementId` is null.
 *   I3  Shown or not. Page, card and words exist exactly while the listing is published.
 *   I4  Decisions by their own time. What the partner decided last holds, in whatever order the events arrive.
 *   I5  Brand. The supplier's name is part of every page and every card (invariant 9).
 *   I6  The copy is the supplier's content; the partner adds a badge or a review beside it, and edits nothing.
 *
 * The `wish` is what the partner decided, the `status` what follows from it and from the state of the world. So a product that
 * the supplier withdraws and publishes again comes back by itself, and one that the partner paused doesn't.
 *
 * @module
 */
import { Currency, deriveId, Fault, Id, Instant, isBlank, Label, Money, Prose, RateBp } from "#core/kernel";
import * as z from "zod";

export const Status = z.enum(["proposed", "published", "paused", "delisted"]);
export type Status = z.infer<typeof Status>;

/** What the partner wants. */
export const Wish = z.enum(["proposed", "listed", "paused", "delisted"]);
export type Wish = z.infer<typeof Wish>;

/** Why a listing that the partner wants isn't shown. */
export const Reason = z.enum([
  "agreement_suspended",
  "agreement_ended",
  "supplier_not_active",
  "product_withdrawn",
  "currency_differs",
]);
export type Reason = z.infer<typeof Reason>;

/** How much is left, as far as consumers and partners may know: never a number. */
export const StockBand = z.enum(["in_stock", "low", "sold_out"]);
export type StockBand = z.infer<typeof StockBand>;

/** What a partner may put beside the supplier's content (I6). */
export const Addition = z.strictObject({
  badge: Label(24).exactOptional(),
  review: Prose(4_000)
    .min(1)
    .refine((text) => !isBlank(text), "expected something that can be seen")
    .exactOptional(),
});
export type Addition = z.infer<typeof Addition>;

/** The partner's administrative row. `title` is empty when nothing was ever shown, or the grant ended. */
export const Info = z.object({
  tenantId: Id("ten"),
  listingId: Id("lst"),
  storefrontId: Id("stf"),
  supplierId: Id("ten"),
  productId: Id("prd"),
  /** Null for a tenant's own product on its own storefront. */
  agreementId: Id("agr").nullable(),
  title: z.string(),
  status: Status,
  reason: Reason.exactOptional(),
  wish: Wish,
  decidedAt: Instant,
  addition: Addition,
  /** Grows by one with every write of the listing. */
  revision: z.int().min(1),
});
export type Info = z.infer<typeof Info>;

export const Variant = z.object({
  variantId: Id("var"),
  sku: z.string(),
  /** Values, in the order of the page's `options`. */
  options: z.array(z.string()),
  price: Money,
  compareAt: Money.exactOptional(),
  imageUrl: z.string().exactOptional(),
  barcode: z.string(),
  grams: z.int().min(0),
  stock: StockBand,
});
export type Variant = z.infer<typeof Variant>;

/** What the product page shows, and what a cart and a checkout price from. */
export const Page = z.object({
  listingId: Id("lst"),
  storefrontId: Id("stf"),
  supplierId: Id("ten"),
  supplierName: z.string(),
  productId: Id("prd"),
  agreementId: Id("agr").nullable(),
  handle: z.string(),
  title: z.string(),
  /** Sanitised by the catalogue. */
  bodyHtml: z.string(),
  vendor: z.string(),
  type: z.string(),
  /** Names of the options, such as Size; empty when there is nothing to choose. */
  options: z.array(z.string()),
  images: z.array(z.object({ url: z.string(), alt: z.string() })),
  seo: z.object({ title: z.string(), description: z.string() }),
  currency: Currency,
  taxRateBp: RateBp,
  priceFrom: Money,
  priceTo: Money,
  stock: StockBand,
  addition: Addition,
  variants: z.array(Variant).min(1),
});
export type Page = z.infer<typeof Page>;

/** What a list shows of a listing. */
export const Card = z.object({
  listingId: Id("lst"),
  handle: z.string(),
  title: z.string(),
  supplierName: z.string(),
  priceFrom: Money,
  /** A former price of the cheapest variant. */
  compareAt: Money.exactOptional(),
  imageUrl: z.string().exactOptional(),
  badge: z.string().exactOptional(),
  stock: StockBand,
  /** There is something to choose before it goes into the cart. */
  hasVariants: z.boolean(),
  /** `priceFrom` is the lowest of several prices. */
  priceVaries: z.boolean(),
});
export type Card = z.infer<typeof Card>;

/** I1 */
export const idOf = (storefrontId: Id<"stf">, productId: Id<"prd">): Id<"lst"> =>
  deriveId("lst", storefrontId, productId);

export const notFound = () =>
  new Fault("listing.not_found", "not_found", "There is no such listing", {
    wayOut: "Look for it among the listings of your storefronts.",
  });
