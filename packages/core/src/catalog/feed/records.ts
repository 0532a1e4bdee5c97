/**
 * Text to rows, unparsed: finds where each row of a delimited file begins and ends, and keeps broken quotes and giant cells
 * from reaching the CSV parser, which would buffer the rest of the file on the first quote that is never closed.
 *
 * Invariants
 *   I1  At most `limits.record` characters plus one block are held, whatever the file holds.
 *   I2  A broken quote costs the line it stands on; reading goes on with the next one. Only where more than
 *       `limits.cell` characters went by since can it not go back: then it goes on behind the next closing quote.
 *   I3  Lines are counted as an editor counts them, line breaks inside quotes included.
 *
 * @module
 */
import { limits } from "./limits";

export type RawRecord =
  | {
      readonly kind: "record";
      readonly line: number;
      readonly text: string;
      /** The file ended before the row did: its last cell may be half a cell. */
      readonly unended?: true;
    }
  | {
      readonly kind: "broken";
      readonly line: number;
      readonly lastLine: number;
      readonly cell: number;
      readonly why: Breakage;
    };

export type Breakage = "unclosed_quote" | "text_after_quote" | "cell_too_large" | "row_too_large";

const quote = 0x22;
const lf = 0x0a;
const cr = 0x0d;

/** Where in a row the reader stands. */
type Place = "cell start" | "plain" | "quoted" | "after quote";

export class RecordSplitter {
  readonly #delimiter: number;
  #buffer = "";
  #at = 0;
  #place: Place = "cell start";
  #line = 1;
  #cell = 0;
  #recordStart = 0;
  #recordLine = 1;
  #cellStart = 0;
  /** Of the quote that is open. */
  #quoteAt = 0;
  #quoteLine = 1;
  /** A row too large to keep: its text is let go, its end still looked for. */
  #tooLarge: Breakage | undefined;
  #tooLargeCell = 0;
  #skipLineFeed = false;
  #out: RawRecord[] = [];

  constructor(delimiter: string, firstLine = 1) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#line = firstLine;
    this.#recordLine = firstLine;
  }

  /** Takes the next block of text; answers the rows that end in it. */
  push(text: string): RawRecord[] {
    this.#buffer = this.#buffer.slice(this.#recordStart) + text;
    this.#at -= this.#recordStart;
    this.#cellStart -= this.#recordStart;
    this.#quoteAt -= this.#recordStart;
    this.#recordStart = 0;
    this.#scan();
    this.#letGo();
    return this.#take();
  }

  /** No more text. */
  end(): RawRecord[] {
    while (this.#place === "quoted") {
      // Never closed: back to the line after the quote, unless that text is gone.
      this.#resync("unclosed_quote");
      this.#scan();
    }
    if (this.#at > this.#recordStart || this.#tooLarge) this.#endRecord(this.#at, this.#at);
    return this.#take();
  }

  #take(): RawRecord[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #scan(): void {
    while (this.#at < this.#buffer.length) {
      const code = this.#buffer.charCodeAt(this.#at);
      if (this.#skipLineFeed) {
        this.#skipLineFeed = false;
        if (code === lf) {
          this.#at += 1;
          if (this.#place === "cell start" && this.#cell === 0) this.#recordStart = this.#cellStart = this.#at;
          continue;
        }
      }
      if (this.#place === "quoted") this.#inQuotes(code);
      else if (code === lf || code === cr) {
        this.#skipLineFeed = code === cr;
        this.#endRecord(this.#at, this.#at + 1);
      } else if (code === this.#delimiter) this.#endCell();
      else if (this.#place === "after quote") this.#afterQuote(code);
      else {
        if (this.#place === "cell start" && code === quote) this.#openQuote();
        else this.#place = "plain";
        this.#at += 1;
      }
    }
  }

  #openQuote(): void {
    this.#place = "quoted";
    this.#quoteAt = this.#at;
    this.#quoteLine = this.#line;
  }

  #inQuotes(code: number): void {
    if (code === quote) this.#place = "after quote";
    else if (code === lf || code === cr) {
      this.#line += 1;
      this.#skipLineFeed = code === cr;
    }
    this.#at += 1;
  }

  #afterQuote(code: number): void {
    if (code === quote) {
      this.#place = "quoted";
      this.#at += 1;
    } else this.#resync("text_after_quote");
  }

  #endCell(): void {
    this.#noteLargeCell();
    this.#at += 1;
    this.#cell += 1;
    this.#cellStart = this.#at;
    this.#place = "cell start";
  }

  #endRecord(end: number, next: number): void {
    this.#noteLargeCell();
    if (this.#tooLarge) this.#break(this.#tooLarge, this.#recordLine, this.#tooLargeCell);
    else {
      const text = this.#buffer.slice(this.#recordStart, end);
      const unended = next > end ? {} : { unended: true as const };
      if (text.trim() !== "") this.#out.push({ kind: "record", line: this.#recordLine, text, ...unended });
    }
    if (next > end) this.#line += 1;
    this.#startRecord(next);
  }

  #startRecord(at: number): void {
    this.#at = at;
    this.#recordStart = at;
    this.#cellStart = at;
    this.#recordLine = this.#line;
    this.#cell = 0;
    this.#place = "cell start";
    this.#tooLarge = undefined;
  }

  #break(why: Breakage, line: number, cell: number): void {
    this.#out.push({ kind: "broken", line, lastLine: this.#line, cell, why });
  }

  /** The quote that is open makes no sense: give up its line (I2). */
  #resync(why: "unclosed_quote" | "text_after_quote"): void {
    if (this.#tooLarge) {
      this.#place = "plain";
      if (this.#tooLarge === "cell_too_large") this.#tooLarge = why;
      return;
    }
    this.#line = this.#quoteLine;
    this.#break(why, this.#quoteLine, this.#cell);
    const rest = /\r\n|\n|\r/g;
    rest.lastIndex = this.#quoteAt;
    const lineEnd = rest.exec(this.#buffer);
    if (lineEnd) this.#line += 1;
    this.#skipLineFeed = lineEnd?.[0] === "\r";
    this.#startRecord(lineEnd ? rest.lastIndex : this.#buffer.length);
  }

  #noteLargeCell(): void {
    if (!this.#tooLarge && this.#at - this.#cellStart > limits.cell) this.#markTooLarge("cell_too_large");
  }

  #markTooLarge(why: Breakage): void {
    this.#tooLarge = why;
    this.#tooLargeCell = this.#cell;
  }

  /** Bounds what is held (I1). */
  #letGo(): void {
    this.#noteLargeCell();
    if (!this.#tooLarge && this.#at - this.#recordStart > limits.record) this.#markTooLarge("row_too_large");
    if (!this.#tooLarge) return;
    this.#recordStart = this.#at;
    this.#cellStart = this.#at;
  }
}
