/**
 * Mailer: what the domain needs of whoever delivers mail.
 *
 * A mail is named by its id, which derives from its cause (the order it confirms). A carrier may know it again (the local folder
 * does), and needn't: SES sends what it gets. That a mail goes out once is `sendOnce`'s business.
 *
 * @module
 */
import * as z from "zod";
import { Id, parseInput } from "../kernel";

/** A line that ends up in a header: no line breaks, or a name could add headers of its own. */
const HeaderText = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u, "control characters can't stand in a header");

/** A file that goes with a mail. */
export const MailFile = z.object({
  name: HeaderText.max(100),
  type: z.enum(["application/pdf", "image/png", "image/jpeg"]),
  content: z.base64().max(200_000),
});
export type MailFile = z.infer<typeof MailFile>;

export const Mail = z.object({
  mailId: Id("mai"),
  to: z.email().max(254),
  /** Whom the reader sees: the name is the shop's, the address the platform's. */
  from: z.object({ name: HeaderText, address: z.email().max(254) }),
  replyTo: z.email().max(254).optional(),
  subject: HeaderText,
  html: z.string().max(500_000),
  text: z.string().max(200_000),
  files: z.array(MailFile).max(10).optional(),
});
export type Mail = z.infer<typeof Mail>;

export type Mailer = {
  /**
   * Settles when the carrier has taken the mail.
   *
   * @throws Fault `input.invalid` (invalid) for an address or a header that isn't one
   */
  readonly send: (mail: Mail) => Promise<void>;
  /** Deletes what this carrier keeps of mails to an address; says how many there were. */
  readonly forget: (address: string) => Promise<number>;
};

/** Every carrier checks what it gets: an address comes from a stranger's form. */
export const checkMail = (mail: Mail): Mail => parseInput(Mail, mail);

/** `"Maison Fleur" <shop@example.com>`, with what isn't ASCII as an encoded word (RFC 2047). */
export function mailbox({ name, address }: Mail["from"]): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, "\\$&")}" <${address}>`;
  // An encoded word holds at most 75 characters: 45 bytes of base64 and its frame. Characters mustn't be torn apart.
  const words: string[] = [];
  let word = "";
  for (const character of name) {
    if (Buffer.byteLength(word + character) > 45) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  words.push(word);
  return `${words.map((part) => `=?UTF-8?B?${Buffer.from(part).toString("base64")}?=`).join(" ")} <${address}>`;
}
