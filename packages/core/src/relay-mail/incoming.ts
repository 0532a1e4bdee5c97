/**
 * Incoming: a mail that arrived at a relay address, as far as the decision needs it, and the decision. Pure.
 *
 * Invariants
 *   M1  Only the partner. A mail goes on to the consumer if its From is a registered sender of the partner that the address was made
 *       for, and the carrier says that it isn't forged.
 *   M2  Only while it is granted. The grant and both copies of the agreement are asked at every mail: suspended, ended, kept for long
 *       enough, or said no to, there is no way; an erased consumer has no address any more. The sender gets no answer, whatever it was.
 *   M3  No echo. What a machine sent in answer to a mail goes nowhere, or two machines would write to each other for good.
 *   M4  No content is kept of what is refused: a reason, and nothing else.
 *
 * @module
 */
import * as z from "zod";
import { Instant } from "../kernel";

export const Incoming = z.object({
  /** Where the envelope says that it comes from; empty for a bounce. */
  envelopeFrom: z.string(),
  /** The address of its From header; undefined for none, or more than one. */
  from: z.string().optional(),
  messageId: z.string().min(1),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
  /** Value of Auto-Submitted (RFC 3834), where it has one. */
  autoSubmitted: z.string().optional(),
  /** How many hops it has seen. */
  received: z.int().min(0),
  /** What was attached, or shown in its text. */
  files: z.array(z.object({ name: z.string(), content: z.instanceof(Uint8Array) })),
  receivedAt: Instant,
  /** What the carrier found. */
  isInfected: z.boolean(),
  isSpam: z.boolean(),
  /** Its From isn't forged: DMARC, or SPF and DKIM where the domain publishes no policy. */
  isAuthentic: z.boolean(),
});
export type Incoming = z.infer<typeof Incoming>;

export type Refusal =
  | "unknown_address"
  | "automatic"
  | "loop"
  | "infected"
  | "spam"
  | "foreign_sender"
  | "forged"
  | "ended"
  | "consent"
  | "erased"
  | "decoy";

/** More hops than a mail needs (RFC 5321 has servers give up at a hundred). */
const maxHops = 50;

/** What a machine sent, whoever it was for (M3). `own` are the addresses that we send from. */
export function echoOf(mail: Incoming, own: readonly string[]): "automatic" | "loop" | undefined {
  const from = mail.from?.toLowerCase();
  if (mail.received > maxHops || (from !== undefined && own.includes(from))) return "loop";
  const isBounce = mail.envelopeFrom.replace(/[<>\s]/g, "") === "";
  const isAutomatic = mail.autoSubmitted !== undefined && !/^\s*no\s*(;|$)/i.test(mail.autoSubmitted);
  return isBounce || isAutomatic ? "automatic" : undefined;
}

export const isRegistered = (mail: Incoming, senders: readonly string[]): boolean =>
  mail.from !== undefined && senders.includes(mail.from.toLowerCase());

/** Why this mail isn't the partner's to a consumer; undefined when it is (M1). */
export function refusalOf(mail: Incoming, senders: readonly string[]): Refusal | undefined {
  if (mail.isInfected) return "infected";
  if (!isRegistered(mail, senders)) return "foreign_sender";
  if (!mail.isAuthentic) return "forged";
  return mail.isSpam ? "spam" : undefined;
}

/** The domain of an address; what can't be one is `unknown`. */
export const domainOf = (address: string | undefined): string =>
  /@([a-z0-9-]+(?:\.[a-z0-9-]+)*)$/i
    .exec(address?.trim() ?? "")?.[1]
    ?.toLowerCase()
    .slice(0, 253) ?? "unknown";
