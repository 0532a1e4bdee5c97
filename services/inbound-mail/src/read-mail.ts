/**
 * Reads a mail as far as the relay needs it. What can't be read has no sender, so it is nobody's mail and goes nowhere.
 *
 * @module
 */
import PostalMime, { type Email } from "postal-mime";
import { instant } from "#core/kernel";
import type { RelayMail } from "#core/relay-mail";
import type { Notification } from "./notification";

const limits = { maxNestingDepth: 20, maxHeadersSize: 100_000, maxRfc822NestingDepth: 0 };

export async function readMail({ mail, receipt, content }: Notification): Promise<RelayMail.Incoming> {
  const raw = Buffer.from(content, receipt.action.encoding === "BASE64" ? "base64" : "utf8");
  const read = await PostalMime.parse(withoutGaps(raw), limits).catch((): Email => ({
    headers: [],
    headerLines: [],
    attachments: [],
  }));
  const { from, headers, attachments, subject = "", text = "", html } = read;
  // Two From headers, or several names in one, are how a mail shows one sender and is checked for another.
  const isOne = headers.filter(({ key }) => key === "from").length === 1;
  const sender = isOne ? from?.address : undefined;
  const automatic = headers.find(({ key }) => key === "auto-submitted")?.value;
  return {
    envelopeFrom: mail.source,
    ...(sender ? { from: sender } : {}),
    messageId: read.messageId?.trim() || mail.messageId,
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    ...(automatic === undefined ? {} : { autoSubmitted: automatic }),
    received: headers.filter(({ key }) => key === "received").length,
    files: attachments.map(({ filename, content }) => ({
      name: filename ?? "",
      content: typeof content === "string" ? Buffer.from(content) : new Uint8Array(content),
    })),
    receivedAt: instant(mail.timestamp),
    isInfected: receipt.virusVerdict === "FAIL",
    isSpam: receipt.spamVerdict === "FAIL",
    isAuthentic: isAuthentic(sender, mail.source, receipt),
  };
}

const maxBlankLines = 20;

/** The parser takes time by the square of the blank lines in a row, and anybody may send a mail of nothing else. */
function withoutGaps(raw: Buffer): Buffer {
  let blank = 0;
  const lines = raw
    .toString("latin1")
    .split("\n")
    .filter((line) => {
      blank = line.trim() === "" ? blank + 1 : 0;
      return blank <= maxBlankLines;
    });
  return Buffer.from(lines.join("\n"), "latin1");
}

/**
 * DMARC says so; or the domain publishes no policy, and SPF passed for the very domain that the From names. SPF or DKIM alone pass for
 * whatever domain the forger owns.
 */
function isAuthentic(
  from: string | undefined,
  envelopeFrom: string,
  { dmarcVerdict, spfVerdict }: Notification["receipt"],
): boolean {
  if (dmarcVerdict === "PASS") return true;
  const domainOf = (address = "") => address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  return dmarcVerdict !== "FAIL" && spfVerdict === "PASS" && !!from && domainOf(from) === domainOf(envelopeFrom);
}
