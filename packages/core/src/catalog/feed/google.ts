/**
 * Google Merchant feeds: one record per variant, grouped by `item_group_id`. TSV and XML say the same in two ways, so both
 * readers hand their records to this one.
 *
 * The record's `id` is the merchant's own number for the variant, so it becomes the SKU. A feed says *whether* something is in
 * stock, rarely how much: "in stock" counts as one unit, which can't oversell, and is reported once.
 *
 * Source: support.google.com/merchants, "Product data specification".
 *
 * @module
 */
import { cleanLabel, type Currency, type Money } from "../../kernel";
import { ProductBuilder, type VariantRow } from "./builder";
import { address, type CellReader, compareAt, grams, longText, name, price, text, units } from "./cell";
import type { FeedEntry } from "./draft";
import type { Seen } from "./duplicates";
import type { Aliases } from "./heading";
import { cleanHtml, htmlOfText, isSuspicious } from "./html";
import { limits } from "./limits";
import { columnOf, excerpt, type Report } from "./problem";

export const optionFields = ["color", "size", "material", "pattern"] as const;

const single = [
  ...optionFields,
  "id",
  "title",
  "description",
  "link",
  "image_link",
  "additional_image_link",
  "price",
  "sale_price",
  "sale_price_effective_date",
  "availability",
  "quantity",
  "item_group_id",
  "brand",
  "gtin",
  "mpn",
  "product_type",
  "shipping_weight",
  "condition",
] as const;

/** In a TSV, `item group id`, `item_group_id` and `g:item_group_id` are the same heading. */
export const googleAliases: Aliases<string> = Object.fromEntries(
  single.map((field) => [field, [field, field.replaceAll("_", " "), `g:${field}`]]),
);
const known = new Set(Object.values(googleAliases).flat());
export const isGoogleHeading = (heading: string): boolean => known.has(heading);
export const googleFields: ReadonlySet<string> = new Set(single);

/** One record; `all` gives the values of a field that may be repeated. */
export type GoogleRecord = {
  /** Something was there, and can't be read; that was reported. */
  readonly unreadable?: boolean;
  readonly cells: (handle: string | undefined) => CellReader;
  readonly all: (field: string) => readonly string[];
};

export async function* readGoogle(
  records: AsyncIterable<readonly GoogleRecord[]>,
  { currency, seen, report }: { currency: Currency; seen: Seen; report: Report },
): AsyncGenerator<FeedEntry | undefined> {
  let current: ProductBuilder | undefined;
  let passedOver: string | undefined;
  /** Since a record that can't be read, no other was: it may be of the product before it or of the one behind it. */
  let missed = false;
  const miss = () => {
    missed = true;
    current?.missRow();
  };
  const once = new Once(report);
  for await (const batch of records) {
    for (const record of batch) {
      if (record.unreadable) {
        miss();
        continue;
      }
      const bare = record.cells(undefined);
      const id = bare.raw("id");
      const field = bare.raw("item_group_id") === "" ? "id" : "item_group_id";
      const handle = bare.raw(field);
      const cells = record.cells(handle === "" ? undefined : handle.slice(0, limits.short));
      if (id === "") {
        cells.report("id", "missing_id", "The record has no id", "error");
        miss();
        continue;
      }
      if (handle === passedOver) continue;
      passedOver = undefined;
      if (handle !== current?.handle) {
        if (current) yield current.finish();
        current = undefined;
        if (name(cells, field) !== handle || !seen.handle(handle, cells.line)) {
          passedOver = handle;
          if (handle.length <= limits.short) {
            const message = "An earlier product has this id, or it can't be printed. Put a group's records together";
            cells.report(field, "duplicate_handle", message, "error");
          }
          continue;
        }
        current = new ProductBuilder(handle, cells.line, seen);
        if (missed) current.missRow();
        readHead(current, cells, field === "item_group_id");
      }
      missed = false;
      current.row();
      readRecord(current, record, cells, currency, once);
    }
    yield undefined; // lets the caller pass problems on, also where no product ends
  }
  if (current) yield current.finish();
}

/** Says a thing that holds for most records once only. */
class Once {
  readonly #report: Report;
  readonly #said = new Set<string>();

  constructor(report: Report) {
    this.#report = report;
  }

  warn(cells: CellReader, field: string, code: string, message: string): void {
    if (this.#said.has(code)) return;
    this.#said.add(code);
    this.#report({
      line: cells.line,
      ...columnOf(cells.heading(field), cells.columnNumber(field)),
      code: `catalog.${code}`,
      message,
      severity: "warning",
    });
  }
}

