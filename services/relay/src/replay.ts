/**
 * Replay: puts what stands in tenants' event logs on the bus again. For what the relay gave up, and for events older than the
 * stream and the bus's archive keep them. Every reaction copes with an event it has had already, and a mail that went out leaves a
 * mark, so too much is harmless.
 *
 * @module
 */
import { createId, type Id, type Instant } from "#core/kernel";
import { EventLog, runInScope } from "#core/store";
import { type PutEntries, putAll, toEntry } from "./relay";

const pageSize = 200;

export type Replayed = { readonly put: number; readonly failed: number };

/** Puts a tenant's events from this instant on, oldest first. What fails or can't be read is reported, and the rest goes on. */
export async function replay(
  { tenantId, since }: { readonly tenantId: Id<"ten">; readonly since: Instant },
  put: PutEntries,
  report: (failure: { readonly eventId: string; readonly error: string }) => void,
): Promise<Replayed> {
  let done = 0;
  let failed = 0;
  const fail = (eventId: string, error: string) => {
    failed += 1;
    report({ eventId, error });
  };
  // The smallest id of that instant.
  let after: string | undefined = createId("evt", since, () => new Uint8Array(10));
  while (after !== undefined) {
    const page: EventLog.Entry[] = await runInScope({ tenantId, actor: "replay", role: "relay" }, () =>
      EventLog.read({ tenantId, limit: pageSize, ...(after === undefined ? {} : { after }) }),
    );
    for (const entry of page) if ("unreadable" in entry) fail(entry.sort, entry.unreadable);
    const readable = page.flatMap((entry) =>
      "event" in entry ? [{ eventId: entry.sort, entry: toEntry(entry.event) }] : [],
    );
    const before = failed;
    await putAll(readable, put, ({ eventId }, error) => fail(eventId, error));
    done += readable.length - (failed - before);
    after = page.length < pageSize ? undefined : page.at(-1)?.sort;
  }
  return { put: done, failed };
}
