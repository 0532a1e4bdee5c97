/**
 * What stands in a tenant's log and can't be read as an event: a dead letter of the relay, which nobody's reaction got.
 *
 * @module
 */
import { deriveId, type Envelope, eventSource, Id, type Instant } from "#core/kernel";
import { EventLog, runInScope } from "#core/store";
import { type DeadLetter, keepDeadLetter } from "./dead-letter";

/** The letters' subscription; no reaction is named so. */
export const relayName = "relay";

type Unreadable = Extract<EventLog.Entry, { readonly unreadable: string }>;

/** Keeps a letter that names the raw item. Its id follows from the item, so that finding it twice leaves one. */
export function keepUnreadable(tenantId: string, { sort, type, unreadable }: Unreadable, at: Instant): Promise<void> {
  const item = { pk: `${tenantId}${EventLog.eventPartitionSuffix}`, sk: sort };
  const id = Id("evt").safeParse(sort).success ? (sort as Id<"evt">) : deriveId("evt", item.pk, sort);
  const event: Envelope = {
    specversion: "1.0",
    id,
    source: eventSource,
    type,
    subject: sort,
    time: at,
    tenantid: tenantId,
    sequence: id.slice("evt_".length),
    data: item,
  };
  const reason = `The item ${item.pk} / ${item.sk} can't be read as an event: ${unreadable}`;
  return keepDeadLetter({ event, subscription: relayName, reason, receiveCount: 1, givenUpAt: at });
}

/** The event of a letter whose item was mended since; undefined when the item is gone, and with it what could be delivered. */
export async function readAgain({ event: { tenantid, subject } }: DeadLetter): Promise<EventLog.Entry | undefined> {
  const tenantId = tenantid as Id<"ten">;
  return runInScope({ tenantId, actor: "local-relay", role: "relay" }, () =>
    EventLog.readAt({ tenantId, sort: subject }),
  );
}
