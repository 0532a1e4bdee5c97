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
  "export.request": { name: "Asked for an export", subject: "export" },
  "export.approve": { name: "Approved an export", subject: "export" },
  "export.refuse": { name: "Refused an export", subject: "export" },
  "export.download": { name: "Downloaded an export", subject: "export and whose data" },
  "privacy.read": { name: "Read who asked to be erased", subject: "privacy request" },
  "privacy.confirm": { name: "Confirmed an erasure", subject: "privacy request" },
  "privacy.erase": { name: "Erased a consumer", subject: "privacy request" },
  "grant.give": { name: "Shared consumer data by agreement", subject: "agreement and partner" },
  "grant.end": { name: "Stopped sharing consumer data", subject: "agreement, recipient and consumer" },
  "member.invite": { name: "Invited somebody", subject: "invitation" },
  "invitation.revoke": { name: "Took an invitation back", subject: "invitation" },
  "member.join": { name: "Became a member", subject: "member" },
  "member.change": { name: "Changed a member's role or status", subject: "member" },
  "member.remove": { name: "Removed a member", subject: "member" },
  "api_key.create": { name: "Made an API key", subject: "API key" },
  "api_key.rotate": { name: "Rotated an API key", subject: "API key" },
  "api_key.revoke": { name: "Revoked an API key", subject: "API key" },
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
