import { describe, expect, it } from "vitest";
import type { AuditEntry } from "./api/schema";
import { everything, isLeft } from "./audit";

const entry: AuditEntry = {
  tenantId: "ten_a",
  sequence: 3,
  at: "2026-03-01T09:00:00.000Z",
  actor: "mem_anna",
  role: "support",
  action: "consumer.read",
  subjects: ["con_ida", "con_per"],
  previousHash: "0",
  hash: "1",
};

describe("a filter leaves what fits all of it", () => {
  it.each([
    { filter: {}, left: true },
    { filter: { action: "consumer.read" }, left: true },
    { filter: { action: "order.read" }, left: false },
    { filter: { words: " CON_PER " }, left: true },
    { filter: { words: "mem_an" }, left: true },
    { filter: { words: "support" }, left: true },
    { filter: { words: "con_ole" }, left: false },
    { filter: { action: "order.read", words: "con_per" }, left: false },
  ])("$filter: $left", ({ filter, left }) => {
    expect(isLeft({ ...everything, ...filter }, entry)).toBe(left);
  });
});
