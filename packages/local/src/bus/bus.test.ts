import * as z from "zod";
import { expect, it } from "vitest";
import { createId, defineEvent, type Envelope, type Id, instant, plusMs } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { commit, EventLog, findScope, recordOnce, runInScope } from "#core/store";
import { inFreshTable, reconnect, scopeOf } from "#support";
import { type Bus, type BusOptions, type QueueHandler, startBus } from "./index";

const Happened = defineEvent("test.happened.v1", z.object({ number: z.int() }));
const Other = defineEvent("test.other.v1", z.object({}));

const newTenant = () => createId("ten", systemClock.now(), systemRandom);

const eventOf = (tenantId: Id<"ten">, number: number, at = systemClock.now()) =>
  Happened.create({ tenantId, subject: "it", at, random: systemRandom, data: { number } });

/** Writes an event as a use case does that was told that it is `at`. */
const happen = (...input: Parameters<typeof eventOf>) =>
  runInScope(scopeOf(input[0]), () => commit({ writes: [], event: eventOf(...input) }));

/** Writes it as another process would: this one isn't woken. */
const happenElsewhere = (...input: Parameters<typeof eventOf>) =>
  runInScope(scopeOf(input[0]), () => recordOnce({ put: EventLog.eventPut(eventOf(...input)) }));

const eventIn = (queue: Parameters<QueueHandler>[0]): Envelope =>
  (JSON.parse(queue.Records[0]?.body ?? "{}") as { detail: Envelope }).detail;
const numberIn = (queue: Parameters<QueueHandler>[0]): number => Number(eventIn(queue).data["number"]);

/** Runs a bus with one subscription. */
async function withBus<T>(
  tenants: readonly Id<"ten">[],
  handler: QueueHandler,
  body: (bus: Bus) => Promise<T>,
  options: Partial<BusOptions> = {},
): Promise<T> {
  const bus = await startBus({
    subscriptions: [{ name: "on-test", types: [Happened.type], load: async () => handler }],
    listTenants: async () => tenants,
    backOffMs: 1,
    lookEveryMs: 60_000,
    onError: (error) => console.error(error),
    ...options,
  });
  try {
    return await body(bus);
  } finally {
    await bus.stop();
  }
}

it("delivers what commit() wrote, at once and in SQS's shape", () =>
  inFreshTable(async () => {
    const tenantId = newTenant();
    const queues: Parameters<QueueHandler>[0][] = [];
    await withBus(
      [tenantId],
      async (queue) => void queues.push(queue),
      async () => {
        await happen(tenantId, 7);
        await expect.poll(() => queues.length).toBe(1);
      },
    );
    const [message] = queues[0]?.Records ?? [];
    expect(message?.attributes.ApproximateReceiveCount).toBe("1");
    expect(JSON.parse(message?.body ?? "")).toMatchObject({
      "detail-type": "test.happened.v1",
      source: "tandem",
      detail: { specversion: "1.0", type: "test.happened.v1", tenantid: tenantId, data: { number: 7 } },
    });
  }));

it("starts handlers without the writer's scope, as AWS does (invariant 2)", () =>
  inFreshTable(async () => {
    const tenantId = newTenant();
    const scopes: unknown[] = [];
    await withBus(
      [tenantId],
      async () => void scopes.push(findScope()),
      async () => {
        await happen(tenantId, 1);
        await expect.poll(() => scopes).toEqual([undefined]);
      },
    );
  }));

it("delivers each event once per run, though commit() wakes it and every look reads it again", () =>
  inFreshTable(async () => {
    const tenantId = newTenant();
    const numbers: number[] = [];
    await withBus(
      [tenantId],
      async (queue) => void numbers.push(numberIn(queue)),
      async (bus) => {
        await happen(tenantId, 1);
        await bus.drain();
        await bus.drain();
      },
    );
    expect(numbers).toEqual([1]);
  }));

