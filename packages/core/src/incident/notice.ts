/**
 * The mail that tells a steward's owners of an incident. Pure.
 *
 * @module
 */
import type { Info } from "./incident";

export type Notice = { readonly subject: string; readonly html: string; readonly text: string };

const day = (moment: string) => `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;

export function notice(
  incident: Info,
  { partner, consoleUrl }: { readonly partner: string; readonly consoleUrl: string },
): Notice {
  const { agreementId, agreementVersion, finding, senderDomain, receivedAt, sharedSince, showings } = incident;
  const isLeak = finding === "foreign_sender";
  const [latest] = showings;
  const paragraphs = [
    isLeak
      ? `On ${day(receivedAt)} somebody wrote from ${senderDomain} to a consumer whom we invented, and whom nobody but ${partner} was ever shown. So consumer data that you share with ${partner} has left it.`
      : `On ${day(receivedAt)} ${partner} itself wrote to a consumer whom we invented and showed to it among yours. That is no leak: it says that ${partner} writes to the consumers you share with it.`,
    `It was shown under version ${agreementVersion} of agreement ${agreementId}, since ${day(sharedSince)}${latest ? `, and last ${latest.how === "read" ? "read" : "exported"} on ${day(latest.at)}` : ", and never opened since, as far as our record goes back"}.`,
    isLeak
      ? `What to do: ask ${partner} how it came about, and consider to suspend the agreement. If consumers are at risk, a supervisory authority must be told within 72 hours (GDPR, Art. 33). Please don't tell ${partner} that this came from an invented consumer.`
      : `What to do: see whether the agreement's data clause and the consumers' consent cover these letters.`,
    `All of it, and what follows: ${consoleUrl}`,
  ];
  return {
    subject: isLeak ? `Consumer data has left ${partner}` : `${partner} writes to consumers you share`,
    text: `${paragraphs.join("\n\n")}\n`,
    html: `<!doctype html><html lang="en"><body>${paragraphs.map((one) => `<p>${escaped(one)}</p>`).join("")}</body></html>`,
  };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (found) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[found] ?? "");
