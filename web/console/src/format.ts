/**
 * How figures and moments are written. The console speaks English, in the viewer's own variety of it, and in the viewer's time zone.
 *
 * @module
 */
import type { Currency, Money } from "./api/schema";

export const localeOf = (languages: readonly string[]): string =>
  languages.find((language) => /^en(-|$)/i.test(language) && isKnown(language)) ?? "en-GB";

/** Some systems name languages that no formatter takes, such as `en-US@posix`. */
function isKnown(language: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}

const locale = typeof navigator === "undefined" ? "en-GB" : localeOf(navigator.languages);

/** Decimals of a currency, as ISO 4217 has them. */
const decimalsOf = (currency: Currency): number =>
  new Intl.NumberFormat(locale, { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Minor units as a decimal numeral. Text, because dividing would make a float of money. */
export function decimal({ amountMinor, currency }: Money): `${number}` {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const sign = amountMinor < 0 ? "-" : "";
  return `${sign}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ""}` as `${number}`;
}

export const money = (amount: Money): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency: amount.currency }).format(decimal(amount));

/** One price, or from the lowest to the highest. */
export const priceRange = ({ from, to }: { readonly from: Money; readonly to: Money }): string =>
  from.amountMinor === to.amountMinor ? money(from) : `${money(from)} – ${money(to)}`;

/** What somebody typed as a price, in minor units; undefined when it isn't one in this currency. */
export function readPrice(text: string, currency: Currency): Money | undefined {
  const decimals = decimalsOf(currency);
  const [, whole, fraction = ""] = /^(\d{1,12})(?:\.(\d{1,4}))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || fraction.length > decimals) return undefined;
  return { amountMinor: Number(whole + fraction.padEnd(decimals, "0")), currency };
}

export const sum = (amounts: readonly Money[], currency: Currency): Money => ({
  amountMinor: amounts.reduce((total, { amountMinor }) => total + amountMinor, 0),
  currency,
});

export const count = (value: number): string => new Intl.NumberFormat(locale).format(value);

/** `1 product`, `1,204 products` */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** Basis points as a percentage. */
export const rate = (rateBp: number): string =>
  new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(rateBp / 10_000);

export const moment = (instant: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));

/** A day without a moment: the same in every zone. */
export const date = (on: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(on));

/** The same for every viewer: what one quotes to somebody elsewhere. */
export const utc = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;

export const day = (date: Date): string =>
  new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }).format(date);

export const country = (code: string): string => new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code;

/** `Supplier and partner` */
export const roleLine = (roles: readonly string[]): string => {
  const line = list(roles);
  return line.charAt(0).toUpperCase() + line.slice(1);
};

export const currencyName = (code: string): string =>
  new Intl.DisplayNames([locale], { type: "currency" }).of(code) ?? code;

/** `a, b and c` */
export const list = (words: readonly string[]): string => new Intl.ListFormat(locale).format(words);

/** Enough of an id to tell two apart by eye; the whole is in its title. */
export const shortId = (id: string): string => `…${id.slice(-6)}`;

/** A percentage as somebody typed it, in basis points; undefined when it isn't one from 0 to 100 with at most two decimals. */
export function readRate(text: string): number | undefined {
  const [, whole, fraction = ""] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const rateBp = Number(whole + fraction.padEnd(2, "0"));
  return rateBp <= 10_000 ? rateBp : undefined;
}
