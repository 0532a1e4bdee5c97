/**
 * Shopify's product CSV: a product is several rows, and only its first row tells of the product itself. A row may be a variant,
 * an image, or both. Both generations of headings are read (until 2024 and since).
 *
 * Source: help.shopify.com, "Using CSV files to import and export products".
 *
 * @module
 */
import { cleanLabel, type Currency } from "../../kernel";
import { ProductBuilder, type VariantRow } from "./builder";
import { address, type CellReader, compareAt, grams, longText, name, price, text, units } from "./cell";
import type { Row, Table } from "./csv";
import type { FeedEntry } from "./draft";
import type { Seen } from "./duplicates";
import { type Aliases, breakOff, type Columns, columnsOf } from "./heading";
import { cleanHtml, isSuspicious } from "./html";
import { limits } from "./limits";
import type { Report } from "./problem";

type Field =
  | "handle"
  | "title"
  | "body"
  | "vendor"
  | "type"
  | "tags"
  | "published"
  | "status"
  | `option${1 | 2 | 3}Name`
  | `option${1 | 2 | 3}Value`
  | "sku"
  | "grams"
  | "weight"
  | "weightUnit"
  | "quantity"
  | "price"
  | "compareAt"
  | "barcode"
  | "image"
  | "imageAlt"
  | "variantImage"
  | "seoTitle"
  | "seoDescription";

const aliases: Aliases<Field> = {
  handle: ["handle", "url handle"],
  title: ["title"],
  body: ["body (html)", "body html", "description"],
  vendor: ["vendor"],
  type: ["type", "custom product type"],
  tags: ["tags"],
  published: ["published", "published on online store"],
  status: ["status"],
  option1Name: ["option1 name"],
  option1Value: ["option1 value"],
  option2Name: ["option2 name"],
  option2Value: ["option2 value"],
  option3Name: ["option3 name"],
  option3Value: ["option3 value"],
  sku: ["variant sku", "sku"],
  grams: ["variant grams", "weight value (grams)"],
  weight: ["variant weight"],
  weightUnit: ["variant weight unit"],
  quantity: ["variant inventory qty", "inventory quantity"],
  price: ["variant price", "price"],
  compareAt: ["variant compare at price", "compare-at price"],
  barcode: ["variant barcode", "barcode"],
  image: ["image src", "product image url"],
  imageAlt: ["image alt text"],
  variantImage: ["variant image", "variant image url"],
  seoTitle: ["seo title"],
  seoDescription: ["seo description"],
};

const known = new Set(Object.values(aliases).flat());
export const isShopifyHeading = (heading: string): boolean => known.has(heading);

const numbers = [1, 2, 3] as const;

export async function* readShopify(
  table: Table,
  { currency, seen, report }: { currency: Currency; seen: Seen; report: Report },
): AsyncGenerator<FeedEntry | undefined> {
  const columns = columnsOf(table, aliases, ["handle", "title", "price"], report);
  let current: ProductBuilder | undefined;
  /** Rows of a handle that was met before, or can't be one, are passed over, and reported once. */
  let passedOver: string | undefined;
  /** Since a row that can't be read, no other was: it may be of the product before it or of the one behind it. */
  let missed = false;
  const miss = () => {
    missed = true;
    current?.missRow();
  };
  for await (const rows of table.rows) {
    for (const row of rows) {
      if (row.unreadable) {
        miss();
        continue;
      }
      const handle = columns.reader(row, undefined, report).raw("handle");
      const cells = columns.reader(row, handle === "" ? undefined : handle.slice(0, limits.short), report);
      if (handle === "") {
        cells.report("handle", "missing_handle", "The row doesn't say which product it belongs to", "error");
        miss();
        continue;
      }
      if (handle === passedOver) continue;
      if (breaksOff(row, cells, columns)) {
        cells.report(undefined, "too_few_cells", breakOff(row, table), "error");
        miss();
        continue;
      }
      passedOver = undefined;
      if (handle !== current?.handle) {
        if (current) yield current.finish();
        current = undefined;
        if (name(cells, "handle") !== handle) {
          passedOver = handle;
          if (handle.length <= limits.short) {
            cells.report("handle", "bad_handle", "A handle is one line of printable characters", "error");
          }
          continue;
        }
        if (!seen.handle(handle, row.line)) {
          passedOver = handle;
          const message = `An earlier product has this handle. Put a product's rows together; these were left out`;
          cells.report("handle", "duplicate_handle", message, "error");
          continue;
        }
        current = new ProductBuilder(handle, row.line, seen);
        if (missed) current.missRow();
        readHead(current, cells, columns);
      }
      missed = false;
      current.row();
      readRow(current, cells, currency);
    }
    yield undefined; // lets the caller pass problems on, also where no product ends
  }
  if (current) yield current.finish();
}

/** What tells one variant from another, and its price. */
const variantFields = [...numbers.flatMap((number) => [`option${number}Name`, `option${number}Value`]), "sku", "price"];

/** A row that shows an image alone may end behind it. */
function breaksOff(row: Row, cells: CellReader, columns: Columns): boolean {
  if (!columns.breaksOff(row, variantFields)) return false;
  return isVariantRow(cells) || cells.raw("title") !== "" || cells.raw("image") === "";
}

const isVariantRow = (cells: CellReader): boolean =>
  (["option1Value", "sku", "price", "quantity"] as const).some((field) => cells.raw(field) !== "");

