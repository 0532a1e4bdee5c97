/**
 * Cells: one piece of text of a file, read as text, price, number or address. What can't be read is reported with its place
 * and left out; nothing is guessed.
 *
 * Text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@` first) stays as it is, since "-20 °C" is an honest title;
 * it is reported, and whatever exports to a spreadsheet has to escape it.
 *
 * @module
 */
import { cleanText, type Currency, Fault, isBlank, type Money, money } from "../../kernel";
import { maxPriceMinor } from "../product";
import { limits } from "./limits";
import { columnOf, excerpt, type Report } from "./problem";

/** Reads the cells of one row. */
export type CellReader = {
  readonly line: number;
  /** The text of a field, trimmed; "" when there is none. */
  readonly raw: (field: string) => string;
  /** Heading of a field, as the file writes it. */
  readonly heading: (field: string) => string;
  /** Its number, counted from 1; undefined where the format has no columns, or the file not this one. */
  readonly columnNumber: (field: string) => number | undefined;
  readonly report: (field: string | undefined, code: string, message: string, severity: "error" | "warning") => void;
};

export function cellReader(input: {
  line: number;
  raw: (field: string) => string;
  heading: (field: string) => string;
  columnNumber?: (field: string) => number | undefined;
  handle: string | undefined;
  report: Report;
}): CellReader {
  const { line, raw, heading, handle, report, columnNumber = () => undefined } = input;
  return {
    line,
    raw,
    heading,
    columnNumber,
    report: (field, code, message, severity) =>
      report({
        line,
        code: `catalog.${code}`,
        message,
        severity,
        ...(field === undefined ? {} : columnOf(heading(field), columnNumber(field))),
        ...(handle === undefined ? {} : { handle }),
      }),
  };
}

function stripped(cells: CellReader, field: string): string {
  const raw = cells.raw(field).replace(/\r\n?/g, "\n").trim();
  const clean = cleanText(raw);
  if (clean.length < raw.length) {
    cells.report(field, "control_characters", "Control characters were removed", "warning");
  }
  return clean;
}

/** Text that describes: too long is cut. One line, unless it is a description. */
export function text(cells: CellReader, field: string, length: number = limits.short): string {
  const clean = stripped(cells, field).replace(/\s+/g, " ");
  if (isBlank(clean)) return "";
  warnOfFormula(cells, field, clean);
  if (clean.length <= length) return clean;
  cells.report(field, "text_too_long", `Cut to ${length} characters`, "warning");
  return clean
    .slice(0, length)
    .replace(/\p{Cs}$/u, "")
    .trim();
}

/** Text that identifies: cutting it would make another one of it, so undefined when it is too long. */
export function name(cells: CellReader, field: string): string | undefined {
  const clean = stripped(cells, field).replace(/\s+/g, " ");
  warnOfFormula(cells, field, clean);
  if (clean.length <= limits.short) return clean;
  cells.report(field, "name_too_long", `Longer than ${limits.short} characters`, "error");
  return undefined;
}

/** Text of several lines. */
export const longText = stripped;

function warnOfFormula(cells: CellReader, field: string, clean: string): void {
  if (!/^[=+@-]/.test(clean) || /^[+-]?\d[\d ./-]*$/.test(clean)) return;
  const message = `“${excerpt(clean)}” looks like a spreadsheet formula. It was kept as plain text`;
  cells.report(field, "formula_text", message, "warning");
}

/** A price above zero; undefined when it isn't one. `amount` is the text without the currency. */
export function price(cells: CellReader, field: string, amount: string, currency: Currency): Money | undefined {
  const refuse = (code: string, message: string): undefined => {
    cells.report(field, code, message, "error");
  };
  if (amount === "") return refuse("missing_price", "The price is empty");
  if (/^[-−(]/.test(amount)) return refuse("negative_price", `“${excerpt(amount)}” is below zero`);
  if (amount.includes(",")) {
    return refuse("comma_price", `“${excerpt(amount)}” has a comma: write 1299.50, not 1.299,50 or 1,299.50`);
  }
  const parsed = parsePrice(amount, currency);
  if (!parsed) return refuse("bad_price", `“${excerpt(amount)}” isn't a price in ${currency}: write 19.99`);
  if (parsed.amountMinor === 0) return refuse("zero_price", "The price is zero");
  if (parsed.amountMinor > maxPriceMinor) return refuse("price_too_high", "The price is too high");
  return parsed;
}

/** A former price, which is only worth showing above the price. */
export function compareAt(
  cells: CellReader,
  field: string,
  amount: string,
  current: Money | undefined,
): Money | undefined {
  if (amount === "" || !current) return undefined;
  const parsed = parsePrice(amount, current.currency);
  if (parsed) return money.atMost(parsed, current) ? undefined : parsed;
  cells.report(field, "bad_compare_at", `“${excerpt(amount)}” isn't a price and was ignored`, "warning");
  return undefined;
}

function parsePrice(amount: string, currency: Currency): Money | undefined {
  try {
    return money.parse(amount, currency);
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

/** Units on hand: undefined when the cell is empty or no number, 0 when oversold. */
export function units(cells: CellReader, field: string): number | undefined {
  const raw = cells.raw(field);
  if (raw === "") return undefined;
  if (/^-\d{1,9}(\.0+)?$/.test(raw)) {
    cells.report(field, "stock_below_zero", `${raw} units were taken as 0`, "warning");
    return 0;
  }
  if (/^\d{1,9}(\.0+)?$/.test(raw)) return Number.parseInt(raw, 10);
  cells.report(
    field,
    "bad_stock",
    `“${excerpt(raw)}” isn't a whole number of units; the stock stays as it was`,
    "warning",
  );
  return undefined;
}

const gramsPer: Readonly<Record<string, number>> = {
  "": 1,
  g: 1,
  kg: 1_000,
  lb: 453.592_37,
  lbs: 453.592_37,
  oz: 28.349_523,
};

/** A weight in whole grams; 0 when it isn't said. */
export function grams(cells: CellReader, field: string, amount: string, unit: string): number {
  if (amount === "") return 0;
  const factor = gramsPer[unit.toLowerCase()];
  if (factor !== undefined && /^\d{1,7}(\.\d{1,6})?$/.test(amount)) return Math.round(Number(amount) * factor);
  cells.report(field, "bad_weight", `“${excerpt(`${amount} ${unit}`)}” isn't a weight and was ignored`, "warning");
  return 0;
}

/** A web address, normalised; undefined, and reported, when it isn't one. */
export function address(cells: CellReader, field: string, raw: string): string | undefined {
  if (raw === "") return undefined;
  const url = URL.canParse(raw) ? new URL(raw) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.hostname !== "" && !url.username && url.href.length <= limits.url) {
    return url.href;
  }
  cells.report(field, "bad_address", `“${excerpt(raw)}” isn't a web address and was ignored`, "warning");
  return undefined;
}
