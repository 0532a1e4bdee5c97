import { describe, expect, it } from "vitest";
import { type Id, type Instant, instant, plusMs } from "../kernel";
import { caseIdOf, daysLeft, deadlineOf, decide } from "./request";

const day = 24 * 3_600_000;
const asked = instant("2026-03-01T09:30:00Z");
const dueAt = deadlineOf(asked);
const after = (days: number): Instant => plusMs(asked, days * day);

describe("a case (Q3)", () => {
  it.each([
    { lastOrder: undefined, at: 0, does: "nothing_in_the_way", why: "no order at all" },
    { lastOrder: -31, at: 0, does: "nothing_in_the_way", why: "an old order" },
    { lastOrder: -30, at: 0, does: "nothing_in_the_way", why: "thirty days to the moment" },
    { lastOrder: -29, at: 0, does: "wait until 1", why: "a day is left of them" },
    { lastOrder: 0, at: 0, does: "wait until 29", why: "never later than a day before the deadline" },
    { lastOrder: 0, at: 28.999, does: "wait until 29", why: "just before that" },
    { lastOrder: 0, at: 29, does: "deadline", why: "a day before the deadline" },
    { lastOrder: 28, at: 29, does: "deadline", why: "whatever was ordered meanwhile" },
    { lastOrder: -29, at: 1, does: "nothing_in_the_way", why: "it has become free" },
    { lastOrder: 10, at: 400, does: "nothing_in_the_way", why: "long overdue, and free by then" },
  ])("with an order on day $lastOrder, on day $at: $does ($why)", ({ lastOrder, at, does }) => {
    const lastOrderAt = lastOrder === undefined ? undefined : after(lastOrder);
    const decision = decide({ status: "open", dueAt, lastOrderAt, at: after(at) });
    expect(decision).toEqual(
      does.startsWith("wait")
        ? { do: "wait", waitsFor: { reason: "recent_order", until: after(Number(does.slice("wait until ".length))) } }
        : { do: "carry_out", because: does },
    );
  });

  it("that a member confirmed is carried out, whatever is in the way", () => {
    const decision = decide({ status: "confirmed", dueAt, lastOrderAt: asked, at: asked });
    expect(decision).toEqual({ do: "carry_out", because: "confirmed" });
  });
});

it("days that are left are counted as people do, and never below none", () => {
  expect([0, 0.5, 29, 29.5, 30, 31].map((days) => daysLeft(dueAt, after(days)))).toEqual([30, 30, 1, 1, 0, 0]);
});

it("a case's id is another at each controller, sorts by its day, and tells no more of the time (Q6)", () => {
  const request = { privacyRequestId: `prq_${"0".repeat(26)}`, requestedAt: asked } as const;
  const [one, other] = ["a", "b"].map((name) => caseIdOf(request, `ten_${name}` as Id<"ten">, "a secret"));
  expect(one).not.toBe(other);
  expect(one?.slice(0, 14)).toBe(other?.slice(0, 14));
  expect(caseIdOf(request, "ten_a", "another secret")).not.toBe(one);
  const later = { ...request, requestedAt: plusMs(asked, 3_600_000) };
  expect(caseIdOf(later, "ten_a", "a secret")).toBe(one);
  expect(caseIdOf({ ...request, requestedAt: after(1) }, "ten_a", "a secret") > (one ?? "")).toBe(true);
});
