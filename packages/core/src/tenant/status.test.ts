import { describe, expect, it } from "vitest";
import { type Fault } from "#core/kernel";
import { Mover, moverOf, nextStatuses, requireMove, Status } from "./status";
import { eventOfMove } from "./tenant.event";

/** All the moves there are, written down once more than in the table. */
const allowed: readonly (readonly [from: Status, to: Status, mover: Mover, event: string])[] = [
  ["applied", "onboarding", "tenant", "tenant.onboarding_started.v1"],
  ["onboarding", "in_review", "tenant", "tenant.submitted.v1"],
  ["in_review", "active", "operator", "tenant.approved.v1"],
  ["in_review", "onboarding", "operator", "tenant.rejected.v1"],
  ["active", "suspended", "operator", "tenant.suspended.v1"],
  ["suspended", "active", "operator", "tenant.reinstated.v1"],
  ["suspended", "closed", "operator", "tenant.closed.v1"],
];
const isAllowed = (from: Status, to: Status, mover: Mover) =>
  allowed.some(([a, b, c]) => a === from && b === to && c === mover);

const codeOf = (act: () => void): string => {
  try {
    act();
    return "allowed";
  } catch (error) {
    return (error as Fault).code;
  }
};

const everyTry = Status.options.flatMap((from) =>
  Status.options.flatMap((to) => Mover.options.map((mover) => ({ from, to, mover }))),
);

describe("a tenant's life cycle (I1)", () => {
  it.each(everyTry)("$from to $to by the $mover", ({ from, to, mover }) => {
    const expected = isAllowed(from, to, mover) ? "allowed" : "tenant.move_refused";
    expect(codeOf(() => requireMove(from, to, mover))).toBe(expected);
  });

  it("has these moves and no others", () => {
    const moves = everyTry.filter(({ from, to, mover }) => moverOf(from, to) === mover);
    expect(moves).toHaveLength(allowed.length);
    expect(Object.values(nextStatuses).flat()).toHaveLength(allowed.length);
    expect(nextStatuses.closed).toEqual([]);
  });

  it.each(allowed)("%s to %s by the %s is told by %s (I2)", (from, to, _mover, type) => {
    expect(eventOfMove(from, to).type).toBe(type);
  });

  it("begins with an application", () => expect(eventOfMove(null, "applied").type).toBe("tenant.applied.v1"));

  it("refuses with a way out that says what can be done from there", () => {
    for (const from of Status.options) {
      try {
        requireMove(from, "applied", "operator");
      } catch (error) {
        expect((error as Fault).wayOut).toBeTruthy();
      }
    }
  });
});
