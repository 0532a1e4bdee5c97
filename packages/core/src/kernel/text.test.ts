import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLabel, cleanText, Label, Line, Prose } from "./text";

describe("text that people read", () => {
  it.each([
    { text: "Clay pot", clean: "Clay pot", why: "an honest title stays" },
    { text: " Clay\u0000 \u001B[31mpot\u0007 ", clean: "Clay [31mpot", why: "control characters go" },
    { text: "Clay \u202Etop\u202C \u2066x\u2069", clean: "Clay top x", why: "marks of direction go" },
    { text: "Clay\r\n\tpot", clean: "Clay pot", why: "a label is one line" },
    { text: "Clay \uD800pot", clean: "Clay pot", why: "half a surrogate pair is no text" },
    { text: "\uFEFFمرحبا 👨‍👩‍👧", clean: "مرحبا 👨‍👩‍👧", why: "other scripts and joined signs stay" },
  ])("$why", ({ text, clean }) => {
    expect(Label(100).parse(text)).toBe(clean);
  });

  it.each(["", "  \n", "\u202E\u202C", "\u0000", "\u200B\u2060", "\u00AD"])(
    "a label of which nothing can be seen is refused: %j (I2)",
    (text) => {
      expect(Label(100).safeParse(text).success).toBe(false);
    },
  );

  it("is measured after cleaning (I2)", () => {
    expect(Line(3).parse(" a\u0000b\u0000c ")).toBe("abc");
    expect(Line(3).safeParse("abcd").success).toBe(false);
    expect(Line(3).parse(" ")).toBe("");
  });

  it("keeps the lines of prose", () => {
    expect(Prose(50).parse("One\r\n\r\ntwo\u202E\u0001 \n")).toBe("One\n\ntwo");
  });

  it("is clean once cleaned (I1)", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
        expect(cleanLabel(cleanLabel(text))).toBe(cleanLabel(text));
        expect(cleanLabel(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});
