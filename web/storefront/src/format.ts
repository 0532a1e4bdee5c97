/**
 * Prices and dates in the storefront's locale. Formatters are kept: making one costs more than using it a hundred times.
 *
 * @module
 */
import type { Price } from "./model";

const formatters = new Map<string, { format: Intl.NumberFormat; scale: number }>();
/** A shop has one locale and one currency; this bounds what a process that serves very many keeps. */
const maxFormatters = 200;

function formatterOf(locale: string, currency: string) {
  const key = `${locale} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(safeLocale(locale), { style: "currency", currency });
  const made = { format, scale: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) };
  if (formatters.size >= maxFormatters) formatters.clear();
  formatters.set(key, made);
  return made;
}

/** A locale that Intl knows; a tenant's typing error must not take its shop down. */
export function safeLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** `€ 19,99` in Dutch, `€19.99` in English. */
export function formatPrice({ amountMinor, currency }: Price, locale: string): string {
  const { format, scale } = formatterOf(locale, currency);
  return format.format(amountMinor / scale);
}

/** `19.99`: for machines, in the page's metadata. */
export function plainPrice({ amountMinor, currency }: Price): string {
  const { scale } = formatterOf("en", currency);
  return (amountMinor / scale).toFixed(Math.round(Math.log10(scale)));
}

/** Country names in the language of the page, sorted by that name. */
export function countriesIn(language: string, codes: readonly string[]): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([language], { type: "region" });
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}
