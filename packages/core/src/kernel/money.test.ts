import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fault } from "./fault";
import { money } from "./money";

const eur = (amountMinor: number) => money.of(amountMinor, "EUR");

describe("portion rounds half to even", () => {
  it.each([
    { base: 100_00, rateBp: 1250, portion: 12_50, why: "exact" },
    { base: 10, rateBp: 500, portion: 0, why: "0.5 falls to even" },
    { base: 30, rateBp: 500, portion: 2, why: "1.5 rises to even" },
    { base: -30, rateBp: 500, portion: -2, why: "the same away from zero" },
    {
      base: 9_007_199_254_740_991,
      rateBp: 9_999,
      portion: 9_006_298_534_815_517,
      why: "no float: exact at the largest integer",
    },
  ])("$base at $rateBp bp: $why", ({ base, rateBp, portion }) => {
    expect(money.portion(eur(base), rateBp)).toEqual(eur(portion));
  });
});

describe("netOf takes the tax out of a price that includes it", () => {
  it.each([
    { gross: 121_00, taxRateBp: 2100, net: 100_00, why: "exact" },
    { gross: 9_99, taxRateBp: 2100, net: 8_26, why: "8.256 rises" },
    { gross: 50_00, taxRateBp: 0, net: 50_00, why: "no tax" },
  ])("$gross at $taxRateBp bp: $why", ({ gross, taxRateBp, net }) => {
    expect(money.netOf(eur(gross), taxRateBp)).toEqual(eur(net));
  });
});

it("allocated parts always sum to the whole, and differ from their exact share by less than a cent (invariant 3)", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc
        .array(fc.nat(10_000), { minLength: 1, maxLength: 30 })
        .filter((weights) => weights.some((weight) => weight > 0)),
      (whole, weights) => {
        const parts = money.allocate(eur(whole), weights);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        expect(money.sum(parts, "EUR")).toEqual(eur(whole));
        parts.forEach(({ amountMinor }, index) => {
          expect(Math.abs(amountMinor - (whole * (weights[index] ?? 0)) / total)).toBeLessThan(1);
        });
      },
    ),
  );
});

describe("parse reads only what can't be misread", () => {
  it.each([
    ["19", 19_00],
    ["19.9", 19_90],
    ["19.99", 19_99],
    ["19.9900", 19_99],
    [" 0.05 ", 5],
  ])("%s", (text, amountMinor) => {
    expect(money.parse(text, "EUR")).toEqual(eur(amountMinor));
  });

  it.each([
    "-1",
    "+1",
    "1,50",
    "1.299,00",
    "1e3",
    "0x10",
    "",
    ".5",
    "5.",
    "19.999",
    "€5",
    "NaN",
    "1 000",
    "9999999999999",
  ])("refuses %j", (text) => {
    expect(() => money.parse(text, "EUR")).toThrow(Fault);
  });

  it("knows currencies without decimals", () => {
    expect(money.parse("500", "JPY")).toEqual({ amountMinor: 500, currency: "JPY" });
    expect(() => money.parse("500.5", "JPY")).toThrow(Fault);
  });
});

it("never mixes currencies", () => {
  expect(() => money.add(eur(1), money.of(1, "USD"))).toThrow("one currency");
});
