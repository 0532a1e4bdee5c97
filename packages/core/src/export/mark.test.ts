import { describe, expect, it } from "vitest";
import { createId, deriveId, type Id, instant, plusMs } from "../kernel";
import { systemRandom } from "../kernel/system";
import type { Consumer } from "../consumer";
import { RelayAddress } from "../relay-address";
import { consumersFile, sharedFile } from "./file";
import { tracesIn, verdictOf } from "./trace";

const at = instant("2026-03-01T12:00:00Z");
const relay = { domain: "relay.example", secret: "s".repeat(32) };
const jobs = Array.from({ length: 1_000 }, (_, n) => ({
  exportId: createId("exp", at, systemRandom),
  key: `key ${n}`,
}));
const [mine, other] = jobs as [(typeof jobs)[0], (typeof jobs)[0]];

const consumers = (count: number): Consumer.Info[] =>
  Array.from({ length: count }, (_, n) => ({
    consumerId: deriveId("con", String(n)),
    stewardId: deriveId("ten", "supplier"),
    contact: {
      name: `Ann ${n}`,
      email: `ann${n}@example.com`,
      address: { line1: `Street ${n}`, postalCode: "1016 GV", city: "Amsterdam", country: "NL" },
    },
    lastSoldThroughId: deriveId("ten", "partner"),
    lastOrderId: deriveId("ord", String(n)),
    lastOrderAt: plusMs(at, n * 61_000),
    firstOrderAt: plusMs(at, n * 61_000),
  }));
const shared = (count: number, job: { exportId: Id<"exp"> }, named = true): Consumer.Seen[] =>
  Array.from({ length: count }, (_, n) => {
    const pseudonym = deriveId("psn", String(n));
    return {
      sharedRecordId: deriveId("shr", String(n)),
      partnerId: deriveId("ten", "partner"),
      supplierId: deriveId("ten", "supplier"),
      stewardId: deriveId("ten", "supplier"),
      agreementId: deriveId("agr", "a"),
      agreementVersion: 1,
      share: named ? ("contact" as const) : ("pseudonymous" as const),
      pseudonym,
      ...(named
        ? { name: `Ann ${n}`, email: `ann${n}@example.com` }
        : { relayAddress: RelayAddress.of(pseudonym, relay, RelayAddress.tagOf(job.exportId)) }),
      lastOrderOn: "2026-03-01",
      fields: ["pseudonym" as const, "lastOrderOn" as const],
      sinceOn: "2026-03-01",
    };
  });
const verdict = (text: string, among = jobs) => verdictOf(tracesIn(text, relay), among);
const lines = (file: string) => file.trimEnd().split("\r\n").slice(1);
/** Every second column, as somebody would who keeps names and addresses only. */
const addressesOf = (file: string) => lines(file).map((line) => /[\w.]+@[\w.]+/.exec(line)?.[0] ?? "");

describe("X4: a leaked file names its export among a thousand", () => {
  it("by its order, of CSV and of JSON, though only the addresses are left of it", () => {
    const csv = sharedFile(shared(200, mine), mine.key, "csv");
    expect(verdict(csv)?.job).toBe(mine);
    expect(verdict(addressesOf(csv).join("\n"))).toMatchObject({ job: mine, by: "mark" });
    expect(verdict(sharedFile(shared(200, mine), mine.key, "json"))?.job).toBe(mine);
  });

  it("of thirteen rows in their order, wherever they were cut out; eleven prove nothing, and are called so", () => {
    const rows = addressesOf(sharedFile(shared(400, mine), mine.key, "csv"));
    expect(verdict(rows.slice(200, 213).join("\n"))?.job).toBe(mine);
    expect(
      verdict(
        rows
          .filter((_, n) => n % 30 === 0)
          .slice(0, 13)
          .join("\n"),
      )?.job,
    ).toBe(mine);
    expect(verdict(rows.slice(200, 211).join("\n"))).toBeUndefined();
  });

  it("though one row in twenty was moved", () => {
    const rows = addressesOf(sharedFile(shared(200, mine), mine.key, "csv"));
    const moved = rows.map((row, n) => (n % 20 === 0 ? (rows[(n + 77) % 200] ?? row) : row));
    expect(verdict(moved.join("\n"))?.job).toBe(mine);
  });

  it("by one relay address, in a file that was sorted or cut down to it", () => {
    const file = sharedFile(shared(50, mine, false), mine.key, "csv");
    expect(verdict(addressesOf(file).toSorted().join("\n"))).toMatchObject({ job: mine, by: "address" });
    expect(verdict(addressesOf(file)[17] ?? "")).toMatchObject({ job: mine, by: "address" });
  });

  it("a supplier's by four moments, in any order; the seconds are true", () => {
    const all = consumers(100);
    const sorted = lines(consumersFile(all, mine.key, "csv")).toSorted();
    expect(verdict(sorted.join("\n"))).toMatchObject({ job: mine, by: "mark" });
    const moments = sorted.flatMap((line) => /T[\d:.]+Z/.exec(line)?.[0] ?? "").slice(0, 4);
    expect(verdict(moments.map((moment) => `2026-03-01${moment}`).join(" "))?.job).toBe(mine);
    for (const { firstOrderAt } of all) expect(sorted.join("\n")).toContain(firstOrderAt.slice(0, 19));
  });

  it("two exports of the same rows are told apart", () => {
    for (const job of [mine, other]) expect(verdict(sharedFile(shared(60, job), job.key, "csv"))?.job).toBe(job);
  });

  it("a file of no export is nobody's: sorted rows, rows in any order, and a list from the console", () => {
    const rows = shared(300, mine).map(({ email }) => email ?? "");
    expect(verdict(rows.join("\n"))).toBeUndefined();
    expect(verdict(rows.toSorted().join("\n"))).toBeUndefined();
    const list = shared(50, mine, false).map(({ pseudonym }) => RelayAddress.of(pseudonym, relay));
    expect(verdict(list.join("\n"))).toBeUndefined();
    expect(verdict("")).toBeUndefined();
  });

  it("an address of another deployment, or one that was made up, names nothing", () => {
    const forged = `${"7".repeat(34)}@relay.example`;
    expect(verdict(forged)).toBeUndefined();
  });
});

it("a cell that a spreadsheet would run is text", () => {
  const [one] = shared(1, mine) as [Consumer.Seen];
  const file = sharedFile([{ ...one, name: '=HYPERLINK("http://thief.example")' }], mine.key, "csv");
  expect(file).toContain("'=HYPERLINK");
});

it("JSON has every row, and CSV a line for each", () => {
  expect(JSON.parse(consumersFile(consumers(7), mine.key, "json"))).toHaveLength(7);
  expect(lines(consumersFile(consumers(7), mine.key, "csv"))).toHaveLength(7);
});
