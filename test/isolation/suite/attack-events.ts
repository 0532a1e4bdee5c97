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
import type { World } from "./world";

export type Genuine = ReadonlyMap<string, readonly Envelope[]>;

/** Events that only very large catalogues make, from others that the world tells. */
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

/** The same event out of every other tenant's log, and with every tenant's own ids in its data. */
function* forgeries({ parties }: World, { pools }: Harvest, event: Envelope): Generator<Envelope> {
  for (const { tenantId, key } of parties.values()) {
    if (tenantId !== event.tenantid) yield { ...event, tenantid: tenantId };
    const swap = (value: unknown, name: string): unknown => {
      if (Array.isArray(value)) return value.map((each) => swap(each, name));
      if (typeof value === "object" && value !== null)
        return Object.fromEntries(Object.entries(value).map(([inner, each]) => [inner, swap(each, inner)]));
      if (typeof value !== "string" || !/^[a-z]{3}_[0-9a-z]{26}$/.test(value)) return value;
      return value.startsWith("ten_") ? tenantId : ([...(pools.get(key)?.get(name) ?? [])][0] ?? value);
    };
    yield { ...event, data: swap(event.data, "") as Envelope["data"] };
  }
}

/** @returns how many forged events were delivered */
export async function forgeEvents(world: World, found: Harvest, genuine: Genuine): Promise<number> {
  let delivered = 0;
  for (const [name, { events }] of Object.entries(subscriptions)) {
    const react = await reactionOf(name as SubscriptionName);
    for (const { type } of events)
      for (const event of (genuine.get(type) ?? []).slice(0, 2))
        for (const forged of forgeries(world, found, event)) {
          await react(messageOf(forged));
          delivered += 1;
        }
  }
  return delivered;
}
