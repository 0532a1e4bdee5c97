/**
 * View models: everything that a page shows, as plain data. Views decide nothing about the business and read nothing else.
 *
 * Invariants
 *   V1  Brand (invariant 9). Whatever shows a supplier's product carries a `Seller`; there is no product model without one.
 *   V2  Text is text. Every string here is escaped when it is rendered; `SanitisedHtml` is the one exception, and only
 *       the importer's sanitiser makes it.
 *   V3  No JavaScript is needed for anything.
 *
 * @module
 */

/** An integer of minor units; the views format it in the storefront's locale. */
export type Price = { readonly amountMinor: number; readonly currency: string };

/** HTML that the catalogue's sanitiser let through. A cast to this type anywhere else is a defect. */
export type SanitisedHtml = string & { readonly __sanitised: true };

/** Who sells, and through whom. `direct` when the storefront is the supplier's own. */
export type Seller = { readonly supplierName: string; readonly partnerName: string; readonly direct: boolean };

export type Shop = {
  readonly title: string;
  readonly tagline: string;
  /** The tenant that runs the storefront, as consumers know it. */
  readonly partnerName: string;
  /** BCP 47, such as `nl-NL`. */
  readonly locale: string;
  readonly currency: string;
  /** Nothing here is sold for another tenant: a supplier's own shop. */
  readonly ownGoodsOnly: boolean;
  /** Six hexadecimal digits with or without `#`; anything else falls back to the house colour. */
  readonly accent: string;
};

/** What surrounds every page of a storefront. */
export type Frame = {
  readonly shop: Shop;
  readonly cartCount: number;
  /** What the search box holds. */
  readonly query?: string;
};

export type StockBand = "in_stock" | "low" | "sold_out";

export type Picture = { readonly src: string; readonly alt: string };

export type CardModel = {
  readonly href: string;
  readonly title: string;
  readonly seller: Seller;
  readonly price: Price;
  /** What it cost before, when that was more. */
  readonly wasPrice?: Price;
  /** The partner's own word on it: a few letters. */
  readonly badge?: string;
  /** The variants' prices differ, and `price` is the lowest. */
  readonly priceIsFrom: boolean;
  readonly stock: StockBand;
  readonly imageSrc?: string;
};

export type ListModel = Frame & {
  readonly cards: readonly CardModel[];
  /** Absent on the last page. */
  readonly nextHref?: string;
  /** Present on any page but the first. */
  readonly firstHref?: string;
};

export type VariantModel = {
  readonly variantId: string;
  /** `Large / Blue`; empty when the product has one variant. */
  readonly title: string;
  readonly price: Price;
  readonly wasPrice?: Price;
  readonly stock: StockBand;
};

export type ProductModel = Frame & {
  readonly listingId: string;
  readonly title: string;
  readonly seller: Seller;
  readonly category?: string;
  readonly badge?: string;
  /** For search engines; otherwise who sells it is said there. */
  readonly description?: string;
  /** What the partner says of it, beside the supplier's own words. */
  readonly review?: string;
  /** The page's own address, without what a visitor may have added. */
  readonly href: string;
  readonly bodyHtml?: SanitisedHtml;
  readonly pictures: readonly Picture[];
  /** What the variants differ in: `Size`, `Size / Colour`. */
  readonly optionName?: string;
  readonly variants: readonly VariantModel[];
  readonly chosenVariantId?: string;
  readonly maxQuantity: number;
  /** Why the last attempt to add it failed. */
  readonly problem?: AddProblem;
};
export type AddProblem = "choose_variant" | "quantity" | "sold_out" | "cart_full";

export type LineModel = {
  /** Names the line in the addresses of its forms. */
  readonly key: string;
  readonly href: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly imageSrc?: string;
  readonly quantity: number;
  readonly unitPrice: Price;
  readonly total: Price;
  readonly stock: StockBand;
};

/** The lines of one supplier, who sells them and gets the order. */
export type GroupModel = {
  readonly seller: Seller;
  readonly lines: readonly LineModel[];
  readonly subtotal: Price;
};