function readHead(product: ProductBuilder, cells: CellReader, grouped: boolean): void {
  const title = text(cells, "title");
  if (title === "") return cells.report("title", "missing_title", "The product has no title and was left out", "error");
  const description = longText(cells, "description");
  if (isSuspicious(description)) {
    cells.report(
      "description",
      "html_cleaned",
      "Scripts, frames or forms were removed from the description",
      "warning",
    );
  }
  const isHtml = /<\/?[a-z][^<>]*>/i.test(description);
  const bodyHtml = isHtml ? cleanHtml(description) : htmlOfText(description);
  if (bodyHtml.length > limits.html) {
    const message = `The description has more than ${limits.html} characters. The product was left out`;
    return cells.report("description", "description_too_long", message, "error");
  }
  const options = grouped ? optionFields.filter((field) => cells.raw(field) !== "").slice(0, limits.options) : [];
  product.setHead(
    {
      title,
      bodyHtml,
      vendor: text(cells, "brand"),
      type: text(cells, "product_type"),
      tags: [],
      published: true,
      options: options.map((field) => `${field.charAt(0).toUpperCase()}${field.slice(1)}`),
      seo: { title: "", description: "" },
    },
    cells,
  );
}

function readRecord(
  product: ProductBuilder,
  record: GoogleRecord,
  cells: CellReader,
  currency: Currency,
  once: Once,
): void {
  const [image, ...more] = [...record.all("image_link"), ...record.all("additional_image_link")];
  const imageUrl = address(cells, "image_link", image ?? "");
  product.addImage(imageUrl, "", "image_link", cells);
  for (const url of more) {
    product.addImage(address(cells, "additional_image_link", url), "", "additional_image_link", cells);
  }
  if (!product.head) return;
  const names = product.head.options.map((option) => option.toLowerCase());
  const variant = readVariant(names, imageUrl, cells, currency, once);
  if (variant) product.addVariant(variant, cells, names[0] ?? "item_group_id", "id");
  else {
    const options = names.map((field) => cleanLabel(cells.raw(field)));
    product.refuse({ line: cells.line, sku: cleanLabel(cells.raw("id")), options });
  }
}

/** Undefined when the record can't be a variant; that was reported. */
function readVariant(
  names: readonly string[],
  imageUrl: string | undefined,
  cells: CellReader,
  currency: Currency,
  once: Once,
): VariantRow | undefined {
  const options: string[] = [];
  for (const field of names) {
    const value = name(cells, field);
    if (value === "") cells.report(field, "missing_option", `The variant has no ${field}`, "error");
    if (!value) return undefined;
    options.push(value);
  }
  const sku = name(cells, "id");
  const barcode = name(cells, "gtin");
  const prices = pricesOf(cells, currency, once);
  if (sku === undefined || barcode === undefined || !prices) return undefined;
  const counted = countOf(cells, once);
  return {
    sku,
    options,
    barcode,
    ...prices,
    grams: weightOf(cells),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    ...(counted === undefined ? {} : { counted }),
  };
}

/** What is asked now, and what was asked before a sale. A sale with dates isn't taken over: an import can't end it. */
function pricesOf(cells: CellReader, currency: Currency, once: Once): { price: Money; compareAt?: Money } | undefined {
  const regularText = amountOf(cells, "price", currency);
  if (regularText === undefined) return undefined;
  const regular = price(cells, "price", regularText, currency);
  if (!regular || cells.raw("sale_price") === "") return regular ? { price: regular } : undefined;
  if (cells.raw("sale_price_effective_date") !== "") {
    const message = "Sale prices with dates aren't taken over; the regular price counts";
    once.warn(cells, "sale_price_effective_date", "sale_dates_ignored", message);
    return { price: regular };
  }
  const saleText = amountOf(cells, "sale_price", currency);
  const sale = saleText === undefined ? undefined : price(cells, "sale_price", saleText, currency);
  if (!sale) return undefined;
  const before = compareAt(cells, "price", regularText, sale);
  return before ? { price: sale, compareAt: before } : { price: sale };
}

/** The amount of "19.99 EUR", in the file's own text. Another currency isn't converted. */
function amountOf(cells: CellReader, field: string, currency: Currency): string | undefined {
  const raw = cells.raw(field);
  const match = /^(.*?)\s*([A-Za-z]{3})$/.exec(raw.slice(0, limits.short));
  const code = match?.[2]?.toUpperCase();
  if (raw === "" || code === currency) return match?.[1] ?? "";
  const message = code
    ? `The price is in ${code}; this supplier sells in ${currency}`
    : `“${excerpt(raw)}” doesn't say its currency: write 19.99 ${currency}`;
  cells.report(field, code ? "wrong_currency" : "missing_currency", message, "error");
  return undefined;
}

function countOf(cells: CellReader, once: Once): number | undefined {
  if (cells.raw("quantity") !== "") return units(cells, "quantity");
  const availability = cells.raw("availability").toLowerCase().replaceAll(" ", "_");
  if (availability === "in_stock") {
    const message =
      "The feed says “in stock”, not how many: one unit was counted. Add a quantity column, or set the stock";
    once.warn(cells, "availability", "stock_assumed", message);
    return 1;
  }
  if (["out_of_stock", "preorder", "backorder"].includes(availability)) return 0;
  const message = `“${excerpt(availability)}” isn't an availability; the stock stays as it was`;
  cells.report("availability", "bad_availability", message, "warning");
  return undefined;
}

function weightOf(cells: CellReader): number {
  const [amount = "", unit = ""] = cells.raw("shipping_weight").split(/\s+/);
  return grams(cells, "shipping_weight", amount, unit);
}