it("leaves events alone that nobody subscribes to", () =>
  inFreshTable(async () => {
    const tenantId = newTenant();
    const numbers: number[] = [];
    await withBus(
      [tenantId],
      async (queue) => void numbers.push(numberIn(queue)),
      async (bus) => {
        const event = Other.create({ tenantId, subject: "it", at: systemClock.now(), random: systemRandom, data: {} });
        await runInScope(scopeOf(tenantId), () => commit({ writes: [], event }));
        await bus.drain();
        expect(bus.pending()).toBe(0);
      },
    );
    expect(numbers).toEqual([]);
  }));

it("finds every event written while it was down, over several pages and tenants (invariant 1)", () =>
  inFreshTable(async () => {
    const tenants = [newTenant(), newTenant()];
    for (const tenantId of tenants) for (let number = 0; number < 230; number += 1) await happen(tenantId, number);
    const counts = new Map<string, Set<number>>(tenants.map((tenantId) => [tenantId, new Set()]));
    const handler: QueueHandler = async (queue) => void counts.get(eventIn(queue).tenantid)?.add(numberIn(queue));
    await withBus(tenants, handler, (bus) => bus.drain());
    expect([...counts.values()].map(({ size }) => size)).toEqual([230, 230]);
  }));

it("goes on at its checkpoint: what is handled isn't delivered to the next run", () =>
  inFreshTable(async (table) => {
    const tenantId = newTenant();
    await happen(tenantId, 1, plusMs(systemClock.now(), -60 * 60_000));
    await happen(tenantId, 2);
    await withBus(
      [tenantId],
      async () => undefined,
      (bus) => bus.drain(),
    );
    await reconnect(table);
    // Another process wrote it while this one was down, told a time before that of what was handled.
    await happenElsewhere(tenantId, 3, plusMs(systemClock.now(), -60_000));
    const numbers: number[] = [];
    await withBus(
      [tenantId],
      async (queue) => void numbers.push(numberIn(queue)),
      (bus) => bus.drain(),
    );
    expect(numbers).toEqual([3]);
  }));

it("finds a late event, written behind others that were delivered already (out of order)", () =>
  inFreshTable(async () => {
    const tenantId = newTenant();
    const numbers: number[] = [];
    const bodyOf = async (bus: Bus) => {
      await bus.drain();
      await happenElsewhere(tenantId, 1, plusMs(systemClock.now(), -4 * 60_000));
      await bus.drain();
    };
    await happen(tenantId, 2);
    await withBus([tenantId], async (queue) => void numbers.push(numberIn(queue)), bodyOf);
    expect(numbers).toEqual([2, 1]);
  }));

it("never lets the checkpoint pass an event that isn't handled: a crash delivers it again", () =>
  inFreshTable(async (table) => {
    const tenantId = newTenant();
    const hourAgo = plusMs(systemClock.now(), -60 * 60_000);
    await happen(tenantId, 1, hourAgo);
    await happen(tenantId, 2);
    // The first run handles 2 and hangs in 1, then "dies": its handler never answers.
    const first: number[] = [];
    const hang: QueueHandler = async (queue) => {
      first.push(numberIn(queue));
      if (numberIn(queue) === 1) await new Promise(() => undefined);
    };
    const dying = await startBus({
      subscriptions: [{ name: "on-test", types: [Happened.type], load: async () => hang }],
      listTenants: async () => [tenantId],
      lookEveryMs: 20,
    });
    await expect.poll(() => first.toSorted()).toEqual([1, 2]);
    await new Promise((settle) => setTimeout(settle, 100));
    await reconnect(table);
    const second: number[] = [];
    await withBus(
      [tenantId],
      async (queue) => void second.push(numberIn(queue)),
      (bus) => bus.drain(),
    );
    expect(second).toContain(1);
    void dying.stop();
  }));

it("tries a failed message again, whether the handler throws or reports it", () =>
  inFreshTable(async () => {
    const tenantId = newTenant();
    const receiveCounts: string[] = [];
    const handler: QueueHandler = async ({ Records: [message] }) => {
      receiveCounts.push(message?.attributes.ApproximateReceiveCount ?? "");
      if (receiveCounts.length === 1) throw new Error("crashed");
      if (receiveCounts.length === 2) return { batchItemFailures: [{ itemIdentifier: message?.messageId ?? "" }] };
      return { batchItemFailures: [] };
    };
    await happen(tenantId, 1);
    await withBus([tenantId], handler, async (bus) => {
      await bus.drain();
      expect(await bus.deadLetters()).toEqual([]);
    });
    expect(receiveCounts).toEqual(["1", "2", "3"]);
  }));