function readHead(product: ProductBuilder, cells: CellReader, columns: Columns): void {
  const title = text(cells, "title");
  if (title === "") {
    const message = "The first row of a product must have its title. The product was left out";
    return cells.report("title", "missing_title", message, "error");
  }
  const body = longText(cells, "body");
  if (isSuspicious(body)) {
    cells.report("body", "html_cleaned", "Scripts, frames or forms were removed from the description", "warning");
  }
  const bodyHtml = cleanHtml(body);
  if (bodyHtml.length > limits.html) {
    const message = `The description has more than ${limits.html} characters. The product was left out`;
    return cells.report("body", "description_too_long", message, "error");
  }
  const options = optionNames(cells);
  if (!options) return;
  const status = cells.raw("status").toLowerCase();
  product.setHead(
    {
      title,
      bodyHtml,
      vendor: text(cells, "vendor"),
      type: text(cells, "type"),
      tags: tagsOf(cells),
      published:
        !/^(false|no|0)$/i.test(cells.raw("published")) &&
        (!columns.has("status") || status !== "draft") &&
        status !== "archived",
      options,
      seo: { title: text(cells, "seoTitle", limits.seo), description: text(cells, "seoDescription", limits.seo) },
    },
    cells,
  );
}

/** Names of the options; none for a product of one variant ("Title": "Default Title"). Undefined when they can't be. */
function optionNames(cells: CellReader): string[] | undefined {
  const names: string[] = [];
  for (const number of numbers) {
    const option = name(cells, `option${number}Name`);
    if (option === undefined) return undefined;
    if (option === "") continue;
    if (names.length + 1 < number) {
      const message = "An option without a name stands before this one. The product was left out";
      cells.report(`option${number}Name`, "option_without_name", message, "error");
      return undefined;
    }
    if (names.includes(option)) {
      const message = "Two options have the same name. The product was left out";
      cells.report(`option${number}Name`, "duplicate_option_name", message, "error");
      return undefined;
    }
    names.push(option);
  }
  const [only] = names;
  return names.length === 1 && only === "Title" && cells.raw("option1Value") === "Default Title" ? [] : names;
}

function tagsOf(cells: CellReader): string[] {
  const all = text(cells, "tags", limits.cell).split(",");
  const tags = [...new Set(all.map((tag) => tag.trim()).filter((tag) => tag !== ""))];
  const fitting = tags.filter((tag) => tag.length <= limits.short).slice(0, limits.tags);
  if (fitting.length < tags.length) {
    const message = `${tags.length - fitting.length} tags were ignored: at most ${limits.tags}, of ${limits.short} characters`;
    cells.report("tags", "too_many_tags", message, "warning");
  }
  return fitting;
}

function readRow(product: ProductBuilder, cells: CellReader, currency: Currency): void {
  product.addImage(address(cells, "image", cells.raw("image")), text(cells, "imageAlt", 512), "image", cells);
  // The first row is a variant, whatever it lacks; a later one with none of these is an image.
  const isVariant = cells.line === product.firstLine || isVariantRow(cells);
  // Without its first row nothing is known of the product; that was reported.
  if (!isVariant || !product.head) return;
  const names = product.head.options;
  const variant = readVariant(names, cells, currency);
  if (variant) product.addVariant(variant, cells, "option1Value", "sku");
  else {
    const options = names.map((_, index) => cleanLabel(cells.raw(`option${index + 1}Value`)));
    product.refuse({ line: cells.line, sku: cleanLabel(cells.raw("sku")), options });
  }
}

/** Undefined when the row can't be a variant; that was reported. */
function readVariant(names: readonly string[], cells: CellReader, currency: Currency): VariantRow | undefined {
  const options: string[] = [];
  for (const [index, option] of names.entries()) {
    const field = `option${(index + 1) as 1 | 2 | 3}Value`;
    const value = name(cells, field);
    if (value === "") cells.report(field, "missing_option", `The variant has no ${option}`, "error");
    if (!value) return undefined;
    options.push(value);
  }
  const extra = numbers.find((number) => number > names.length && !isBlank(cells.raw(`option${number}Value`)));
  if (extra) {
    const message = "The first row of the product gives this option no name";
    cells.report(`option${extra}Value`, "option_without_name", message, "error");
    return undefined;
  }
  const amount = price(cells, "price", cells.raw("price"), currency);
  const sku = name(cells, "sku");
  const barcode = name(cells, "barcode");
  if (!amount || sku === undefined || barcode === undefined) return undefined;
  const before = compareAt(cells, "compareAt", cells.raw("compareAt"), amount);
  const imageUrl = address(cells, "variantImage", cells.raw("variantImage"));
  const counted = units(cells, "quantity");
  return {
    sku,
    options,
    price: amount,
    barcode,
    grams: weightOf(cells),
    ...(before ? { compareAt: before } : {}),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    ...(counted === undefined ? {} : { counted }),
  };
}

/** "Default Title" is how Shopify says that there is no option. */
const isBlank = (value: string): boolean => value === "" || value === "Default Title";

/** The unit's column says how the shop shows the weight; "Variant Grams" is in grams whatever it says. */
const weightOf = (cells: CellReader): number =>
  cells.raw("grams") === "" && cells.raw("weight") !== ""
    ? grams(cells, "weight", cells.raw("weight"), cells.raw("weightUnit"))
    : grams(cells, "grams", cells.raw("grams"), "g");
