/**
 * Audit entry: who read, gave or took back personal data, whose, and when. Each entry holds the hash of the one before it, so
 * a tenant's entries form one chain, and none can be changed, dropped, moved or put in between without breaking it.
 *
 * Invariants
 *   A1  Append-only (invariant 6). An entry is written once; what was wrong is told by a further entry.
 *   A2  An entry's hash covers its tenant, its place and the entry before it: it can't be carried to another chain or place.
 *   A3  Ids only. An entry names its subjects by their ids, so that erasing a consumer leaves nothing to erase here.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as z from "zod";
import { Id, Instant } from "../kernel";

/** What can be recorded: `<noun>.<verb>`. The only registry. */
export const Action = z.enum([
  "consumer.read",
  "shared_record.read",
  "order.read",
  "grant.give",
  "grant.end",
  "member.invite",
  "member.join",
  "member.change",
  "member.remove",
  "invitation.revoke",
  "api_key.create",
  "api_key.rotate",
  "api_key.revoke",
  "export.request",
  "export.approve",
  "export.refuse",
  "export.download",
  "privacy.read",
  "privacy.confirm",
  "privacy.erase",
]);
export type Action = z.infer<typeof Action>;

/** An id of any kind (A3): nothing that somebody typed fits. */
const AnyId = z.string().regex(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** As many as a page of any list holds. */
export const maxSubjects = 100;

/** What whoever records knows. Actor and role are those of the scope. */
export const Note = z.strictObject({
  action: Action,
  subjects: z.array(AnyId).min(1).max(maxSubjects),
  /** Why, where there is more to say than the action does. Never a name, an address or anything else of the subject. */
  reason: z.string().min(1).max(200).optional(),
});
export type Note = z.infer<typeof Note>;

export const Entry = Note.extend({
  tenantId: Id("ten").describe("Whose chain it is."),
  sequence: z.int().min(1).describe("Its place in the chain, from 1, without gaps."),
  at: Instant,
  actor: z.string().min(1).max(100).describe("A member's id, or the name of the job or subscriber that did it."),
  role: z.string().min(1).max(40).describe("The role that the actor had."),
  previousHash: Hash.describe("Hash of the entry before; zeros for the first."),
  hash: Hash.describe("SHA-256 over everything else here, in lower-case hex."),
});
export type Entry = z.infer<typeof Entry>;

/** Where a chain ends: how many entries it has, and the hash of the last. */
export const End = z.strictObject({ length: z.int().min(0), hash: Hash });
export type End = z.infer<typeof End>;

/** A chain that nobody wrote to yet. */
export const beginning: End = { length: 0, hash: "0".repeat(64) };

/** Everything but the hash, in an order that never changes: a list has one text, an object has many. */
export function hashOf(entry: Omit<Entry, "hash">): string {
  const { tenantId, sequence, at, actor, role, action, subjects, reason, previousHash } = entry;
  const fields = [
    "tandem.audit.1",
    tenantId,
    sequence,
    at,
    actor,
    role,
    action,
    subjects,
    reason ?? null,
    previousHash,
  ];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

export type Draft = Note & Pick<Entry, "at" | "actor" | "role">;

/** The entries that follow on `end`, and where the chain ends with them. Pure. */
export function link(tenantId: Id<"ten">, end: End, drafts: readonly Draft[]): { entries: Entry[]; end: End } {
  const entries: Entry[] = [];
  let last = end;
  for (const draft of drafts) {
    const unsealed = { ...draft, tenantId, sequence: last.length + 1, previousHash: last.hash };
    const entry: Entry = Entry.parse({ ...unsealed, hash: hashOf(unsealed) });
    entries.push(entry);
    last = { length: entry.sequence, hash: entry.hash };
  }
  return { entries, end: last };
}
