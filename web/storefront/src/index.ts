/**
 * The storefront's pages, as functions from view models to HTML.
 *
 * @module
 */
export * from "./model";
export { type Asset, type Assets, createAssets } from "./assets";
export { messagesFor, type Messages } from "./messages";
export { createPages, type Pages } from "./pages";
