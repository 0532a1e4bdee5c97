/**
 * Remembers what a file named so far. Bounded: a file of more products than a catalogue has is refused, and SKUs beyond the
 * limit are no longer compared.
 *
 * @module
 */
import { limits } from "./limits";
import { ReadingStopped } from "./problem";

export class Seen {
  readonly #handles = new Set<string>();
  readonly #skus = new Set<string>();

  /** Whether the handle is new. @throws ReadingStopped `catalog.too_many_products` */
  handle(handle: string, line: number): boolean {
    if (this.#handles.has(handle)) return false;
    if (this.#handles.size >= limits.products) {
      throw new ReadingStopped({
        line,
        code: "catalog.too_many_products",
        message: `The file has more than ${limits.products} products; reading stopped here. Split it.`,
        severity: "error",
      });
    }
    this.#handles.add(handle);
    return true;
  }

  /** Whether no earlier product has this SKU. */
  sku(sku: string): boolean {
    if (this.#skus.has(sku)) return false;
    if (this.#skus.size < limits.skus) this.#skus.add(sku);
    return true;
  }
}
