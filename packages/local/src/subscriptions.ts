/**
 * What the bus delivers to and what the timers run: read from the declarations that the stacks read.
 *
 * @module
 */
import { schedules } from "../../../services/job/src/schedules";
import { subscriptions } from "../../../services/subscriber/src/subscriptions";
import type { QueueHandler, Subscription } from "./bus";
import type { Job } from "./jobs";

export const localSubscriptions = (): Subscription[] =>
  Object.entries(subscriptions).map(([name, { events }]) => ({
    name,
    types: events.map(({ type }) => type),
    load: async () =>
      ((await import(`../../../services/subscriber/src/${name}.ts`)) as { handler: QueueHandler }).handler,
  }));

export const localJobs = (): Job[] =>
  Object.entries(schedules).map(([name, { everyMinutes }]) => ({
    name,
    everyMs: everyMinutes * 60_000,
    load: async () =>
      ((await import(`../../../services/job/src/${name}.ts`)) as { handler: () => Promise<unknown> }).handler,
  }));
