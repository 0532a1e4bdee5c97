/**
 * What the audit page says of entries, and which of them a filter leaves.
 *
 * @module
 */
import type { AuditEntry } from "./api/schema";

type Action = AuditEntry["action"];

/** What was done, as one would say it, and what the subjects are. */
export const actions: Readonly<Record<Action, { readonly name: string; readonly subject: string }>> = {
  "consumer.read": { name: "Read consumer records", subject: "consumer" },
  "shared_record.read": { name: "Read shared records", subject: "shared record" },
  "order.read": { name: "Read orders with contact", subject: "order" },
  "grant.give": { name: "Shared consumer data by agreement", subject: "agreement and partner" },
};

export type Filter = { readonly action: string; readonly words: string };
export const everything: Filter = { action: "", words: "" };

/** `words` is found in who did it, in whose data it was, and in the reason. */
export function isLeft({ action, words }: Filter, entry: AuditEntry): boolean {
  const wanted = words.trim().toLowerCase();
  return (
    (action === "" || entry.action === action) &&
    (wanted === "" ||
      [entry.actor, entry.role, entry.reason ?? "", ...entry.subjects].some((text) =>
        text.toLowerCase().includes(wanted),
      ))
  );
}
