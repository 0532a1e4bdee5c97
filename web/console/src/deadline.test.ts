import { describe, expect, it } from "vitest";
import { countdown, reasonOf, urgencyOf } from "./deadline";

const now = new Date("2026-03-01T09:00:00Z");

describe("a countdown", () => {
  it.each([
    ["2026-03-31T09:00:00Z", "30 days left", false, "whole days"],
    ["2026-03-30T10:00:00Z", "30 days left", false, "a day that has begun counts"],
    ["2026-03-02T09:00:01Z", "2 days left", false, "two days, as people count"],
    ["2026-03-02T09:00:00Z", "24 hours left", true, "the last day counts in hours"],
    ["2026-03-01T09:30:00Z", "1 hour left", true, "one of something"],
    ["2026-03-01T09:00:00Z", "Overdue", true, "the very moment"],
    ["2020-01-01T00:00:00Z", "Overdue", true, "long ago"],
  ])("to %s says %s: %s", (dueAt, text, isLate) => {
    expect(countdown(dueAt, now)).toEqual({ text, isLate });
  });
});

describe("the bar of a deadline", () => {
  it.each([
    ["2026-03-01T09:00:00Z", "2026-03-31T09:00:00Z", 1, "easy", true, "a month that has just begun"],
    ["2026-02-14T09:00:00Z", "2026-03-16T09:00:00Z", 0.5, "easy", true, "half of it"],
    ["2026-02-04T09:00:00Z", "2026-03-06T09:00:00Z", 5 / 30, "near", true, "the last fifth"],
    ["2026-02-28T10:00:00Z", "2026-03-01T10:00:00Z", 1 / 24, "near", false, "of a day too"],
    ["2026-01-01T09:00:00Z", "2026-02-01T09:00:00Z", 0, "late", true, "over"],
    ["2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z", 1, "easy", false, "no time at all doesn't divide by zero"],
    ["2026-03-05T09:00:00Z", "2026-03-09T09:00:00Z", 1, "easy", true, "a clock that is behind shows no more than all"],
  ] as const)("from %s to %s: %d, %s, by the day: %s: %s", (from, until, share, tone, isByDay, _why) => {
    const urgency = urgencyOf(from, until, now);
    expect(urgency.share).toBeCloseTo(share, 9);
    expect(urgency).toMatchObject({ tone, isByDay });
  });
});

it.each([
  [
    { status: "open", waitsFor: { reason: "recent_order", until: "2026-03-20T09:00:00Z" } },
    "Ordered in the last 30 days",
  ],
  [{ status: "open" }, "about to happen"],
  [{ status: "confirmed" }, "follows in a moment"],
  [{ status: "done", because: "deadline" }, "deadline was near"],
  [{ status: "done", because: "confirmed" }, "member confirmed"],
  [{ status: "done", because: "nothing_in_the_way" }, "Nothing was in the way"],
] as const)("says why: %j", (request, said) => {
  expect(reasonOf(request)).toContain(said);
});
