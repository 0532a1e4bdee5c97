/**
 * File: all that a steward holds on one consumer's privacy. The record, who may read it and why, every answer, and what was shown for it.
 *
 * @module
 */
import { Consumer } from "../consumer";
import { Fault, type Id, type Instant } from "../kernel";
import type { Entry } from "./consent";
import { list } from "./consent.store";
import type { Text } from "./notice";
import { findNotice } from "./notice.store";

export type File = {
  readonly open: NonNullable<Awaited<ReturnType<typeof Consumer.findOpen>>>["open"];
  /** The ledger, newest first: what an answer counts from, not when it was heard. */
  readonly consents: Entry[];
  /** Each text that one of them answered, once. */
  readonly notices: Text[];
};

/** In the steward's scope. @throws Fault `consumer.not_found` (not_found) */
export async function fileOf({
  stewardId,
  consumerId,
  at,
}: {
  readonly stewardId: Id<"ten">;
  readonly consumerId: Id<"con">;
  readonly at: Instant;
}): Promise<File> {
  const found = await Consumer.findOpen({ stewardId, consumerId, at });
  if (!found) {
    throw new Fault("consumer.not_found", "not_found", "There is no such consumer", {
      wayOut: "Look for them among your consumers.",
    });
  }
  const consents = (await list({ controllerId: stewardId, subjectId: found.subjectId })).toSorted((a, b) =>
    a.entryId < b.entryId ? 1 : -1,
  );
  const hashes = [...new Set(consents.map(({ noticeHash }) => noticeHash))];
  const notices = await Promise.all(hashes.map((hash) => findNotice(hash)));
  return { open: found.open, consents, notices: notices.flatMap((notice) => notice ?? []) };
}
