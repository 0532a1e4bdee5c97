/**
 * Forwarded: what the consumer gets of a partner's mail. Pure.
 *
 * It comes from the platform's address and names the partner, because an answer from the consumer's own mail program would tell the
 * partner what the relay withholds. Pictures and styles of the HTML are left out: a picture that is fetched tells when and where the
 * mail was opened. Files go on if their first bytes say that they are of a kind that asks nobody anything when it's opened; a calendar
 * entry would answer its sender, and a page or a program might. What is left out is said.
 *
 * @module
 */
import sanitizeHtml from "sanitize-html";
import { cleanLabel, cleanText } from "../kernel";
import type { MailFile } from "../mail";
import type { Incoming } from "./incoming";

const en = {
  noSubject: (partner: string) => `A message from ${partner}`,
  noText: "This message has no text.",
  file: "file",
  files: (count: number) => `${count === 1 ? "One file was" : `${count} files were`} attached and left out.`,
  footer: (partner: string) =>
    `${partner} doesn't know your e-mail address: this message was passed on to you. Answers to it reach nobody; if you write to ${partner} yourself, it learns your address.`,
};
const nl: typeof en = {
  noSubject: (partner) => `Een bericht van ${partner}`,
  noText: "Dit bericht heeft geen tekst.",
  file: "bestand",
  files: (count) =>
    `${count === 1 ? "Er was één bestand" : `Er waren ${count} bestanden`} bijgevoegd; die zijn weggelaten.`,
  footer: (partner) =>
    `${partner} kent je e-mailadres niet: dit bericht is aan je doorgegeven. Antwoorden erop komen bij niemand aan; schrijf je ${partner} zelf, dan kent die je adres.`,
};

const maxHtml = 400_000;
const maxText = 150_000;
/** A mail that comes in has 150 kB at the most, written as base64. */
const maxFiles = { count: 5, bytes: 120_000 } as const;

export type Forwarded = {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly files?: MailFile[];
};

export function forwarded(
  { subject, html, text, files }: Pick<Incoming, "subject" | "html" | "text" | "files">,
  partner: { readonly name: string; readonly locale: string },
): Forwarded {
  const say = partner.locale.startsWith("nl") ? nl : en;
  const passed = passable(files, say.file);
  const left = files.length - passed.length;
  const notes = [...(left > 0 ? [say.files(left)] : []), say.footer(partner.name)];
  const body = html === undefined || html.length > maxHtml ? "" : sanitizeHtml(html, shown).trim();
  const words =
    cleanText(text).slice(0, maxText) || cleanText(sanitizeHtml(body, textOnly)).slice(0, maxText) || say.noText;
  return {
    subject: cleanLabel(subject).slice(0, 200).trim() || say.noSubject(partner.name),
    text: `${words}\n\n—\n${notes.join("\n")}\n`,
    html: `<!doctype html><html><body>${body || paragraphs(words)}<hr>${notes.map((note) => `<p><small>${escaped(note)}</small></p>`).join("")}</body></html>`,
    ...(passed.length > 0 ? { files: passed } : {}),
  };
}

const kinds = [
  { type: "application/pdf", ending: "pdf", start: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: "image/png", ending: "png", start: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "image/jpeg", ending: "jpg", start: [0xff, 0xd8, 0xff] },
] as const;

/** By what a file is, not by what it says: its ending follows from its content. */
function passable(files: Incoming["files"], unnamed: string): MailFile[] {
  const passed: MailFile[] = [];
  let bytes = 0;
  for (const { name, content } of files) {
    const kind = kinds.find(({ start }) => start.every((byte, place) => content[place] === byte));
    if (!kind || passed.length === maxFiles.count || bytes + content.length > maxFiles.bytes) continue;
    bytes += content.length;
    const base = cleanLabel(name.split(/[\\/]/).at(-1) ?? "")
      .replace(/\.[^.]*$/, "")
      .slice(0, 80)
      .trim();
    const written = { name: `${base || unnamed}.${kind.ending}`, type: kind.type };
    passed.push({ ...written, content: Buffer.from(content).toString("base64") });
  }
  return passed;
}

const shown: sanitizeHtml.IOptions = {
  allowedTags: sanitizeHtml.defaults.allowedTags.filter((tag) => tag !== "img"),
  allowedAttributes: { a: ["href"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"] },
  allowedSchemes: ["https", "http", "mailto", "tel"],
};
const textOnly: sanitizeHtml.IOptions = { allowedTags: [], allowedAttributes: {} };

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (found) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[found] ?? "");

const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((block) => `<p>${escaped(block).replaceAll("\n", "<br>")}</p>`)
    .join("");
