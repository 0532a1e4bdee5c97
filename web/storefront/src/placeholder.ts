/**
 * What stands under a picture until it arrives, or for good when it doesn't: a quiet composition in CSS gradients whose
 * hue and motif follow from the product's title, so a shelf without photographs still looks arranged.
 *
 * It is drawn by classes, not by inline styles, which the content security policy refuses. The picture itself repeats
 * the drawing over itself (`.art img::after`), because a browser renders that only for a picture that failed: so no
 * broken-image icon shows.
 *
 * @module
 */

/** Hues that sit well together; each is a class `hue-<n>` in `styles/art.ts`. */
export const hues = [28, 42, 78, 138, 172, 200, 222, 262, 318, 8] as const;
export const motifs = 6;

/** Classes of the drawing for this title, always the same. A product's further pictures keep its hue and vary the motif. */
export function artClass(title: string, picture = 0): string {
  let hash = 2166136261;
  for (let at = 0; at < title.length; at += 1) hash = Math.imul(hash ^ title.charCodeAt(at), 16777619);
  // Similar titles differ in few bits; this spreads them over all.
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  hash = (Math.imul(hash ^ (hash >>> 13), 3266489909) ^ (hash >>> 16)) >>> 0;
  return `art hue-${hash % hues.length} motif-${(Math.floor(hash / 1024) + picture) % motifs}`;
}

/** The address when it is one a browser may load from a shop's page; suppliers' feeds hold anything. */
export function safePictureSrc(src: string | undefined): string | undefined {
  return src !== undefined && /^https:\/\/[^\s"'<>\\]{1,1000}$/.test(src) ? src : undefined;
}
