/**
 * Every subscription, with events that say they come from another tenant, or that name another tenant's things.
 *
 * @module
 */
import type { Envelope } from "#core/kernel";
import { type SubscriptionName, subscriptions } from "../../../services/subscriber/src/subscriptions";
import { messageOf } from "../../support/handlers";
import { eventsOf, reactionOf } from "./doors";
import type { Harvest } from "./harvest";
import type { Probe } from "./probe";
import { fingerprints, readTable, type Table } from "./table";
import type { World } from "./world";

export type Genuine = ReadonlyMap<string, readonly Envelope[]>;

/** Events that the world has no occasion for, from others that it tells. */
const rare: Readonly<Record<string, { readonly from: string; readonly data: (event: Envelope) => Envelope["data"] }>> =
  {
    "listing.fan_out_continued.v1": {
      from: "listing.enabled.v1",
      data: ({ id, time, data }) => ({
        ...Object.fromEntries(Object.entries(data).filter(([name]) => name !== "products")),
        fanOutId: id,
        decidedAt: time,
        step: "publish",
        after: null,
      }),
    },
    "consumer.follow_continued.v1": {
      from: "agreement.suspended.v1",
      data: ({ id, data }) => ({
        followId: id,
        agreementId: data["agreementId"],
        recipientId: data["counterpartyId"],
        after: null,
      }),
    },
    // What is free is carried out before anybody could confirm it.
    "privacy.case_confirmed.v1": {
      from: "privacy.case_closed.v1",
      data: ({ data }) => ({ privacyRequestId: data["privacyRequestId"] }),
    },
  };

/** The events of the world by their type. */
export async function genuineEvents({ parties }: World): Promise<Genuine> {
  const byType = new Map<string, Envelope[]>();
  for (const { tenantId } of parties.values())
    for (const event of await eventsOf(tenantId)) byType.set(event.type, [...(byType.get(event.type) ?? []), event]);
  for (const [type, { from, data }] of Object.entries(rare))
    byType.set(
      type,
      (byType.get(from) ?? []).map((event) => ({ ...event, type, data: data(event) })),
    );
  return byType;
}

/** Types that a subscription waits for and the world never tells: its reaction would go untested. */
export const untold = (genuine: Genuine): string[] => [
  ...new Set(
    Object.values(subscriptions).flatMap(({ events }) =>
      events.map(({ type }) => type as string).filter((type) => !genuine.has(type)),
    ),
  ),
];

/** The same event out of every other tenant's log, and as if the other side of a deal had told it. Nobody may believe these. */
function* foreign({ parties }: World, event: Envelope): Generator<Envelope> {
  for (const { tenantId } of parties.values()) if (tenantId !== event.tenantid) yield { ...event, tenantid: tenantId };
  const otherSide: Readonly<Record<string, string>> = { supplier: "partner", partner: "supplier" };
  const names = new Set<string>();
  mapTexts(event.data, (text, name) => {
    if (text in otherSide) names.add(name);
    return text;
  });
  // One field at a time: what a hash covers may stay as it was.
  for (const changed of names) {
    const data = mapTexts(event.data, (text, name) => (name === changed ? (otherSide[text] ?? text) : text));
    yield { ...event, data: data as Envelope["data"] };
  }
}

/** Events that each tenant could have told, with its own ids in the data; what follows is that tenant's own. */
function* swapped({ parties }: World, { pools }: Harvest, event: Envelope): Generator<Envelope> {
  for (const { tenantId, key } of parties.values()) {
    const data = mapTexts(event.data, (text, name) => {
      if (!/^[a-z]{3}_[0-9a-z]{26}$/.test(text)) return text;
      return text.startsWith("ten_") ? tenantId : ([...(pools.get(key)?.get(name) ?? [])][0] ?? text);
    });
    yield { ...event, data: data as Envelope["data"] };
  }
}

function mapTexts(value: unknown, change: (text: string, name: string) => string, name = ""): unknown {
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change, name));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([inner, each]) => [inner, mapTexts(each, change, inner)]));
  return typeof value === "string" ? change(value, name) : value;
}

/** The first of each tenant. */
const oneOfEach = (events: readonly Envelope[]): Envelope[] => [
  ...new Map(events.toReversed().map((event) => [event.tenantid, event])).values(),
];

/** @returns how many forged events were delivered */
export async function forgeEvents(
  { world, probe, table, found }: { world: World; probe: Probe; table: Table; found: Harvest },
  genuine: Genuine,
): Promise<number> {
  let delivered = 0;
  const print = async () => fingerprints(world, await readTable(table));
  const told = Object.entries(subscriptions).flatMap(([name, { events }]) =>
    events.flatMap(({ type }) => oneOfEach(genuine.get(type) ?? []).map((event) => ({ name, event }))),
  );
  // Copies follow their source when they hear of it: told once more, they have nothing left to follow.
  for (const { name, event } of told) await (await reactionOf(name as SubscriptionName))(messageOf(event));
  let before = await print();
  for (const { name, event } of told) {
    const react = await reactionOf(name as SubscriptionName);
    for (const forged of foreign(world, event)) {
      await react(messageOf(forged));
      delivered += 1;
    }
    const after = await print();
    for (const [owner, text] of after)
      if (before.get(owner) !== text) probe.report(`${name}: a forged ${event.type}`, `changed what ${owner} owns`);
    before = after;
  }
  for (const { name, event } of told) {
    const react = await reactionOf(name as SubscriptionName);
    for (const forged of swapped(world, found, event)) {
      await react(messageOf(forged));
      delivered += 1;
    }
  }
  return delivered;
}