it("keeps a dead letter after five tries, over a restart, and redrives it", () =>
  inFreshTable(async (table) => {
    const tenantId = newTenant();
    let tries = 0;
    await happen(tenantId, 1, plusMs(systemClock.now(), -60 * 60_000));
    await happen(tenantId, 2);
    const poison: QueueHandler = async (queue) => {
      if (numberIn(queue) !== 1) return;
      tries += 1;
      throw new TypeError("poison");
    };
    await withBus([tenantId], poison, (bus) => bus.drain());
    expect(tries).toBe(5);

    await reconnect(table);
    const numbers: number[] = [];
    const healed: QueueHandler = async (queue) => void numbers.push(numberIn(queue));
    await withBus([tenantId], healed, async (bus) => {
      await bus.drain();
      expect(await bus.deadLetters()).toMatchObject([
        { subscription: "on-test", reason: "TypeError: poison", receiveCount: 5, event: { data: { number: 1 } } },
      ]);
      expect(numbers).toEqual([]);
      expect(await bus.redrive()).toEqual({ handled: 1, failed: 0 });
      expect(await bus.deadLetters()).toEqual([]);
    });
    expect(numbers).toEqual([1]);
  }));

it("keeps a dead letter that fails again when it is redriven", () =>
  inFreshTable(async () => {
    const tenantId = newTenant();
    await happen(tenantId, 1);
    const poison: QueueHandler = () => Promise.reject(new Error("still broken"));
    await withBus([tenantId], poison, async (bus) => {
      await bus.drain();
      expect(await bus.redrive()).toEqual({ handled: 0, failed: 1 });
      expect(await bus.deadLetters()).toHaveLength(1);
    });
  }));

it("one poison message holds no other up, and no more than the set number run at once", () =>
  inFreshTable(async () => {
    const tenantId = newTenant();
    for (let number = 0; number < 40; number += 1) await happen(tenantId, number);
    let running = 0;
    let most = 0;
    const handled = new Set<number>();
    const handler: QueueHandler = async (queue) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((settle) => setTimeout(settle, 2));
      running -= 1;
      if (numberIn(queue) === 0) throw new Error("poison");
      handled.add(numberIn(queue));
    };
    await withBus([tenantId], handler, (bus) => bus.drain(), { concurrency: 3 });
    expect(handled.size).toBe(39);
    expect(most).toBe(3);
  }));

it("gives each subscription its own tries: one that fails doesn't repeat the other", () =>
  inFreshTable(async () => {
    const tenantId = newTenant();
    let good = 0;
    await happen(tenantId, 1);
    const subscriptions = [
      { name: "good", types: [Happened.type], load: async (): Promise<QueueHandler> => async () => void (good += 1) },
      { name: "bad", types: [Happened.type], load: () => Promise.reject(new Error("its module doesn't load")) },
    ];
    await withBus(
      [tenantId],
      async () => undefined,
      async (bus) => {
        await bus.drain();
        expect(await bus.deadLetters()).toMatchObject([{ subscription: "bad" }]);
      },
      { subscriptions },
    );
    expect(good).toBe(1);
  }));

it("finds tenants that joined after it started", () =>
  inFreshTable(async () => {
    const tenants: Id<"ten">[] = [];
    const numbers: number[] = [];
    await withBus(
      tenants,
      async (queue) => void numbers.push(numberIn(queue)),
      async (bus) => {
        await bus.drain();
        tenants.push(newTenant());
        await happenElsewhere(tenants[0] as Id<"ten">, 3, instant("2020-01-01T00:00:00Z"));
        await bus.drain();
      },
    );
    expect(numbers).toEqual([3]);
  }));