export type TotalsModel = {
  readonly total: Price;
  readonly taxIncluded: Price;
};

/** A line of the cart that nobody sells here any more, so it has no seller and no price. Part of no total and no order. */
export type GoneModel = {
  readonly key: string;
  /** Empty where the supplier's content may not be kept any longer. */
  readonly title: string;
};

export type CartModel = Frame & {
  readonly groups: readonly GroupModel[];
  readonly totals: TotalsModel;
  readonly maxQuantity: number;
  readonly gone: readonly GoneModel[];
  readonly problem?: "quantity";
};

/** What the agreement lets the partner see of the consumer. */
export type SharedData = "none" | "pseudonymous" | "contact" | "full";

/** What is told of one agreement, and what is asked. Its texts are made with the agreement, in the shop's language. */
export type NoticeModel = {
  readonly hash: string;
  readonly agreementId: string;
  readonly title: string;
  /** Absent where there is nothing to ask. */
  readonly question?: string;
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
};

/** In front of an agreement's id, the name of the box that answers its question. */
export const questionPrefix = "share.";

export type CheckoutGroupModel = GroupModel & {
  /** Who keeps the consumer as a customer. */
  readonly steward: "supplier" | "partner" | "shared";
  readonly partnerSees: SharedData;
  readonly notice?: NoticeModel;
};

export const checkoutFields = ["email", "name", "line1", "line2", "postalCode", "city", "country"] as const;
export type CheckoutField = (typeof checkoutFields)[number];
export type CheckoutValues = Readonly<Partial<Record<CheckoutField, string>>>;
export type FieldProblem = "required" | "invalid" | "too_long";

export type CheckoutModel = Frame & {
  readonly groups: readonly CheckoutGroupModel[];
  readonly totals: TotalsModel;
  /** The form says which of these it named, so that nobody is stopped for what they were told. */
  readonly gone: readonly GoneModel[];
  /** From which the order's id derives, so that sending the form twice makes one order. */
  readonly token: string;
  readonly values: CheckoutValues;
  /** The agreements whose question was answered with yes. */
  readonly agreedTo: ReadonlySet<string>;
  /** In the order of the fields. */
  readonly errors: readonly { readonly field: CheckoutField; readonly problem: FieldProblem }[];
  readonly notice?:
    | { readonly kind: "price_changed"; readonly seen: Price }
    | { readonly kind: "sold_out"; readonly titles: readonly string[] }
    /** `gone` says what. */
    | { readonly kind: "gone" }
    | { readonly kind: "form_expired" }
    /** What is asked about the consumer's data isn't what the sent page asked. */
    | { readonly kind: "notice_changed" }
    /** This form became an order already, with other details. */
    | { readonly kind: "already_sent"; readonly orderHref: string };
  /** Two-letter codes that the shop delivers to. */
  readonly countries: readonly string[];
};

export type OrderStatus = "awaiting_payment" | "placed" | "released";

export type OrderModel = Frame & {
  readonly orderId: string;
  readonly status: OrderStatus;
  /** For whoever holds the order's key; others learn the status alone. */
  readonly details?: {
    readonly groups: readonly GroupModel[];
    readonly totals: TotalsModel;
    /** Absent once the consumer had their data erased. */
    readonly buyer?: { readonly email: string; readonly address: readonly string[] };
  };
  readonly refreshing: boolean;
  /** The payment provider didn't answer. */
  readonly paymentUnreachable: boolean;
  /** `pay` takes a POST; only who holds the order's key has it, and `privacy`, where their address is filled in already. */
  readonly hrefs: { readonly self: string; readonly still: string; readonly pay?: string; readonly privacy?: string };
};

/** What went wrong, in terms of what the consumer can do next. */
export type ProblemKind =
  | "page_not_found"
  | "product_not_found"
  | "order_not_found"
  | "bad_request"
  | "foreign_form"
  | "too_large"
  | "throttled"
  | "unavailable"
  | "failed";

export type ProblemModel = Frame & {
  readonly kind: ProblemKind;
  /** Names the incident in our logs. */ readonly reference?: string;
};
