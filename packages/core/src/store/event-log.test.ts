import { describe, expect, it } from "vitest";
import { inFreshTable, putRaw, scopeOf } from "#support";
import { createId, deriveId, type Id, instant, plusMs } from "../kernel";
import { EventLog, runInScope } from ".";

const at = instant("2026-03-01T09:00:00Z");
const tenantId = deriveId("ten", "tenant");
const idOf = (place: number): Id<"evt"> => createId("evt", plusMs(at, place), () => new Uint8Array(10));
const item = (place: number, data: object = {}) => ({
  pk: `${tenantId}#event`,
  sk: idOf(place),
  tenantId,
  eventId: idOf(place),
  type: "thing.made.v1",
  subject: "thing",
  time: at,
  data,
});
const read = (limit: number, after?: string) =>
  runInScope(scopeOf(tenantId), () => EventLog.read({ tenantId, limit, ...(after === undefined ? {} : { after }) }));

describe("reading a log", () => {
  it("fills the page though a megabyte ends before it does: only the last page is short", () =>
    inFreshTable(async (table) => {
      const large = { text: "x".repeat(350_000) };
      for (let place = 0; place < 7; place += 1) await putRaw(table, [item(place, large)]);
      const page = await read(5);
      expect(page.map(({ sort }) => sort)).toEqual([0, 1, 2, 3, 4].map(idOf));
      expect((await read(5, page.at(-1)?.sort)).map(({ sort }) => sort)).toEqual([5, 6].map(idOf));
    }));

  it("gets past an item that is no event, and says why; who counts on each event hears of it", () =>
    inFreshTable(async (table) => {
      await putRaw(table, [item(0), { pk: `${tenantId}#event`, sk: idOf(1) }, item(2)]);
      const page = await read(10);
      expect(page.map((entry) => ("event" in entry ? entry.event.id : entry.type))).toEqual([
        idOf(0),
        "unreadable",
        idOf(2),
      ]);
      const all = () => runInScope(scopeOf(tenantId), () => EventLog.list({ tenantId }));
      await expect(all()).rejects.toThrow(idOf(1));
    }));
});
