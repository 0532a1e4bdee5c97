/**
 * XML feeds: RSS `<item>` and Atom `<entry>` with fields in Google's namespace.
 *
 * Hostile XML meets bounds: a document type is refused, so there are no entities to expand; nesting, the text of a field and a
 * markup that never ends are limited. What isn't well formed ends the reading: behind it nothing can be trusted.
 *
 * @module
 */
import sax from "sax";
import { cellReader } from "./cell";
import { type GoogleRecord, googleFields } from "./google";
import { limits } from "./limits";
import { excerpt, ReadingStopped, type Report } from "./problem";

const googleNamespace = "http://base.google.com/ns/1.0";

/** sax compares each attribute of a tag with all before it, so a tag must not grow for long; it hands on text after 64 kB. */
const sliceLength = 4 * 1024;
const markupLength = 80 * 1024;

type Item = { readonly line: number; readonly fields: Map<string, string[]>; tooLarge: string | undefined };

export async function* readXmlRecords(
  blocks: AsyncGenerator<string>,
  report: Report,
  firstLine = 1,
): AsyncGenerator<readonly GoogleRecord[]> {
  const reader = new ItemReader(report, firstLine);
  for await (const block of blocks) yield reader.push(block);
  yield reader.end();
}

class ItemReader {
  readonly #parser = sax.parser(true, { xmlns: true });
  readonly #report: Report;
  readonly #firstLine: number;
  readonly #path: string[] = [];
  #records: GoogleRecord[] = [];
  #item: Item | undefined;
  #itemDepth = 0;
  #field: string | undefined;
  #text = "";
  #items = 0;
  /** Characters since the parser last understood something. */
  #silence = 0;

  constructor(report: Report, firstLine: number) {
    this.#report = report;
    this.#firstLine = firstLine;
    Object.assign(this.#parser, {
      onerror: (error: Error) => {
        throw this.#stopped("xml_malformed", `The XML is broken: ${excerpt(error.message.split("\n")[0] ?? "", 80)}`);
      },
      ondoctype: () => {
        const message = "The file declares a document type, which a feed doesn't need. Remove <!DOCTYPE …>";
        throw this.#stopped("xml_doctype", message);
      },
      onopentag: ({ local, uri }: sax.QualifiedTag) => this.#open(local, uri),
      onclosetag: () => this.#close(),
      ontext: (text: string) => this.#append(text),
      oncdata: (text: string) => this.#append(text),
    });
  }

  get #line(): number {
    return this.#parser.line + this.#firstLine;
  }

  push(block: string): readonly GoogleRecord[] {
    for (let from = 0; from < block.length; from += sliceLength) {
      const slice = block.slice(from, from + sliceLength);
      this.#silence += slice.length;
      this.#parser.write(slice);
      if (this.#silence > markupLength) throw this.#stopped("xml_endless_markup", "A tag or comment here doesn't end");
    }
    return this.#take();
  }

  end(): readonly GoogleRecord[] {
    this.#parser.close();
    if (this.#items === 0) throw this.#stopped("no_items", "The XML has no <item> or <entry>: it isn't a product feed");
    return this.#take();
  }

  #take(): readonly GoogleRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  #open(local: string, uri: string): void {
    this.#silence = 0;
    this.#path.push(local);
    if (this.#path.length > limits.depth) throw this.#stopped("xml_too_deep", "The XML is nested too deeply");
    if (!this.#item && (local === "item" || local === "entry")) {
      this.#item = { line: this.#line, fields: new Map(), tooLarge: undefined };
      this.#itemDepth = this.#path.length;
      this.#items += 1;
    } else if (this.#item && this.#path.length === this.#itemDepth + 1) {
      // Titles, links and descriptions may stand in RSS's or Atom's own namespace.
      const own = uri === googleNamespace || ["id", "title", "link", "description", "summary"].includes(local);
      const field = local === "summary" ? "description" : local;
      this.#field = own && googleFields.has(field) ? field : undefined;
      this.#text = "";
    }
  }

  #append(text: string): void {
    this.#silence = 0;
    if (!this.#item || this.#field === undefined) return;
    if (this.#text.length + text.length > limits.cell) this.#item.tooLarge ??= this.#field;
    else this.#text += text;
  }

  #close(): void {
    this.#silence = 0;
    const item = this.#item;
    if (item && this.#path.length === this.#itemDepth) {
      this.#finishItem(item);
      this.#item = undefined;
    } else if (item && this.#field !== undefined && this.#path.length === this.#itemDepth + 1) {
      const values = item.fields.get(this.#field) ?? [];
      if (values.length <= limits.images) item.fields.set(this.#field, [...values, this.#text.trim()]);
      this.#field = undefined;
    }
    this.#path.pop();
  }

  #finishItem(item: Item): void {
    if (item.tooLarge === undefined) {
      this.#records.push(recordOf(item, this.#report));
      return;
    }
    const message = `The field has more than ${limits.cell} characters; the item was left out`;
    const column = item.tooLarge;
    this.#report({ line: item.line, column, code: "catalog.cell_too_large", message, severity: "error" });
    this.#records.push({ ...recordOf(item, this.#report), unreadable: true });
  }

  #stopped(code: string, message: string): ReadingStopped {
    const line = this.#line;
    return new ReadingStopped({
      line,
      code: `catalog.${code}`,
      message: `${message}. Reading stopped here.`,
      severity: "error",
    });
  }
}

const recordOf = (item: Item, report: Report): GoogleRecord => ({
  all: (field) => item.fields.get(field) ?? [],
  cells: (handle) =>
    cellReader({
      line: item.line,
      handle,
      report,
      raw: (field) => item.fields.get(field)?.[0] ?? "",
      heading: (field) => `g:${field}`,
    }),
});
