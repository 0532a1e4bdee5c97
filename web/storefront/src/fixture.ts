/**
 * A believable shop for view tests and the gallery of screenshots: two suppliers through one partner.
 *
 * @module
 */
import type {
  CardModel,
  CartModel,
  CheckoutGroupModel,
  CheckoutModel,
  Frame,
  GoneModel,
  GroupModel,
  LineModel,
  ListModel,
  NoticeModel,
  OrderModel,
  ProductModel,
  SharedData,
  SanitisedHtml,
  Seller,
  Shop,
} from "./model";

export const shop: Shop = {
  title: "Maison Linde",
  tagline: "Things worth keeping, from people who make them well",
  partnerName: "Maison Linde",
  locale: "en-IE",
  currency: "EUR",
  ownGoodsOnly: false,
  accent: "#1f4d3f",
};
export const dutchShop: Shop = {
  ...shop,
  title: "Buurtwinkel Noord",
  tagline: "Goed spul van goede makers",
  partnerName: "Buurtwinkel Noord",
  locale: "nl-NL",
  accent: "#e8a13a",
};

export const frame = (rest: Partial<Frame> = {}): Frame => ({ shop, cartCount: 0, ...rest });
export const euro = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
export const terra: Seller = { supplierName: "Terra & Oak", partnerName: "Maison Linde", direct: false };
export const norde: Seller = { supplierName: "Norde Apparel", partnerName: "Maison Linde", direct: false };

const goods: readonly (readonly [title: string, minor: number, seller: Seller, stock?: CardModel["stock"]])[] = [
  ["Clay Plant Pot", 999, terra],
  ["Ocean Blue Shirt", 5000, norde],
  ["Copper Light", 5999, terra, "low"],
  ["Classic Varsity Top", 6000, norde],
  ["Cream Sofa", 50000, terra],
  ["Yellow Wool Jumper", 8000, norde],
  ["Antique Drawers", 25000, terra],
  ["Floral White Top", 7500, norde, "low"],
  ["White Bed Clothes", 2999, terra],
  ["Striped Silk Blouse", 5000, norde],
  ["Pink Armchair", 75000, terra, "sold_out"],
  ["Classic Leather Jacket", 8000, norde],
  ["Wooden Outdoor Table", 9999, terra],
  ["Dark Denim Top", 6000, norde],
  ["Brown Throw Pillows", 1999, terra],
  ["Navy Sports Jacket", 6000, norde],
  ["White Ceramic Pot", 1599, terra],
  ["Soft Winter Jacket", 5000, norde],
  ["Yellow watering can", 4099, terra],
  ["Gardening hand trowel with a wooden handle and a rather long name", 1099, terra],
];

export const card = (rest: Partial<CardModel> = {}): CardModel => ({
  href: "/p/lst_1/clay-plant-pot",
  title: "Clay Plant Pot",
  seller: terra,
  price: euro(999),
  priceIsFrom: false,
  stock: "in_stock",
  imageSrc: "https://images.example/clay-plant-pot.jpg",
  ...rest,
});

export const listModel = (rest: Partial<ListModel> = {}): ListModel => ({
  ...frame(),
  cards: goods.map(([title, minor, seller, stock = "in_stock"], index) =>
    card({
      href: `/p/lst_${index}/x`,
      title,
      seller,
      price: euro(minor),
      priceIsFrom: index === 0,
      stock,
      ...(index === 8 ? { wasPrice: euro(3500) } : {}),
      ...(index === 4 ? { badge: "Our favourite" } : {}),
    }),
  ),
  nextHref: "/?cursor=abc",
  ...rest,
});

export const productModel = (rest: Partial<ProductModel> = {}): ProductModel => ({
  ...frame({ cartCount: 2 }),
  listingId: "lst_1",
  title: "Clay Plant Pot",
  seller: terra,
  category: "Outdoor",
  badge: "Our favourite",
  review: "We have had one on the sill for two years, and it only gets better.",
  href: "/p/lst_1/clay-plant-pot",
  bodyHtml:
    "<p>Classic blown clay pot for plants, thrown by hand and fired twice. It breathes, so roots stay healthy.</p><ul><li>Drainage hole</li><li>Frost-proof to −5 °C</li></ul>" as SanitisedHtml,
  pictures: [
    { src: "https://images.example/sprout.jpg", alt: "A sprout in a clay pot" },
    { src: "https://images.example/large.jpg", alt: "" },
    { src: "https://images.example/detail.jpg", alt: "The rim from above" },
  ],
  optionName: "Size",
  variants: [
    { variantId: "var_1", title: "Regular", price: euro(999), stock: "low" },
    { variantId: "var_2", title: "Large", price: euro(1599), wasPrice: euro(1999), stock: "in_stock" },
    { variantId: "var_3", title: "Extra large", price: euro(2499), stock: "sold_out" },
  ],
  maxQuantity: 10,
  ...rest,
});

