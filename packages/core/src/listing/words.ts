/**
 * Words: under which a listing is found. Writing and searching fold text the same way, or nothing would be found.
 *
 * @module
 */

/** Up to so many words per listing: each is an item, written whenever the card changes. */
export const maxWords = 12;
/** Longer ones are cut; a search cuts its words likewise, so they still meet. */
const maxLetters = 32;

/** Letters that decomposition (NFKD) leaves whole. */
const folded: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/** The distinct words of a text in their order: lower-case, without accents, letters and digits only, two or more. */
export function foldWords(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => folded[letter] ?? letter);
  const words = (plain.match(/[\p{L}\p{N}]+/gu) ?? [])
    .map((word) => Array.from(word).slice(0, maxLetters).join(""))
    .filter((word) => Array.from(word).length >= 2);
  return [...new Set(words)];
}

/**
 * A word of a listing. `shadow` is how many leading characters it shares with the listing's word before it in the order of
 * keys: a search for a prefix no longer than that has met the listing already, so it shows it once.
 */
export type Word = { readonly word: string; readonly shadow: number };

/** The words of a product, most telling sources first. */
export function wordsOf(product: {
  readonly title: string;
  readonly type: string;
  readonly vendor: string;
  readonly supplierName: string;
  readonly tags: readonly string[];
}): Word[] {
  const { title, type, vendor, supplierName, tags } = product;
  const words = foldWords([title, type, vendor, supplierName, ...tags].join("\n")).slice(0, maxWords);
  // Bytewise, as the table sorts its keys: UTF-16 order differs beyond the basic plane.
  const sorted = words.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return sorted.map((word, index) => ({ word, shadow: index === 0 ? 0 : sharedPrefix(sorted[index - 1] ?? "", word) }));
}

function sharedPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

export type Search = { readonly prefix: string; readonly others: readonly string[] };

/** The longest word of a query is looked up, the others narrow what it finds. Undefined when there is no word in it. */
export function searchOf(query: string): Search | undefined {
  const [prefix, ...others] = foldWords(query.slice(0, 200))
    .slice(0, 6)
    .toSorted((a, b) => b.length - a.length);
  return prefix === undefined ? undefined : { prefix, others };
}

/** Whether each of these words begins a word of the text. */
export function hasWords(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const present = foldWords(text);
  return words.every((word) => present.some((candidate) => candidate.startsWith(word)));
}
