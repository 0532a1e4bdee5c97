/**
 * Money: an integer of minor units and a currency. No float touches it.
 *
 * Rounding is half-even, because half-up drifts towards one side over many small lines. Allocation is by largest
 * remainder, so that the parts always sum to the whole (invariant 3).
 *
 * @module
 */
import * as z from "zod";
import { Fault, invariant } from "./fault";

/** Currencies a storefront can sell in, with the number of decimals of ISO 4217. */
export const currencyExponent = { EUR: 2, GBP: 2, USD: 2, DKK: 2, SEK: 2, NOK: 2, CHF: 2, PLN: 2, JPY: 0 } as const;
export type Currency = keyof typeof currencyExponent;
export const Currency = z
  .enum(Object.keys(currencyExponent) as [Currency, ...Currency[]])
  .meta({ description: "ISO 4217 code." });

export const Money = z
  .object({ amountMinor: z.int().meta({ description: "Integer of minor units (cents)." }), currency: Currency })
  .readonly();
export type Money = z.infer<typeof Money>;

/** Basis points: 10 000 is the whole. */
export const RateBp = z.int().min(0).max(10_000);

const of = (amountMinor: number, currency: Currency): Money => {
  invariant(Number.isSafeInteger(amountMinor), "money is a safe integer of minor units");
  return { amountMinor, currency };
};

function sameCurrency(a: Money, b: Money): void {
  invariant(a.currency === b.currency, `money of one currency, not ${a.currency} and ${b.currency}`);
}

/** numerator / denominator, half to even. Both non-negative denominators; exact by bigint. */
function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const quotient = magnitude / denominator;
  const twice = (magnitude % denominator) * 2n;
  const rounded = twice > denominator || (twice === denominator && quotient % 2n === 1n) ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

export const money = {
  of,
  zero: (currency: Currency): Money => of(0, currency),
  add: (a: Money, b: Money): Money => (sameCurrency(a, b), of(a.amountMinor + b.amountMinor, a.currency)),
  subtract: (a: Money, b: Money): Money => (sameCurrency(a, b), of(a.amountMinor - b.amountMinor, a.currency)),
  times: (a: Money, quantity: number): Money => of(a.amountMinor * quantity, a.currency),
  sum: (parts: readonly Money[], currency: Currency): Money =>
    parts.reduce((total, part) => money.add(total, part), of(0, currency)),
  atMost: (a: Money, b: Money): boolean => (sameCurrency(a, b), a.amountMinor <= b.amountMinor),
  equal: (a: Money, b: Money): boolean => a.currency === b.currency && a.amountMinor === b.amountMinor,

  /** `rateBp` of `base`, half-even. */
  portion: (base: Money, rateBp: number): Money =>
    of(Number(divideHalfEven(BigInt(base.amountMinor) * BigInt(rateBp), 10_000n)), base.currency),

  /** What is left of a tax-inclusive price when tax at `taxRateBp` is taken out, half-even. */
  netOf: (gross: Money, taxRateBp: number): Money =>
    of(Number(divideHalfEven(BigInt(gross.amountMinor) * 10_000n, BigInt(10_000 + taxRateBp))), gross.currency),

  /** Splits `whole` over `weights` by largest remainder; the parts sum to the whole. */
  allocate: (whole: Money, weights: readonly number[]): Money[] => {
    const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
    invariant(
      total > 0n && weights.every((weight) => weight >= 0),
      "allocation weights are non-negative and not all zero",
    );
    const sign = whole.amountMinor < 0 ? -1n : 1n;
    const magnitude = BigInt(whole.amountMinor) * sign;
    const shares = weights.map((weight, index) => ({
      index,
      share: (magnitude * BigInt(weight)) / total,
      rest: (magnitude * BigInt(weight)) % total,
    }));
    let left = magnitude - shares.reduce((sum, { share }) => sum + share, 0n);
    const parts = shares.map(({ share }) => share);
    for (const { index } of shares.toSorted((a, b) =>
      a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
    )) {
      if (left === 0n) break;
      parts[index] = (parts[index] ?? 0n) + 1n;
      left -= 1n;
    }
    return parts.map((part) => of(Number(part * sign), whole.currency));
  },

  /**
   * Reads a price as a person or a feed writes it with a decimal point: `19`, `19.9`, `19.99`.
   *
   * @throws Fault `money.not_a_price` (invalid) for signs, commas, thousands separators, more decimals than the currency has
   */
  parse: (text: string, currency: Currency): Money => {
    const exponent = currencyExponent[currency];
    const match = /^(\d{1,12})(?:\.(\d{1,4}))?$/.exec(text.trim());
    const decimals = (match?.[2] ?? "").replace(/0+$/, "");
    if (!match || decimals.length > exponent) {
      throw new Fault("money.not_a_price", "invalid", `"${text.slice(0, 40)}" is not a price in ${currency}`, {
        wayOut: "Write digits with a decimal point, such as 19.99, without sign, currency or thousands separator.",
      });
    }
    return of(Number(`${match[1]}${decimals.padEnd(exponent, "0")}`), currency);
  },

  /** For people: `€ 19.99` in the locale's way. */
  format: (amount: Money, locale: string): string => {
    const exponent = currencyExponent[amount.currency];
    return new Intl.NumberFormat(locale, { style: "currency", currency: amount.currency }).format(
      amount.amountMinor / 10 ** exponent,
    );
  },
} as const;
