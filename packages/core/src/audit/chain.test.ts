import { describe, expect, it } from "vitest";
import { deriveId, instant } from "../kernel";
import { type Chain, type Mark, placeOf, verify } from "./chain";
import { beginning, type Draft, type End, link } from "./entry";

const tenantId = deriveId("ten", "mine");
const draft: Draft = {
  action: "consumer.read",
  subjects: [deriveId("con", "ida")],
  at: instant("2026-03-01T09:00:00Z"),
  actor: "mem_1",
  role: "support",
};
const { entries } = link(
  tenantId,
  beginning,
  Array.from({ length: 200 }, () => draft),
);
const endAt = (length: number): End => ({ length, hash: entries[length - 1]?.hash ?? beginning.hash });

/** A chain of which `there()` entries can be seen. */
const chain = (there: () => number, rest: Partial<Chain> = {}): Chain => ({
  tenantId,
  entries: (after) => entries.slice(after, there()).map((item) => ({ place: placeOf(item.sequence), item })),
  head: () => endAt(there()),
  marks: [],
  ...rest,
});

describe("a chain that is appended to while it is read", () => {
  it("is whole: what came in after the last reading of entries isn't taken for a cut", async () => {
    let length = 2;
    const head = () => endAt((length = Math.min(length + 3, 9)));
    expect(await verify(chain(() => length, { head }))).toEqual(endAt(9));
    length = 2;
    expect(await verify(chain(() => length, { head, from: endAt(2) }))).toEqual(endAt(9));
  });

  it("is whole though the head was seen before the entries that it counts, or after", async () => {
    for (const late of [endAt(3), endAt(5)]) {
      const heads = [late];
      expect(await verify(chain(() => 4, { head: () => heads.shift() ?? endAt(4) }))).toEqual(endAt(4));
    }
  });

  it("is broken when what the head counts doesn't come", async () => {
    const cut = await verify(chain(() => 3, { head: () => endAt(5) }));
    expect(cut.broken).toMatchObject({ sequence: 4, kind: "truncated" });
    const setBack = await verify(chain(() => 3, { head: () => endAt(2), from: endAt(3) }));
    expect(setBack.broken).toMatchObject({ sequence: 3, kind: "head" });
  });
});

it.each([{ length: "three", hash: endAt(3).hash }, { length: 3, hash: "x" }, { length: 3 }, "3"])(
  "a head of %j is a break, not a failure",
  async (head) => {
    expect(await verify(chain(() => 3, { head: () => head }))).toMatchObject({
      length: 3,
      broken: { sequence: 3, kind: "head" },
    });
  },
);

describe("marks", () => {
  it("are looked at a few times each, however many entries there are", async () => {
    let looks = 0;
    const marks = entries.map(({ sequence, hash }): Mark => {
      const mark = { hash, seen: "when it was anchored" };
      return Object.defineProperty(mark, "length", { get: () => ((looks += 1), sequence) }) as Mark;
    });
    expect(await verify(chain(() => 200, { marks }))).toEqual(endAt(200));
    expect(looks).toBeLessThanOrEqual(3 * marks.length);
  });

  it("that agree don't hide one of the same length that doesn't, and the first beyond the end is named", async () => {
    const marks = [
      { ...endAt(2), seen: "here" },
      { length: 2, hash: endAt(1).hash, seen: "there" },
    ];
    expect((await verify(chain(() => 3, { marks }))).broken).toMatchObject({ sequence: 2, kind: "rewritten" });
    const beyond = [9, 5, 7].map((length) => ({ ...endAt(length), seen: "then" }));
    expect((await verify(chain(() => 3, { marks: beyond }))).broken).toMatchObject({
      sequence: 4,
      kind: "truncated",
      says: "The chain had 5 entries then, and has 3",
    });
  });
});
