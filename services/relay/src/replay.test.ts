import * as z from "zod";
import { expect, it } from "vitest";
import { createId, defineEvent, deriveId, type Id, instant, plusMs } from "#core/kernel";
import { systemRandom as random } from "#core/kernel/system";
import { commit, runInScope } from "#core/store";
import { inFreshTable, scopeOf } from "#support";
import type { Entry } from "./relay";
import { replay } from "./replay";

const NoteTaken = defineEvent("note.taken.v1", z.object({ number: z.int() }));
const since = instant("2026-03-01T09:00:00Z");
const tenantId = deriveId("ten", "tenant");

const write = (owner: Id<"ten">, number: number, at = plusMs(since, number)) =>
  runInScope(scopeOf(owner), () =>
    commit({ writes: [], event: NoteTaken.create({ tenantId: owner, subject: "note", at, random, data: { number } }) }),
  );
const numberOf = ({ Detail }: Entry): number => (JSON.parse(Detail) as { data: { number: number } }).data.number;

/** A bus that refuses some. */
function bus(refuse: (entry: Entry) => string | undefined = () => undefined) {
  const put: number[] = [];
  const failures: string[] = [];
  return {
    put,
    failures,
    run: () =>
      replay(
        { tenantId, since },
        async (entries) => {
          put.push(...entries.filter((entry) => refuse(entry) === undefined).map(numberOf));
          return entries.map(refuse);
        },
        ({ error }) => failures.push(error),
      ),
  };
}

it("puts every event of the tenant since then on the bus, over several pages, and nobody else's (invariant 2)", () =>
  inFreshTable(async () => {
    await write(tenantId, -1, plusMs(since, -1));
    for (let number = 1; number <= 230; number += 1) await write(tenantId, number);
    await write(deriveId("ten", "other"), 999);
    const { put, run } = bus();
    expect(await run()).toEqual({ put: 230, failed: 0 });
    expect(put.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 230 }, (_, index) => index + 1));
  }));

it("reports what the bus refuses and what can't be read, and puts the rest", () =>
  inFreshTable(async () => {
    for (const number of [1, 2, 3]) await write(tenantId, number);
    const sk = createId("evt", plusMs(since, 2), random);
    const { tableName } = await import("../../../packages/core/src/store/connection");
    const unreadable = { put: { TableName: tableName(), Item: { pk: `${tenantId}#event`, sk } } };
    await runInScope(scopeOf(tenantId), () => commit({ writes: [unreadable] }));
    const { put, failures, run } = bus((entry) => (numberOf(entry) === 2 ? "ThrottlingException: slow" : undefined));
    expect(await run()).toEqual({ put: 2, failed: 2 });
    expect(put).toEqual([1, 3]);
    expect(failures).toContain("ThrottlingException: slow");
  }));
