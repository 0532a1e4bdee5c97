/**
 * Letter: a short mail in a shop's name, with one thing to do at most. Pure.
 *
 * Invariants
 *   1. Both bodies say the same: they are written from one text.
 *   2. What a stranger typed stays text.
 *
 * @module
 */
export type Letter = { readonly subject: string; readonly html: string; readonly text: string };

export type LetterText = {
  /** BCP 47, of the text. */
  readonly language: string;
  readonly shop: { readonly title: string; readonly accent: string };
  readonly subject: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** One line each, below the paragraphs. */
  readonly list?: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  /** Smaller, at the end. */
  readonly closing?: string;
};

export const letter = (text: LetterText): Letter => ({
  subject: text.subject,
  html: htmlOf(text),
  text: textOf(text),
});

function textOf({ shop, title, paragraphs, list = [], action, closing }: LetterText): string {
  return [
    shop.title,
    "",
    title,
    "",
    ...paragraphs.flatMap((paragraph) => [paragraph, ""]),
    ...list.map((line) => `  ${line}`),
    ...(list.length > 0 ? [""] : []),
    ...(action ? [`${action.label}: ${action.url}`, ""] : []),
    ...(closing ? [closing, ""] : []),
  ].join("\n");
}

/** Mail programs know tables and inline styles, and little else. */
const styles = {
  page: "margin:0;background:#f5f4f1;font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:16px;line-height:1.5;color:#1c1b19",
  sheet: "background:#fff;border-radius:12px;padding:28px 24px",
  quiet: "margin:20px 0 0;color:#5b5852;font-size:14px",
  button:
    "display:inline-block;background:#1c1b19;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600",
};

function htmlOf({ language, shop, subject, title, paragraphs, list = [], action, closing }: LetterText): string {
  const accent = /^#[0-9a-f]{6}$/i.test(shop.accent) ? shop.accent : "#1c1b19";
  const rows = list.map((line) => `<li style="margin:0 0 4px">${escape(line)}</li>`).join("");
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>${escape(subject)}</title></head>
<body style="${styles.page}">
<div role="main" style="max-width:600px;margin:0 auto;padding:32px 16px">
<p style="font-weight:600;margin:0 0 20px">${escape(shop.title)}</p>
<div style="${styles.sheet};border-top:4px solid ${accent}">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 12px;overflow-wrap:anywhere">${escape(title)}</h1>
${paragraphs.map((paragraph) => `<p style="margin:0 0 12px;overflow-wrap:anywhere">${escape(paragraph)}</p>`).join("\n")}
${rows === "" ? "" : `<ul style="margin:0 0 12px;padding-left:20px;overflow-wrap:anywhere">${rows}</ul>`}
${action ? `<p style="margin:20px 0 0"><a href="${escape(action.url)}" style="${styles.button}">${escape(action.label)}</a></p>` : ""}
${closing ? `<p style="${styles.quiet}">${escape(closing)}</p>` : ""}
</div></div></body></html>`;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
