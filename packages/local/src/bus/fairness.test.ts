import * as z from "zod";
import { describe, expect, it } from "vitest";
import { createId, defineEvent, type Envelope, type Id, plusMs } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { commit, runInScope } from "#core/store";
import { type FreshTable, inFreshTable, putRaw, reconnect, scopeOf } from "#support";
import { type Bus, type BusOptions, type QueueHandler, startBus } from "./index";

const Happened = defineEvent("test.happened.v1", z.object({ number: z.int() }));
const newTenant = () => createId("ten", systemClock.now(), systemRandom);

const eventOf = (tenantId: Id<"ten">, number: number, at = systemClock.now()) =>
  Happened.create({ tenantId, subject: "it", at, random: systemRandom, data: { number } });

const happen = (tenantId: Id<"ten">, number: number) =>
  runInScope(scopeOf(tenantId), () => commit({ writes: [], event: eventOf(tenantId, number) }));

const itemOf = ({ id: eventId, tenantid: tenantId, type, subject, time, data }: ReturnType<typeof eventOf>) => ({
  ...{ pk: `${tenantId}#event`, sk: eventId, __edb_e__: "event", __edb_v__: "1" },
  ...{ tenantId, eventId, type, subject, time, data },
});

/** As an import on the command line writes: nobody here is woken. `at` grows with the number. */
const importElsewhere = (table: FreshTable, tenantId: Id<"ten">, count: number, begin = systemClock.now()) =>
  putRaw(
    table,
    Array.from({ length: count }, (_, number) => itemOf(eventOf(tenantId, number, plusMs(begin, number)))),
  );

type Handled = { readonly tenantId: string; readonly number: number };

/** A bus whose handler takes a moment and notes what it got. */
async function withBus(
  tenants: readonly Id<"ten">[],
  body: (bus: Bus, handled: Handled[]) => Promise<void>,
  { handle = async () => undefined, ...options }: Partial<BusOptions> & { handle?: (bus: Bus) => Promise<void> } = {},
): Promise<void> {
  const handled: Handled[] = [];
  const handler: QueueHandler = async ({ Records: [message] }) => {
    const { detail } = JSON.parse(message?.body ?? "{}") as { detail: Envelope };
    await handle(bus);
    handled.push({ tenantId: detail.tenantid, number: Number(detail.data["number"]) });
  };
  const bus: Bus = await startBus({
    subscriptions: [{ name: "on-test", types: [Happened.type], load: async () => handler }],
    listTenants: async () => tenants,
    backOffMs: 1,
    lookEveryMs: 60_000,
    onError: (error) => console.error(error),
    ...options,
  });
  try {
    await body(bus, handled);
  } finally {
    await bus.stop();
  }
}

const moment = () => new Promise<void>((settle) => setTimeout(settle, 1));
const of = (tenantId: string, handled: readonly Handled[]) => handled.filter((each) => each.tenantId === tenantId);

describe("one tenant's huge import", () => {
  it(
    "delays another tenant's event by its turns, not by the import; nothing is dropped",
    () =>
      inFreshTable(async (table) => {
        const [big, small] = [newTenant(), newTenant()];
        await importElsewhere(table, big, 1_500, plusMs(systemClock.now(), -60_000));
        await importElsewhere(table, small, 1);
        await withBus([big, small], async (bus, handled) => {
          await bus.drain();
          const before = handled.findIndex(({ tenantId }) => tenantId === small);
          expect(before).toBeGreaterThanOrEqual(0);
          expect(before).toBeLessThan(150);
          expect(new Set(of(big, handled).map(({ number }) => number)).size).toBe(1_500);
        });
      }),
    60_000,
  );

  it(
    "delays no event that another tenant's transaction or process writes meanwhile",
    () =>
      inFreshTable(async (table) => {
        const [big, small, other] = [newTenant(), newTenant(), newTenant()];
        await importElsewhere(table, big, 1_500, plusMs(systemClock.now(), -60_000));
        await withBus(
          [big, small, other],
          async (bus, handled) => {
            await expect.poll(() => handled.length).toBeGreaterThan(200);
            await happen(small, 1);
            await importElsewhere(table, other, 1);
            await expect.poll(() => handled.filter(({ tenantId }) => tenantId !== big).length).toBe(2);
            expect(of(big, handled).length).toBeLessThan(1_400);
            await bus.drain();
            expect(of(big, handled)).toHaveLength(1_500);
          },
          { handle: moment, lookEveryMs: 20 },
        );
      }),
    60_000,
  );

  it(
    "is delivered whole though it was written here and faster than it is handled, without waiting for a look",
    () =>
      inFreshTable(async () => {
        const [big, small] = [newTenant(), newTenant()];
        await withBus(
          [big, small],
          async (_bus, handled) => {
            for (let number = 0; number < 600; number += 20)
              await Promise.all(Array.from({ length: 20 }, (_, index) => happen(big, number + index)));
            await happen(small, 1);
            await expect.poll(() => of(small, handled).length).toBe(1);
            await expect
              .poll(() => new Set(of(big, handled).map(({ number }) => number)).size, { timeout: 20_000 })
              .toBe(600);
          },
          { handle: () => new Promise((settle) => setTimeout(settle, 30)) },
        );
      }),
    60_000,
  );

  it(
    "is begun in the order of its log",
    () =>
      inFreshTable(async (table) => {
        const [one, other] = [newTenant(), newTenant()];
        for (const tenantId of [one, other])
          await importElsewhere(table, tenantId, 350, plusMs(systemClock.now(), -60_000));
        await withBus(
          [one, other],
          async (bus, handled) => {
            await bus.drain();
            const ascending = Array.from({ length: 350 }, (_, number) => number);
            for (const tenantId of [one, other])
              expect(of(tenantId, handled).map(({ number }) => number)).toEqual(ascending);
          },
          { concurrency: 1 },
        );
      }),
    60_000,
  );

  it(
    "takes bounded memory: so many events of one tenant wait, and so many of all",
    () =>
      inFreshTable(async (table) => {
        const tenants = Array.from({ length: 7 }, newTenant);
        for (const tenantId of tenants) await importElsewhere(table, tenantId, 300, plusMs(systemClock.now(), -60_000));
        let most = 0;
        const handle = async (bus: Bus) => {
          most = Math.max(most, bus.pending());
          await new Promise((settle) => setTimeout(settle, 5));
        };
        await withBus(
          tenants,
          async (bus, handled) => {
            await bus.drain();
            expect(handled).toHaveLength(2_100);
          },
          { handle },
        );
        expect(most).toBeGreaterThan(200);
        expect(most).toBeLessThanOrEqual(1_000);
        most = 0;
        const [first] = tenants;
        if (!first) throw new Error("there are seven");
        await importElsewhere(table, first, 500);
        await withBus([first], (bus) => bus.drain(), { handle });
        expect(most).toBeGreaterThan(50);
        expect(most).toBeLessThanOrEqual(200);
      }),
    60_000,
  );
});

