import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createId, deriveId, deriveTimedId, Id, instantOfId } from "./id";
import { instant, type Instant } from "./time";

const at = instant("2026-01-31T09:00:00Z");
const bytes = (fill: number) => () => new Uint8Array(10).fill(fill);

describe("createId", () => {
  it("is the ULID of its time and bytes", () => {
    // 2016-07-30T23:54:10.259Z is the example of the ULID specification: 01ARZ3NDEK…
    expect(createId("evt", instant("2016-07-30T23:54:10.259Z"), bytes(0))).toBe("evt_01arz3ndek0000000000000000");
    expect(createId("ord", at, bytes(255))).toMatch(/^ord_[0-9a-z]{10}z{16}$/);
  });

  it("sorts by time, and gives its time back", () => {
    const time = fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(time, time, fc.nat(255), fc.nat(255), (one, other, a, b) => {
        const ids = [one, other].map((date, index) =>
          createId("evt", date.toISOString() as Instant, bytes(index ? b : a)),
        );
        expect(ids.map(instantOfId)).toEqual([one.toISOString(), other.toISOString()]);
        if (one < other) expect((ids[0] ?? "") < (ids[1] ?? "")).toBe(true);
      }),
    );
  });
});

describe("derived ids", () => {
  it("are the same for the same parts and no others, so a replay collides (invariant 1)", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 4 }), fc.array(fc.string(), { maxLength: 4 }), (a, b) => {
        expect(Id("acc").parse(deriveId("acc", ...a))).toBe(deriveId("acc", ...a));
        expect(deriveId("acc", ...a) === deriveId("acc", ...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it("keep the time of what they derive from, so lists are chronological", () => {
    const order = createId("ord", at, bytes(7));
    expect(instantOfId(deriveTimedId("sor", order, "ten_a"))).toBe(at);
    expect(deriveTimedId("sor", order, "ten_a")).not.toBe(deriveTimedId("sor", order, "ten_b"));
  });
});

it.each([
  "ten_AB",
  "ten_01arz3ndek00000000000000",
  "ord_01arz3ndek0000000000000000",
  "ten_01arz3ndek000000000000000i",
  "",
  "ten_01arz3ndek0000000000000000#x",
])("an id schema refuses %j", (text) => {
  expect(Id("ten").safeParse(text).success).toBe(false);
});
