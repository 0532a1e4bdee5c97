/**
 * Reads of personal data: which there are, and the entry that each leaves in the tenant's audit chain.
 *
 * @module
 */
import { Audit } from "#core/audit";
import type { Instant } from "#core/kernel";

/** What a route can answer of persons: the action it is recorded as, and the field that holds whose it is. */
const readable = {
  consumer: { action: "consumer.read", field: "consumerId" },
  sharedRecord: { action: "shared_record.read", field: "sharedRecordId" },
  order: { action: "order.read", field: "supplierOrderId" },
  privacyRequest: { action: "privacy.read", field: "privacyRequestId" },
} as const satisfies Record<string, { readonly action: Audit.Action; readonly field: string }>;

export type Readable = keyof typeof readable;

export const actionOf = (reads: Readable): Audit.Action => readable[reads].action;

/**
 * Records who is read of in an answer, before it goes out: one that can't be recorded isn't given. An answer that tells of
 * nobody leaves no entry. In the caller's scope.
 */
export async function recordRead(reads: Readable, answer: string, at: Instant): Promise<void> {
  const { action, field } = readable[reads];
  const subjects = [...idsIn(JSON.parse(answer), field)];
  const notes: Audit.Note[] = [];
  for (let start = 0; start < subjects.length; start += Audit.maxSubjects) {
    notes.push({ action, subjects: subjects.slice(start, start + Audit.maxSubjects) });
  }
  if (notes.length > 0) await Audit.append({ at, notes });
}

/** Every value that stands under this name, at whatever depth, once. */
function idsIn(value: unknown, field: string, found = new Set<string>()): Set<string> {
  if (typeof value !== "object" || value === null) return found;
  for (const [name, inner] of Object.entries(value)) {
    if (name === field && typeof inner === "string") found.add(inner);
    else idsIn(inner, field, found);
  }
  return found;
}
