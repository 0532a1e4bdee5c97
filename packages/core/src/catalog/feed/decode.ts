/**
 * Bytes to text. UTF-8, or UTF-16 with its mark; nothing is guessed, because a wrong guess puts "MÃ¶bel" into a shop.
 *
 * Blocks of text are at most `blockBytes` long, whatever the source's chunks are: the readers' bounds rest on that.
 *
 * @module
 */
import { Buffer, isUtf8 } from "node:buffer";
import { Fault } from "../../kernel";
import { ReadingStopped } from "./problem";

const blockBytes = 64 * 1024;
const newline = 0x0a;

/**
 * @throws Fault `catalog.empty_file`, `catalog.not_text` (invalid)
 * @throws ReadingStopped `catalog.not_utf8`, `catalog.not_utf16`
 */
export async function* decodeText(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const blocks = inBlocks(source);
  const first = await blocks.next();
  if (first.done) throw emptyFile();
  const head = first.value;
  if (head[0] === 0xff && head[1] === 0xfe) yield* decodeUtf16("utf-16le", head.subarray(2), blocks);
  else if (head[0] === 0xfe && head[1] === 0xff) yield* decodeUtf16("utf-16be", head.subarray(2), blocks);
  else {
    refuseBinary(head);
    const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
    yield* decodeUtf8(marked ? head.subarray(3) : head, blocks);
  }
}

/** Joins and cuts to blocks of one size, so that a source's chunking changes nothing. */
async function* inBlocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length;) {
      const part = chunk.subarray(from, from + blockBytes - size);
      parts.push(part);
      size += part.length;
      from += part.length;
      if (size < blockBytes) continue;
      yield Buffer.concat(parts, size);
      parts = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(parts, size);
}

function refuseBinary(head: Buffer): void {
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03) {
    throw new Fault("catalog.not_text", "invalid", "This is a spreadsheet or an archive, not a text file", {
      wayOut: "In the spreadsheet program choose “Save as” and CSV UTF-8, or unpack the archive first.",
    });
  }
  if (head[0] === 0x1f && head[1] === 0x8b) {
    throw new Fault("catalog.not_text", "invalid", "This file is compressed", { wayOut: "Unpack it first (gunzip)." });
  }
  if (head.includes(0)) {
    throw new Fault("catalog.not_text", "invalid", "This is a binary file, not a catalogue", {
      wayOut: "Export the catalogue as CSV UTF-8, or as a Google Merchant feed (TSV or XML).",
    });
  }
}

async function* decodeUtf8(head: Buffer, blocks: AsyncGenerator<Buffer>): AsyncGenerator<string> {
  let lines = 0;
  let carry: Buffer = Buffer.alloc(0);
  const text = (bytes: Buffer): string => {
    if (!isUtf8(bytes)) throw notUtf8(bytes, lines);
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines += 1;
    return bytes.toString("utf8");
  };
  for (let block: Buffer | undefined = head; block; block = await next(blocks)) {
    const bytes: Buffer = carry.length === 0 ? block : Buffer.concat([carry, block]);
    const whole = wholeCharacters(bytes);
    carry = bytes.subarray(whole);
    if (whole > 0) yield text(bytes.subarray(0, whole));
  }
  if (carry.length > 0) yield text(carry);
}

async function next(blocks: AsyncGenerator<Buffer>): Promise<Buffer | undefined> {
  const result = await blocks.next();
  return result.done ? undefined : result.value;
}

/** How many leading bytes hold whole characters: a block may end in the middle of one. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function notUtf8(bytes: Buffer, linesBefore: number): ReadingStopped {
  let line = linesBefore + 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(newline, from);
    const to = end < 0 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(from, to))) break;
    from = to + 1;
  }
  return new ReadingStopped({
    line,
    code: "catalog.not_utf8",
    severity: "error",
    message: `Line ${line} isn't UTF-8, so reading stopped there. Save the file as “CSV UTF-8” and import it again.`,
  });
}

async function* decodeUtf16(encoding: string, head: Buffer, blocks: AsyncGenerator<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 0;
  const text = (bytes: Buffer | undefined): string => {
    try {
      const decoded = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
      for (const character of decoded) if (character === "\n") lines += 1;
      return decoded;
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      throw new ReadingStopped({
        line: lines + 1,
        code: "catalog.not_utf16",
        severity: "error",
        message: `After line ${lines} the file isn't UTF-16, as its first bytes say. Save it as “CSV UTF-8”.`,
      });
    }
  };
  for (let block: Buffer | undefined = head; block; block = await next(blocks)) yield text(block);
  yield text(undefined);
}

export function emptyFile(): Fault {
  return new Fault("catalog.empty_file", "invalid", "The file is empty", {
    wayOut: "Export the catalogue again; the first line must hold the column headings.",
  });
}
