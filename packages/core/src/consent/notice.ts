/**
 * Notice: what a consumer is told about who holds their data under an agreement, and what they are asked. The essence of the
 * arrangement between two controllers (GDPR Art. 13 and 26(2)), made from the data clause: no text that somebody must keep in step.
 *
 * Invariants
 *   N1  One text. Clause, names and language make the notice; its hash names that text, and any other text has another.
 *   N2  Asked about is what is disclosed: there is a question where contact details go from one party to the other, and nowhere else.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Terms } from "../agreement";
import { en } from "./notice.en";
import { nl } from "./notice.nl";
import type { Names, Roles, Wording } from "./wording";

export const Text = z.object({
  hash: z.string(),
  language: z.enum(["en", "nl"]),
  title: z.string(),
  /** Absent where nothing is asked. */
  question: z.string().exactOptional(),
  sections: z.array(z.object({ heading: z.string(), lines: z.array(z.string()).min(1) })).min(1),
});
export type Text = z.infer<typeof Text>;

const wordings: Readonly<Record<Text["language"], Wording>> = { en, nl };

/** Raised with the wording, so that a rewritten text is another notice even where its words happen to be the same. */
const edition = "tandem.notice.1";

/** `locale` is BCP 47; a language that we don't write is told in English. Undefined where the other party gets nothing at all. */
export function noticeOf({
  clause,
  locale,
  ...names
}: Names & { readonly clause: Terms.DataClause; readonly locale: string }): Text | undefined {
  const { steward, share } = clause;
  if (steward !== "shared" && share === "none" && steward === "supplier") return undefined;
  const language = locale.toLowerCase().startsWith("nl") ? "nl" : "en";
  const say = wordings[language];
  const [holder, recipient] =
    steward === "partner" ? [names.partnerName, names.supplierName] : [names.supplierName, names.partnerName];
  const roles: Roles = { ...names, clause, steward: holder, recipient };
  const asked = steward !== "shared" && (share === "contact" || share === "full") ? share : undefined;
  const purposes = clause.purposes?.map((purpose) => say.purposes.line[purpose](roles)) ?? [say.purposes.unsaid];
  const { retentionDays } = clause;
  const sections = [
    { heading: say.holds.heading, lines: [say.holds.line[steward](roles)] },
    {
      heading: say.sees.heading(roles),
      lines: [steward === "shared" ? say.sees.both(roles) : say.sees.line[share](roles)],
    },
    ...(steward !== "shared" && share === "none" ? [] : [{ heading: say.purposes.heading, lines: purposes }]),
    {
      heading: say.howLong.heading,
      lines: [retentionDays === undefined ? say.howLong.open(roles) : say.howLong.days(retentionDays)],
    },
    { heading: say.rights.heading, lines: [...say.rights.lines(roles)] },
  ];
  const title = say.title(roles);
  const question = asked && say.question(roles, asked);
  const hash = hashOf([edition, language, title, question ?? null, sections]);
  return { hash, language, title, ...(question === undefined ? {} : { question }), sections };
}

/** 160 bits, because an order keeps one for each of its suppliers within its kilobyte. */
const hashOf = (content: unknown): string =>
  createHash("sha256").update(JSON.stringify(content)).digest().subarray(0, 20).toString("base64url");
