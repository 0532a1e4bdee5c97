import { describe, expect, it } from "vitest";
import { read, tsvFeed, xmlFeed, xmlItem } from "./feed.fixture";

const shirt = (changes: Record<string, string> = {}) => ({
  id: "S-1",
  title: "Shirt",
  description: "Plain & simple",
  link: "https://a.example/s",
  image_link: "https://a.example/s.jpg",
  price: "19.99 EUR",
  availability: "in_stock",
  quantity: "5",
  brand: "Nordlys",
  gtin: "4006381333931",
  ...changes,
});

const inBoth = [
  { format: "TSV", feed: (rows: Record<string, string>[]) => tsvFeed(rows) },
  {
    format: "XML",
    feed: (rows: Record<string, string>[]) =>
      xmlFeed(
        ...rows.map((row) =>
          xmlItem(
            Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value.replaceAll("&", "&amp;")])),
          ),
        ),
      ),
  },
];

describe.each(inBoth)("Google Merchant $format", ({ feed }) => {
  it("makes a product of one record", async () => {
    const { products, codes } = await read(
      feed([shirt({ product_type: "Apparel > Shirts", shipping_weight: "0.25 kg" })]),
    );
    expect(codes).toEqual([]);
    expect(products).toMatchObject([
      {
        handle: "S-1",
        title: "Shirt",
        bodyHtml: "<p>Plain &#38; simple</p>",
        vendor: "Nordlys",
        type: "Apparel > Shirts",
        tags: [],
        published: true,
        options: [],
        images: [{ url: "https://a.example/s.jpg", alt: "" }],
        seo: { title: "", description: "" },
        variants: [
          {
            sku: "S-1",
            options: [],
            price: { amountMinor: 1999, currency: "EUR" },
            barcode: "4006381333931",
            grams: 250,
            imageUrl: "https://a.example/s.jpg",
            counted: 5,
          },
        ],
      },
    ]);
  });

  it("makes one product of a group, with colour and size as options", async () => {
    const group = { item_group_id: "SHIRT", color: "Red" };
    const { products, codes } = await read(
      feed([shirt({ ...group, size: "S" }), shirt({ ...group, id: "S-2", size: "L" }), shirt({ id: "X" })]),
    );
    expect(codes).toEqual([]);
    expect(products.map(({ handle, options }) => [handle, options])).toEqual([
      ["SHIRT", ["Color", "Size"]],
      ["X", []],
    ]);
    expect(products[0]?.variants.map(({ sku, options }) => [sku, ...options])).toEqual([
      ["S-1", "Red", "S"],
      ["S-2", "Red", "L"],
    ]);
  });

  it.each([
    { change: { price: "19.99 GBP" }, code: "catalog.wrong_currency" },
    { change: { price: "19.99" }, code: "catalog.missing_currency" },
    { change: { price: "19,99 EUR" }, code: "catalog.comma_price" },
    { change: { price: "-1 EUR" }, code: "catalog.negative_price" },
    { change: { price: "" }, code: "catalog.missing_price" },
    { change: { title: "" }, code: "catalog.missing_title" },
    { change: { id: "" }, code: "catalog.missing_id" },
  ])("refuses $change", async ({ change, code }) => {
    const { products, problems } = await read(feed([shirt({ id: "A" }), shirt(change)]));
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(products.map(({ handle }) => handle)).toEqual(["A"]);
  });

  it("takes a sale price with the former price beside it, but no sale with dates", async () => {
    const sale = { sale_price: "15.00 EUR" };
    const dated = { ...sale, sale_price_effective_date: "2026-01-01T00:00Z/2026-02-01T00:00Z" };
    const { products, problems } = await read(
      feed([shirt({ id: "A", ...sale, sale_price_effective_date: "" }), shirt({ id: "B", ...dated })]),
    );
    expect(
      products.map(({ variants: [variant] }) => [variant?.price.amountMinor, variant?.compareAt?.amountMinor]),
    ).toEqual([
      [1500, 1999],
      [1999, undefined],
    ]);
    expect(problems.map(({ code }) => code)).toEqual(["catalog.sale_dates_ignored"]);
  });

  it("counts one unit where the feed says no more than “in stock”, and says so once", async () => {
    const { products, problems } = await read(
      feed([
        shirt({ id: "A", quantity: "" }),
        shirt({ id: "B", quantity: "", availability: "in stock" }),
        shirt({ id: "C", quantity: "", availability: "out_of_stock" }),
        shirt({ id: "D", quantity: "", availability: "perhaps" }),
      ]),
    );
    expect(products.map(({ variants: [variant] }) => variant?.counted)).toEqual([1, 1, 0, undefined]);
    expect(problems.map(({ code }) => code)).toEqual(["catalog.stock_assumed", "catalog.bad_availability"]);
  });

  it("refuses a group that comes again", async () => {
    const { products, problems } = await read(
      feed([
        shirt({ item_group_id: "G", id: "A" }),
        shirt({ item_group_id: "", id: "B" }),
        shirt({ item_group_id: "G", id: "C" }),
      ]),
    );
    expect(problems.map(({ code }) => code)).toEqual(["catalog.duplicate_handle"]);
    expect(products.map(({ variants }) => variants.length)).toEqual([1, 1]);
  });
});

describe("XML", () => {
  it("reads Atom, CDATA, repeated images and fields in the feed's own namespace", async () => {
    const { products, codes } = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><title>Shop</title>
      <entry><title>Lamp</title><g:id>L</g:id><summary><![CDATA[<p>Warm <script>x</script>light</p>]]></summary>
      <g:image_link>https://a.example/1.jpg</g:image_link>
      <g:additional_image_link>https://a.example/2.jpg</g:additional_image_link>
      <g:additional_image_link>https://a.example/3.jpg</g:additional_image_link>
      <g:price>5 EUR</g:price><g:availability>in_stock</g:availability><g:quantity>2</g:quantity>
      <g:shipping><g:price>99 EUR</g:price></g:shipping></entry></feed>`,
    );
    expect(codes).toEqual(["warning catalog.html_cleaned@2"]);
    expect(products[0]).toMatchObject({ title: "Lamp", bodyHtml: "<p>Warm light</p>" });
    expect(products[0]?.images).toHaveLength(3);
    expect(products[0]?.variants[0]?.price.amountMinor).toBe(500);
  });
});

describe("TSV", () => {
  it("reads headings with spaces, and several images in one cell", async () => {
    const { products } = await read(
      "id\ttitle\tprice\tavailability\timage link\tadditional image link\nA\tPot\t1 EUR\tin stock\thttps://a.example/1.jpg\thttps://a.example/2.jpg,https://a.example/3.jpg\n",
    );
    expect(products[0]?.images).toHaveLength(3);
  });
});
