import { describe, expect, it } from "vitest";
import { ceilingOf, perDay } from "./daily";

const now = new Date(2026, 2, 30, 15, 0);
const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).toISOString();

describe("figures per day", () => {
  it("has every day, today last, and counts each happening on the viewer's day", () => {
    const days = perDay(
      [
        { at: at(2026, 2, 30, 0, 0), value: 1 },
        { at: at(2026, 2, 29, 23, 59), value: 2 },
        { at: at(2026, 2, 27, 12, 0), value: 4 },
        { at: at(2026, 2, 27, 13, 0), value: 8 },
      ],
      { now, days: 4 },
    );
    expect(days.map(({ value }) => value)).toEqual([12, 0, 2, 1]);
    expect(days.map(({ start }) => start.getDate())).toEqual([27, 28, 29, 30]);
  });

  it("leaves out what is older, and what a wrong clock dates tomorrow", () => {
    const days = perDay(
      [
        { at: at(2026, 2, 28, 23, 59), value: 1 },
        { at: at(2026, 2, 31, 0, 0), value: 1 },
      ],
      { now, days: 2 },
    );
    expect(days.map(({ value }) => value)).toEqual([0, 0]);
  });

  it.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [11, 20],
    [51, 100],
    [1000, 1000],
  ])("an axis for %i ends at %i", (value, end) => expect(ceilingOf(value)).toBe(end));
});
