/**
 * What consumers buy in the world, whether they agree that their contact is shared, and what they say of it later.
 *
 * @module
 */
export const purchases: readonly {
  key: string;
  shop: string;
  suppliers: readonly string[];
  consent: boolean;
  paid: boolean;
  /** What they say of it later. */
  later?: "takes_back" | "takes_back_unheard" | "gives";
}[] = [
  { key: "ann", shop: "kiosk", suppliers: ["alder", "birch"], consent: true, paid: true },
  { key: "bo", shop: "kiosk", suppliers: ["alder"], consent: false, paid: true },
  { key: "cy", shop: "lane", suppliers: ["alder", "birch"], consent: true, paid: true },
  { key: "di", shop: "birch", suppliers: ["birch"], consent: true, paid: true },
  { key: "ed", shop: "mole", suppliers: ["mole"], consent: true, paid: true },
  { key: "gus", shop: "kiosk", suppliers: ["alder"], consent: true, paid: true, later: "takes_back" },
  { key: "hal", shop: "kiosk", suppliers: ["alder"], consent: false, paid: true, later: "gives" },
  { key: "ivy", shop: "lane", suppliers: ["birch"], consent: true, paid: true, later: "takes_back_unheard" },
  // Wants to be erased.
  { key: "kit", shop: "kiosk", suppliers: ["alder"], consent: true, paid: true },
  { key: "jo", shop: "kiosk", suppliers: ["mole"], consent: true, paid: true },
  { key: "flo", shop: "kiosk", suppliers: ["birch"], consent: true, paid: false },
];
