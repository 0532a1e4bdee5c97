/**
 * The tenant's accent colour, made legible: whatever a tenant picks, text on it and text in it keep a contrast of 4.5:1
 * (WCAG 2.2, 1.4.3), in light and dark mode.
 *
 * The stylesheet is a pure function of the colour, so it has an address of its own, is cached for good, and the content
 * security policy needs no exception for inline styles.
 *
 * @module
 */

type Rgb = readonly [red: number, green: number, blue: number];

const houseAccent = "1f4d3f";
const white: Rgb = [255, 255, 255];
const ink: Rgb = [16, 17, 20];
/** The least favourable surfaces on which accent-coloured text stands; see `styles/tokens.ts`. */
const lightSurface: Rgb = [244, 243, 239];
const darkSurface: Rgb = [36, 37, 41];
const aa = 4.5;

/** Six lower-case hexadecimal digits, or the house colour. */
export function accentHex(accent: string): string {
  const match = /^#?([0-9a-f]{6})$/i.exec(accent.trim());
  return match?.[1]?.toLowerCase() ?? houseAccent;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The accent's colours for one surface: a fill, the text on the fill, and text in the accent. */
export function palette(accent: string, mode: "light" | "dark"): { fill: Rgb; onFill: Rgb; text: Rgb } {
  const own = parse(accentHex(accent));
  const surface = mode === "light" ? lightSurface : darkSurface;
  const text = towards(own, mode === "light" ? ink : white, (colour) => contrast(colour, surface) >= aa);
  // A pale accent on paper is a button that nobody sees: the fill keeps 3:1 to its surface (1.4.11).
  const fill = towards(own, mode === "light" ? ink : white, (colour) => contrast(colour, surface) >= 3);
  if (contrast(fill, white) >= aa) return { fill, onFill: white, text };
  if (contrast(fill, ink) >= aa) return { fill, onFill: ink, text };
  // Between the two: away from the surface, so that the fill loses nothing of its own contrast.
  return mode === "light"
    ? { fill: towards(fill, ink, (colour) => contrast(colour, white) >= aa), onFill: white, text }
    : { fill: towards(fill, white, (colour) => contrast(colour, ink) >= aa), onFill: ink, text };
}

/** The stylesheet of one accent. */
export function themeCss(accent: string): string {
  const rules = (mode: "light" | "dark") => {
    const { fill, onFill, text } = palette(accent, mode);
    return `--accent:${css(fill)};--on-accent:${css(onFill)};--accent-text:${css(text)}`;
  };
  return `:root{${rules("light")}}@media (prefers-color-scheme:dark){:root{${rules("dark")}}}`;
}

function towards(from: Rgb, to: Rgb, done: (colour: Rgb) => boolean): Rgb {
  for (let step = 0; step < 50; step += 1) {
    const colour = from.map((channel, index) =>
      Math.round(channel + (((to[index] ?? 0) - channel) * step) / 50),
    ) as unknown as Rgb;
    if (done(colour)) return colour;
  }
  return to;
}

const parse = (hex: string): Rgb => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const css = (colour: Rgb): string => `#${colour.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
