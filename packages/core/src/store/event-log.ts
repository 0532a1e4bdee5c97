/**
 * Event log: each tenant's events in the order of their ids, written with the change they tell of. Append-only (invariant 6).
 *
 * | #  | Question                                  | Index | pk              | sk    | Reads  |
 * | -- | ----------------------------------------- | ----- | --------------- | ----- | ------ |
 * | E1 | What happened at this tenant, since when? | main  | tenant, "event" | event | strong |
 *
 * Not served: events of one subject. Subjects keep their own history.
 *
 * @module
 */
import { Envelope, type Event, eventSource, type Id, InvariantBroken } from "../kernel";
import { defineEntity } from "./connection";
import { createListeners } from "./listeners";

const EventEntity = defineEntity({
  model: { entity: "event", version: "1", service: "tandem" },
  attributes: {
    tenantId: { type: "string", required: true },
    eventId: { type: "string", required: true },
    type: { type: "string", required: true },
    subject: { type: "string", required: true },
    time: { type: "string", required: true },
    data: { type: "any", required: true },
  },
  indexes: {
    log: {
      pk: { field: "pk", composite: ["tenantId"], template: "${tenantId}#event", casing: "none" },
      sk: { field: "sk", composite: ["eventId"], template: "${eventId}", casing: "none" },
    },
  },
} as const);

/**
 * So far behind its place a reader of the log looks again. An event's id carries the time that its use case was told, so it may
 * be written behind others that have been read: by no more than this, or readers pass it by.
 */
export const lookBackMs = 5 * 60_000;

/** Partition keys of event logs end so; the relay on AWS filters the table's stream by it. */
export const eventPartitionSuffix = "#event";

export const eventPut = (event: Event): Record<string, unknown> =>
  EventEntity.create({
    tenantId: event.tenantid,
    eventId: event.id,
    type: event.type,
    subject: event.subject,
    time: event.time,
    data: event.data,
  }).params();

export type StoredEvent = {
  tenantId: string;
  eventId: string;
  type: string;
  subject: string;
  time: string;
  data?: unknown;
};

/** The envelope of a stored event. Both relays, on AWS and locally, use it. */
export const toEnvelope = (item: StoredEvent): Envelope =>
  Envelope.parse({
    specversion: "1.0",
    id: item.eventId,
    source: eventSource,
    type: item.type,
    subject: item.subject,
    time: item.time,
    tenantid: item.tenantId,
    sequence: item.eventId.slice("evt_".length),
    data: item.data,
  });

/** One place of a log: the event that stands there, or why what stands there can't be read as one. */
export type Entry = { readonly sort: string } & (
  { readonly event: Envelope } | { readonly unreadable: string; readonly type: string }
);

type Place = { readonly tenantId: Id<"ten">; readonly after?: string; readonly limit: number };

/**
 * Entries of a tenant after `after` (an event id, need not exist), oldest first, and past what can't be read. Fewer than `limit`
 * are the last there are: where a megabyte ends before the page does, it reads on.
 */
export async function read({ tenantId, after, limit }: Place): Promise<Entry[]> {
  const query = EventEntity.query.log({ tenantId });
  const items: Raw[] = [];
  let from = after;
  do {
    // Raw, because the entity leaves out in silence what doesn't look like its own.
    const { data } = await (from === undefined ? query : query.gt({ eventId: from })).go({
      limit: limit - items.length,
      pages: 1,
      consistent: true,
      data: "raw",
    });
    const { Items = [], LastEvaluatedKey } = data as { Items?: readonly Raw[]; LastEvaluatedKey?: Raw };
    items.push(...Items);
    from = LastEvaluatedKey?.sk;
  } while (from !== undefined && items.length < limit);
  return items.map(entryOf);
}

/** The events alone, for whoever counts on each of them. An item that can't be read as one breaks it off. */
export async function list({
  limit = 100,
  ...place
}: Omit<Place, "limit"> & { readonly limit?: number }): Promise<Envelope[]> {
  return (await read({ ...place, limit })).map((entry) => {
    if ("event" in entry) return entry.event;
    throw new InvariantBroken(`${entry.sort} can't be read as an event: ${entry.unreadable}`);
  });
}

/** What stands at one place now; undefined when nothing does. */
export async function readAt({ tenantId, sort }: { tenantId: Id<"ten">; sort: string }): Promise<Entry | undefined> {
  const { data } = await EventEntity.get({ tenantId, eventId: sort }).go({ consistent: true, data: "raw" });
  const { Item } = (data ?? {}) as { Item?: Raw };
  return Item && entryOf(Item);
}

type Raw = Readonly<Record<string, unknown>> & { readonly sk: string };

function entryOf(item: Raw): Entry {
  try {
    return { sort: item.sk, event: toEnvelope(item as unknown as StoredEvent) };
  } catch (error) {
    const type = typeof item["type"] === "string" ? item["type"] : "unreadable";
    return { sort: item.sk, unreadable: error instanceof Error ? error.message : String(error), type };
  }
}

const written = createListeners<Event>("event written");

/** Calls back after each event this process wrote: the local relay's wake-up. Losing a call loses nothing; the relay catches up. */
export const onEventWritten = written.add;

export const announceEvent = written.tell;