describe("what can't be read as an event", () => {
  const sortOf = (minutesAgo: number) => createId("evt", plusMs(systemClock.now(), -minutesAgo * 60_000), systemRandom);
  const put = (table: FreshTable, Item: Record<string, unknown>) => putRaw(table, [Item]);

  it("becomes a dead letter that names its item, while its tenant's events and others' go on (as the relay on AWS does)", () =>
    inFreshTable(async (table) => {
      const [one, other] = [newTenant(), newTenant()];
      const [foreign, half] = [sortOf(30), sortOf(20)];
      await put(table, { pk: `${one}#event`, sk: foreign, note: "no event at all" });
      await put(table, { ...itemOf(eventOf(one, 1)), sk: half, eventId: half, data: "no object" });
      await put(table, { pk: `${one}#event`, sk: "zzz" });
      await importElsewhere(table, one, 2);
      await importElsewhere(table, other, 2);
      await withBus([one, other], async (bus, handled) => {
        await bus.drain();
        expect([of(one, handled).length, of(other, handled).length]).toEqual([2, 2]);
        const letters = await bus.deadLetters();
        expect(letters.map(({ subscription }) => subscription)).toEqual(["relay", "relay", "relay"]);
        for (const sort of [foreign, half, "zzz"])
          expect(letters.filter(({ reason }) => reason.includes(`${one}#event / ${sort} `))).toHaveLength(1);
        expect(letters.find(({ event: { id } }) => id === half)?.event.type).toBe(Happened.type);
      });
      await reconnect(table);
      await withBus([one, other], async (bus, handled) => {
        await bus.drain();
        expect(handled).toEqual([]);
        expect(await bus.deadLetters()).toHaveLength(3);
      });
    }));

  it("is delivered from its letter once the item is mended, and not before", () =>
    inFreshTable(async (table) => {
      const tenantId = newTenant();
      const item = itemOf(eventOf(tenantId, 7));
      await put(table, { ...item, data: "no object" });
      await withBus([tenantId], async (bus, handled) => {
        await bus.drain();
        expect(await bus.redrive()).toEqual({ handled: 0, failed: 1 });
        await put(table, item);
        expect(await bus.redrive()).toEqual({ handled: 1, failed: 0 });
        expect(handled).toEqual([{ tenantId, number: 7 }]);
        expect(await bus.deadLetters()).toEqual([]);
      });
    }));

  it("and a log that can't be read at all holds up nobody else, and is read at the next look", () =>
    inFreshTable(async (table) => {
      const [one, other] = [newTenant(), newTenant()];
      await importElsewhere(table, other, 1);
      const errors: unknown[] = [];
      const tenants = ["" as Id<"ten">, one, other]; // the guard refuses to read for nobody
      await withBus(
        tenants,
        async (bus, handled) => {
          await expect(bus.drain()).rejects.toThrow();
          expect(of(other, handled)).toHaveLength(1);
          tenants.shift();
          await bus.drain();
        },
        { onError: (error) => errors.push(error) },
      );
      expect(errors.length).toBeGreaterThan(0);
    }));
});
