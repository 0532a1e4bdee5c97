import { describe, expect, it } from "vitest";
import { decimal, localeOf, money, priceRange, readPrice, readRate, sum } from "./format";

const eur = (amountMinor: number) => ({ amountMinor, currency: "EUR" as const });
const jpy = (amountMinor: number) => ({ amountMinor, currency: "JPY" as const });

describe("money is written from its minor units", () => {
  it.each([
    { amount: eur(0), numeral: "0.00", written: "€0.00" },
    { amount: eur(5), numeral: "0.05", written: "€0.05" },
    { amount: eur(-1250), numeral: "-12.50", written: "-€12.50" },
    { amount: eur(123456789), numeral: "1234567.89", written: "€1,234,567.89" },
    { amount: jpy(500), numeral: "500", written: /¥500$/ },
    // 90071992547409.91 has no exact float: 0.91 would become 0.92.
    { amount: eur(9_007_199_254_740_991), numeral: "90071992547409.91", written: "€90,071,992,547,409.91" },
  ])("$numeral", ({ amount, numeral, written }) => {
    expect(decimal(amount)).toBe(numeral);
    expect(money(amount)).toMatch(written);
  });

  it("names one price where there is no range", () => {
    expect(priceRange({ from: eur(100), to: eur(100) })).toBe("€1.00");
    expect(priceRange({ from: eur(100), to: eur(250) })).toBe("€1.00 – €2.50");
  });

  it("adds in integers", () => expect(sum([eur(10), eur(20)], "EUR")).toEqual(eur(30)));
});

describe("what somebody typed", () => {
  it.each([
    { text: "19.99", minor: 1999 },
    { text: " 19.9 ", minor: 1990 },
    { text: "19", minor: 1900 },
    { text: "1.001", minor: undefined },
    { text: "19,99", minor: undefined },
    { text: "-1", minor: undefined },
    { text: "1e3", minor: undefined },
    { text: "", minor: undefined },
  ])("price $text", ({ text, minor }) => expect(readPrice(text, "EUR")?.amountMinor).toBe(minor));

  it("takes no decimals where the currency has none", () => expect(readPrice("5.0", "JPY")).toBeUndefined());

  it.each([
    { text: "12.5", rateBp: 1250 },
    { text: "0", rateBp: 0 },
    { text: "100", rateBp: 10_000 },
    { text: "100.01", rateBp: undefined },
    { text: "12.555", rateBp: undefined },
    { text: "12,5", rateBp: undefined },
  ])("rate $text", ({ text, rateBp }) => expect(readRate(text)).toBe(rateBp));
});

it.each([
  { languages: ["nl-NL", "en-US"], locale: "en-US" },
  { languages: ["nl-NL"], locale: "en-GB" },
  { languages: ["eng-foo"], locale: "en-GB" },
  // What Chromium says where the system's locale is POSIX; Intl throws at it, and with it the page would.
  { languages: ["en-US@posix", "en-a1"], locale: "en-GB" },
])("English in the viewer's variety: $languages", ({ languages, locale }) => expect(localeOf(languages)).toBe(locale));