export const line = (rest: Partial<LineModel> = {}): LineModel => ({
  key: "lst_1.var_1",
  href: "/p/lst_1/clay-plant-pot",
  title: "Clay Plant Pot",
  variantTitle: "Regular",
  imageSrc: "https://images.example/sprout.jpg",
  quantity: 2,
  unitPrice: euro(999),
  total: euro(1998),
  stock: "in_stock",
  ...rest,
});

export const groups: readonly GroupModel[] = [
  {
    seller: terra,
    lines: [
      line(),
      line({
        key: "b",
        title: "Copper Light",
        variantTitle: "",
        quantity: 1,
        unitPrice: euro(5999),
        total: euro(5999),
        stock: "low",
      }),
    ],
    subtotal: euro(7997),
  },
  {
    seller: norde,
    lines: [
      line({
        key: "c",
        title: "Classic Varsity Top",
        variantTitle: "Medium",
        quantity: 1,
        unitPrice: euro(6000),
        total: euro(6000),
      }),
    ],
    subtotal: euro(6000),
  },
];
/** Somebody was faster: the first line can't be bought, and stands in the way of the rest. */
export const groupsWithSoldOut: readonly GroupModel[] = groups.map((group, index) =>
  index === 0
    ? { ...group, lines: group.lines.map((each, at) => (at === 0 ? { ...each, stock: "sold_out" } : each)) }
    : group,
);
/** One whose title is known, and one whose agreement took it along. */
export const gone: readonly GoneModel[] = [
  { key: "var_8", title: "White Ceramic Pot" },
  { key: "var_9", title: "" },
];
const totals = { total: euro(13997), taxIncluded: euro(2429) };

export const cartModel = (rest: Partial<CartModel> = {}): CartModel => ({
  ...frame({ cartCount: 4 }),
  groups,
  totals,
  maxQuantity: 10,
  gone: [],
  ...rest,
});

/** As an agreement with this clause has it; `direct` groups have none. */
export function checkoutGroup(group: GroupModel, partnerSees: SharedData): CheckoutGroupModel {
  const { supplierName, partnerName, direct } = group.seller;
  const asked = partnerSees === "contact" || partnerSees === "full";
  const notice: NoticeModel = {
    hash: `${supplierName}-${partnerSees}`
      .replaceAll(/[^a-zA-Z-]/g, "")
      .padEnd(27, "n")
      .slice(0, 27),
    agreementId: `agr_${supplierName.length}`,
    title: `${supplierName} and ${partnerName}: who holds your details`,
    ...(asked ? { question: `${supplierName} may give my name and e-mail address to ${partnerName}` } : {}),
    sections: [
      { heading: "Who holds your details", lines: [`${supplierName} holds the record of you as its customer.`] },
      { heading: "Your rights", lines: ["You can take back what you agreed to.", "Both answer within a month."] },
    ],
  };
  return { ...group, steward: "supplier", partnerSees, ...(direct || partnerSees === "none" ? {} : { notice }) };
}

export const checkoutModel = (rest: Partial<CheckoutModel> = {}): CheckoutModel => ({
  ...frame({ cartCount: 4 }),
  groups: groups.map((group, index) => checkoutGroup(group, index === 0 ? "contact" : "pseudonymous")),
  totals,
  gone: [],
  token: "ord_1.abc",
  values: { country: "NL" },
  agreedTo: new Set(),
  errors: [],
  countries: ["NL", "BE", "DE", "IE", "FR"],
  ...rest,
});

export const orderModel = (rest: Partial<OrderModel> = {}): OrderModel => ({
  ...frame(),
  orderId: "ord_01kaw3gq6v8m2n4p6r8t0v2x4z",
  status: "placed",
  details: {
    groups,
    totals,
    buyer: {
      email: "mila@example.com",
      address: [
        "Mila de Vries",
        "1 Church Lane",
        "LL61 5UJ Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "United Kingdom",
      ],
    },
  },
  refreshing: false,
  paymentUnreachable: false,
  hrefs: { self: "/orders/ord_1?k=a", still: "/orders/ord_1?k=a&still=1" },
  ...rest,
});
