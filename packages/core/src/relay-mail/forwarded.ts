/**
 * Forwarded: what the consumer gets of a partner's mail. Pure.
 *
 * It comes from the platform's address and names the partner, because an answer from the consumer's own mail program would tell the
 * partner what the relay withholds. Pictures and styles of the HTML are left out: a picture that is fetched tells when and where the
 * mail was opened. Files are left out too.
 *
 * @module
 */
import sanitizeHtml from "sanitize-html";
import { cleanLabel, cleanText } from "../kernel";
import type { Incoming } from "./incoming";

const en = {
  noSubject: (partner: string) => `A message from ${partner}`,
  noText: "This message has no text.",
  files: (count: number) => `${count === 1 ? "One file was" : `${count} files were`} attached and left out.`,
  footer: (partner: string) =>
    `${partner} doesn't know your e-mail address: this message was passed on to you. Answers to it reach nobody; if you write to ${partner} yourself, it learns your address.`,
};
const nl: typeof en = {
  noSubject: (partner) => `Een bericht van ${partner}`,
  noText: "Dit bericht heeft geen tekst.",
  files: (count) =>
    `${count === 1 ? "Er was één bestand" : `Er waren ${count} bestanden`} bijgevoegd; die zijn weggelaten.`,
  footer: (partner) =>
    `${partner} kent je e-mailadres niet: dit bericht is aan je doorgegeven. Antwoorden erop komen bij niemand aan; schrijf je ${partner} zelf, dan kent die je adres.`,
};

const maxHtml = 400_000;
const maxText = 150_000;

export type Forwarded = { readonly subject: string; readonly html: string; readonly text: string };

export function forwarded(
  { subject, html, text, attachments }: Pick<Incoming, "subject" | "html" | "text" | "attachments">,
  partner: { readonly name: string; readonly locale: string },
): Forwarded {
  const say = partner.locale.startsWith("nl") ? nl : en;
  const notes = [...(attachments > 0 ? [say.files(attachments)] : []), say.footer(partner.name)];
  const body = html === undefined || html.length > maxHtml ? "" : sanitizeHtml(html, shown).trim();
  const words =
    cleanText(text).slice(0, maxText) || cleanText(sanitizeHtml(body, textOnly)).slice(0, maxText) || say.noText;
  return {
    subject: cleanLabel(subject).slice(0, 200).trim() || say.noSubject(partner.name),
    text: `${words}\n\n—\n${notes.join("\n")}\n`,
    html: `<!doctype html><html><body>${body || paragraphs(words)}<hr>${notes.map((note) => `<p><small>${escaped(note)}</small></p>`).join("")}</body></html>`,
  };
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
