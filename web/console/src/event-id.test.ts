import { expect, it } from "vitest";
import { eventIdAt } from "./event-id";

it("sorts before every event of its moment, and after those before (ULID)", () => {
  // The specification's own example: 01ARYZ6S41 is 1469918176385.
  expect(eventIdAt(new Date(1_469_918_176_385))).toBe(`evt_01aryz6s41${"0".repeat(16)}`);
  expect(eventIdAt(new Date(1_000)) < eventIdAt(new Date(1_001))).toBe(true);
  expect(eventIdAt(new Date(1_469_918_176_385))).toMatch(/^evt_[0-9a-hjkmnp-tv-z]{26}$/);
});
