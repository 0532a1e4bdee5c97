import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accentHex, contrast, palette, themeCss } from "./theme";

const white = [255, 255, 255] as const;
const wash = { light: [244, 243, 239], dark: [36, 37, 41] } as const;
const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => value.toString(16).padStart(6, "0"));

describe("a tenant's accent colour", () => {
  it("is legible whatever it is: text on it and text in it keep 4.5:1, a button 3:1 (WCAG 2.2)", () => {
    fc.assert(
      fc.property(hex, fc.constantFrom("light" as const, "dark" as const), (accent, mode) => {
        const { fill, onFill, text } = palette(accent, mode);
        expect(contrast(fill, onFill)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(text, wash[mode])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(fill, wash[mode])).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 500 },
    );
  });

  it("stays as it is when it is legible already", () => {
    expect(palette("1f4d3f", "light")).toEqual({ fill: [31, 77, 63], onFill: [...white], text: [31, 77, 63] });
  });

  it.each([
    ["#1F6F54", "1f6f54"],
    ["red", "1f4d3f"],
    ["#000000;}body{display:none}", "1f4d3f"],
    ["", "1f4d3f"],
  ])("%s is read as %s, so nothing else gets into the stylesheet", (accent, read) => {
    expect(accentHex(accent)).toBe(read);
    expect(themeCss(accent)).toMatch(/^[\w:{}#;()@\s,-]+$/);
  });
});
