import { describe, expect, it } from "vitest";
import { countdown, reasonOf } from "./deadline";

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
