/**
 * The formats that feeds come in. Apart from the readers, so that whoever only names one doesn't load them.
 *
 * @module
 */
export const feedFormats = ["auto", "shopify-csv", "google-tsv", "google-xml"] as const;
export type FeedFormat = (typeof feedFormats)[number];
