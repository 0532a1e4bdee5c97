/**
 * Limits of a catalogue file. Each bounds what a hostile file can make us hold in memory or write.
 *
 * @module
 */
export const limits = {
  /** Characters in one cell or XML field: far above any honest description, far below what hurts. */
  cell: 256 * 1024,
  /** Characters in one row. */
  record: 1024 * 1024,
  columns: 500,
  /** The trade's own limit of variants in one product. */
  variants: 2_048,
  /** The trade's own limit of images in one product. */
  images: 250,
  options: 3,
  tags: 250,
  /** Products in one file. The handles seen are remembered, to notice one that comes again. */
  products: 250_000,
  /** SKUs remembered, to notice one that two products share. */
  skus: 500_000,
  short: 255,
  url: 1_024,
  html: 64 * 1024,
  seo: 1_000,
  /** How deep XML elements may be nested. */
  depth: 32,
} as const;
