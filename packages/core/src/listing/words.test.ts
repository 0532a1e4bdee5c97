import { describe, expect, it } from "vitest";
import { foldWords, hasWords, maxWords, searchOf, wordsOf } from "./words";

const product = { title: "Shirt", type: "", vendor: "", supplierName: "", tags: [] as string[] };

describe("words", () => {
  it.each([
    { text: "Crème Brûlée", words: ["creme", "brulee"], why: "accents" },
    { text: "Straße Smørrebrød Łódź", words: ["strasse", "smorrebrod", "lodz"], why: "letters that don't decompose" },
    { text: "T-Shirt, XL & a 42", words: ["shirt", "xl", "42"], why: "single letters and signs" },
    { text: "shirt SHIRT Shirt", words: ["shirt"], why: "the same word again" },
    { text: "日本 椅子", words: ["日本", "椅子"], why: "no Latin letters at all" },
    { text: "#card#x \u0000 '; --", words: ["card"], why: "signs that separate keys" },
  ])("folds $why", ({ text, words }) => expect(foldWords(text)).toEqual(words));

  it("keeps the most telling twelve of a product's words", () => {
    const tags = Array.from({ length: 40 }, (_, index) => `tag${index}`);
    const words = wordsOf({ ...product, title: "Blue shirt", supplierName: "Acme", tags }).map(({ word }) => word);
    expect(words).toHaveLength(maxWords);
    expect(words).toEqual(expect.arrayContaining(["blue", "shirt", "acme", "tag0"]));
  });

  it("tells how far a word is shadowed by the one before it, so that a prefix meets a listing once", () => {
    expect(wordsOf({ ...product, title: "shirts shirt shoe" })).toEqual([
      { word: "shirt", shadow: 0 },
      { word: "shirts", shadow: 5 },
      { word: "shoe", shadow: 2 },
    ]);
  });

  it("looks up the longest word and narrows by the others", () => {
    expect(searchOf("a Blue cottón")).toEqual({ prefix: "cotton", others: ["blue"] });
    expect(searchOf("  ! ")).toBeUndefined();
    expect(hasWords("Blue cotton shirt", ["shi", "blu"])).toBe(true);
    expect(hasWords("Blue cotton shirt", ["red"])).toBe(false);
  });

  it("cuts a hostile query and a hostile word", () => {
    expect(searchOf("x".repeat(100_000))?.prefix).toHaveLength(32);
    expect(foldWords("y".repeat(5_000))[0]).toHaveLength(32);
  });
});
