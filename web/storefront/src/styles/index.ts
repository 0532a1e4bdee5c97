/**
 * The stylesheet: one file for every storefront. What differs between storefronts is the accent (`theme.ts`).
 *
 * @module
 */
import { art } from "./art";
import { frame } from "./frame";
import { privacy } from "./privacy";
import { shop } from "./shop";
import { till } from "./till";
import { tokens } from "./tokens";

/** `fontHref` is where the typeface is served; without one the system's own is used. */
export function stylesheet(fontHref?: string): string {
  const face = fontHref
    ? `@font-face{font-family:"Instrument Sans";font-style:normal;font-weight:400 700;font-display:swap;src:url("${fontHref}") format("woff2")}`
    : "";
  return face + squeeze([tokens, art, frame, shop, till, privacy].join("\n"));
}

/** Takes out what only people read: line breaks, indentation and comments. */
const squeeze = (source: string): string =>
  source
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\s*([{};,])\s*/g, "$1");
