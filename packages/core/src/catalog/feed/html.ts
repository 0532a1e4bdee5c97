/**
 * HTML of a description: what a description needs, and nothing that runs, loads, frames or styles.
 *
 * @module
 */
import sanitizeHtml from "sanitize-html";

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ..."p br hr h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote".split(" "),
    ..."b strong i em u s small sub sup span div a".split(" "),
    ..."table caption thead tbody tfoot tr th td".split(" "),
  ],
  allowedAttributes: { a: ["href", "rel"], th: ["colspan", "rowspan", "scope"], td: ["colspan", "rowspan"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  // The page has its own first heading.
  transformTags: { h1: "h2", a: sanitizeHtml.simpleTransform("a", { rel: "nofollow noopener" }) },
  parseStyleAttributes: false,
  nestingLimit: 32,
};

/** Sanitises by an allow-list. Linear in the text's length; nesting is bounded. */
export const cleanHtml = (html: string): string => sanitizeHtml(html, options).trim();

/** Whether there was something in it that no honest description holds. */
export const isSuspicious = (html: string): boolean =>
  /<\s*(script|iframe|object|embed|form|meta|base|link)\b|[\s"'/]on[a-z]+\s*=|(java|vb)script\s*:/i.test(html);

/** Plain text as paragraphs. */
export function htmlOfText(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return escaped
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => `<p>${paragraph.replace(/\n/g, "<br />")}</p>`)
    .join("");
}
