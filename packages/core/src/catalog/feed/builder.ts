/**
 * ProductBuilder: gathers the rows of one product into a draft. Both formats use it, so both keep the same promises.
 *
 * Invariants
 *   I1  A variant with a fault is left out and reported; the others go in. A product without a title or without any variant
 *       is left out.
 *   I2  No two variants of a product share their options or their SKU: the first one counts.
 *   I3  At most `limits.variants` variants are held; the rest is counted and reported once.
 *   I4  A row that was refused is remembered as far as it says which variant it means: it isn't absent.
 *
 * @module
 */
import { type Content, fitsItem } from "../product";
import { excerpt } from "./problem";
import type { CellReader } from "./cell";
import type { FeedEntry, ProductDraft, RefusedRow, VariantDraft } from "./draft";
import type { Seen } from "./duplicates";
import { limits } from "./limits";

type Head = Omit<Content, "images">;
/** A variant as a row says it; the SKU may be missing. */
export type VariantRow = Omit<VariantDraft, "sku"> & { readonly sku: string };

export class ProductBuilder {
  readonly handle: string;
  readonly firstLine: number;
  readonly #seen: Seen;
  #rows = 0;
  #head: Head | undefined;
  #headCells: CellReader | undefined;
  readonly #images = new Map<string, string>();
  readonly #variants: VariantDraft[] = [];
  readonly #refused: RefusedRow[] = [];
  #unreadable = false;
  readonly #combinations = new Set<string>();
  readonly #skus = new Set<string>();
  #excess = 0;
  #excessCells: CellReader | undefined;
  #excessImages = false;

  constructor(handle: string, firstLine: number, seen: Seen) {
    this.handle = handle;
    this.firstLine = firstLine;
    this.#seen = seen;
  }

  row(): void {
    this.#rows += 1;
  }

  get head(): Head | undefined {
    return this.#head;
  }

  setHead(head: Head, cells: CellReader): void {
    this.#head = head;
    this.#headCells = cells;
  }

  /** The row's variant can't go in. */
  refuse(row: RefusedRow): void {
    const isNamed = row.sku !== "" || !row.options.includes("");
    if (isNamed && this.#refused.length < limits.variants) this.#refused.push(row);
    else this.#unreadable = true;
  }

  /** A row that may be this product's can't be read at all. */
  missRow(): void {
    this.#unreadable = true;
  }

  addImage(url: string | undefined, alt: string, field: string, cells: CellReader): void {
    if (url === undefined || this.#images.has(url)) return;
    if (this.#images.size < limits.images) this.#images.set(url, alt);
    else if (!this.#excessImages) {
      this.#excessImages = true;
      cells.report(field, "too_many_images", `More than ${limits.images} images; the rest was ignored`, "warning");
    }
  }

  /** `optionField` and `skuField` say where a fault of them stands. */
  addVariant(variant: VariantRow, cells: CellReader, optionField: string, skuField: string): void {
    const refused = { line: cells.line, sku: variant.sku, options: variant.options };
    const combination = JSON.stringify(variant.options);
    if (this.#combinations.has(combination)) {
      const values = variant.options.length > 0 ? `“${excerpt(variant.options.join(" / "))}”` : "without options";
      const message = `An earlier variant of this product is ${values} already`;
      this.refuse(refused);
      return cells.report(optionField, "duplicate_options", message, "error");
    }
    if (variant.sku !== "" && this.#skus.has(variant.sku)) {
      const message = `“${excerpt(variant.sku)}” is the SKU of an earlier variant of this product`;
      this.refuse(refused);
      return cells.report(skuField, "duplicate_sku", message, "error");
    }
    if (this.#variants.length >= limits.variants) {
      this.#excess += 1;
      this.#excessCells ??= cells;
      return;
    }
    if (variant.sku !== "" && !this.#seen.sku(variant.sku)) {
      const message = `“${excerpt(variant.sku)}” is the SKU of an earlier product too`;
      cells.report(skuField, "shared_sku", message, "warning");
    }
    this.#combinations.add(combination);
    if (variant.sku !== "") this.#skus.add(variant.sku);
    this.#variants.push(variant);
  }

  finish(): FeedEntry {
    const { handle, firstLine } = this;
    const refused: FeedEntry = { kind: "refused", handle, firstLine, rows: this.#rows };
    if (this.#excess > 0) {
      const message = `More than ${limits.variants} variants in one product: the first ${limits.variants} went in, ${this.#excess} were left out`;
      this.#excessCells?.report(undefined, "too_many_variants", message, "error");
    }
    if (!this.#head || this.#variants.length === 0) return refused;
    const images = [...this.#images].map(([url, alt]) => ({ url, alt }));
    const gaps = { rows: this.#refused, unreadable: this.#unreadable };
    const product: ProductDraft = { ...this.#head, handle, firstLine, images, variants: this.#variants, gaps };
    if (!fitsItem({ ...this.#head, images })) {
      const message = "Texts and images of this product take more than 300 kB together; it was left out";
      this.#headCells?.report(undefined, "product_too_large", message, "error");
      return refused;
    }
    return { kind: "product", product, firstLine, rows: this.#rows };
  }
}
