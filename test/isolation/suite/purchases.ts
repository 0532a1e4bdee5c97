/**
 * What consumers buy in the world, whether they agree that their contact is shared, and what they say of it later.
 *
 * @module
 */
export const purchases: readonly {
  key: string;
  shop: string;
  suppliers: readonly string[];
