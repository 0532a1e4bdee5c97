/**
 * Catalog: what suppliers sell, and how much of it is left.
 *
 * The readers of catalogue files (`#core/catalog/import`) and the edits that clean HTML (`#core/catalog/edit`) have doors of
 * their own, so that handlers which only look at products don't carry their libraries.
 *
 * @module
 */
export { ProductChanged } from "./product.event";
export * as Product from "./product.public";
export * as Stock from "./stock.public";
