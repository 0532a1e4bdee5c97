import { describe, expect, it } from "vitest";
import { inFreshTable, scopeOf } from "#support";
import { deriveId, Fault, type Id, type Instant, plusMs } from "../kernel";
import { runInScope } from "../store";
import { answerOf } from "./idempotency";
import { Idempotency } from ".";
import { seededRandom } from "./seeded-random";

const at = "2026-03-01T09:00:00.000Z" as Instant;
const mine = deriveId("ten", "mine");
const other = deriveId("ten", "other");
const answer: Idempotency.StoredAnswer = { status: 201, headers: { "content-type": "text/plain" }, body: "made" };
const request = (over: Partial<Idempotency.Request> = {}): Idempotency.Request => ({
  ownerId: mine,
  operation: "make",
  key: "5f0c2a52-3a0f-4f0e-9a64-0b8f5a0f4d11",
  requestHash: "hash",
  at,
  ...over,
});
const refuse = () => Promise.reject(new Error("nothing to recover"));

/** An operation that counts its runs and remembers the time and the chance each was given. */
function counted(outcomes: readonly (Idempotency.StoredAnswer | Error)[] = [answer]) {
  const runs: { at: Instant; drawn: string }[] = [];
  return {
    runs,
    operation: {
      run: (run: { at: Instant; random: () => Uint8Array }) => {
        const outcome = outcomes[Math.min(runs.length, outcomes.length - 1)] as Idempotency.StoredAnswer | Error;
        runs.push({ at: run.at, drawn: Buffer.from(run.random()).toString("hex") });
        return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
      },
      recover: refuse,
    },
  };
}
const send = (over: Partial<Idempotency.Request>, operation: Parameters<typeof Idempotency.once>[1]) =>
  runInScope(scopeOf((over.ownerId ?? mine) as Id<"ten">), () => Idempotency.once(request(over), operation));

describe("what a request may do that finds its key claimed", () => {
  const claim = { requestHash: "hash", claimedAt: at, runningSince: at };
  it.each([
    { why: "K1", over: { requestHash: "another" }, afterMs: 60_000, throws: "idempotency.key_reused" },
    { why: "K1 before K2", over: { requestHash: "another", answer }, afterMs: 0, throws: "idempotency.key_reused" },
    { why: "K3", over: {}, afterMs: 29_999, throws: "idempotency.running" },
    { why: "K6", over: {}, afterMs: 4 * 60_000 + 1, throws: "idempotency.unresolved" },
    { why: "K2", over: { answer }, afterMs: 23 * 3_600_000, answers: answer },
    { why: "K4", over: {}, afterMs: 30_000, answers: undefined },
  ])("$why: $over after $afterMs ms", ({ over, afterMs, throws, answers }) => {
    const decide = () => answerOf({ ...claim, ...over }, { requestHash: "hash", at: plusMs(at, afterMs) });
    if (throws) expect(decide).toThrow(expect.objectContaining({ code: throws }));
    else expect(decide()).toEqual(answers);
  });
});

it("runs once and replays the answer, at each tenant by itself (K2, invariant 2)", () =>
  inFreshTable(async () => {
    const { runs, operation } = counted();
    expect(await send({}, operation)).toEqual({ ...answer, replayed: false });
    expect(await send({ at: plusMs(at, 3_600_000) }, operation)).toEqual({ ...answer, replayed: true });
    expect(await send({ ownerId: other }, operation)).toEqual({ ...answer, replayed: false });
    expect(runs).toHaveLength(2);
  }));

it("repeats a run that broke off with the first run's time and chance (K4)", () =>
  inFreshTable(async () => {
    const { runs, operation } = counted([new Error("killed"), answer]);
    await expect(send({}, operation)).rejects.toThrow("killed");
    expect(await send({ at: plusMs(at, 31_000) }, operation)).toEqual({ ...answer, replayed: false });
    expect(runs[1]).toEqual(runs[0]);
  }));

it("lets one of two repetitions take over a run that broke off (K3)", () =>
  inFreshTable(async () => {
    const { runs, operation } = counted([new Error("killed"), answer]);
    await expect(send({}, operation)).rejects.toThrow("killed");
    const both = [1, 2].map(() => send({ at: plusMs(at, 31_000) }, operation).catch((error: Fault) => error.code));
    expect((await Promise.all(both)).filter((outcome) => outcome === "idempotency.running").length).toBeLessThan(2);
    expect(runs.length).toBe(2);
  }));

it("gives the key back when the first run is refused, and keeps it when a repetition is (K5)", () =>
  inFreshTable(async () => {
    const refused = new Fault("make.refused", "invalid");
    const first = counted([refused, answer]);
    await expect(send({}, first.operation)).rejects.toBe(refused);
    expect(await send({ at: plusMs(at, 1) }, first.operation)).toEqual({ ...answer, replayed: false });

    const key = "0198a000-0000-7000-8000-000000000000";
    const second = counted([new Error("killed"), refused]);
    await expect(send({ key }, second.operation)).rejects.toThrow("killed");
    await expect(send({ key, at: plusMs(at, 31_000) }, second.operation)).rejects.toBe(refused);
    await expect(send({ key, at: plusMs(at, 31_001) }, second.operation)).rejects.toMatchObject({
      code: "idempotency.running",
    });
  }));

it("keeps the key when nobody knows whether the first run took effect, and repeats it as one that broke off (K5, K4)", () =>
  inFreshTable(async () => {
    const unknown = new Fault("store.outcome_unknown", "unavailable");
    const { runs, operation } = counted([unknown, answer]);
    await expect(send({}, operation)).rejects.toBe(unknown);
    await expect(send({ at: plusMs(at, 1) }, operation)).rejects.toMatchObject({ code: "idempotency.running" });
    expect(await send({ at: plusMs(at, 31_000) }, operation)).toEqual({ ...answer, replayed: false });
    expect(runs[1]).toEqual(runs[0]);
  }));

it("answers with what the first run made where its repetition collides with it (K4)", () =>
  inFreshTable(async () => {
    const collision = new Fault("make.exists", "conflict");
    const { operation } = counted([new Error("killed"), collision]);
    await expect(send({}, operation)).rejects.toThrow("killed");
    const recover = (_run: unknown, met: Fault) => Promise.resolve({ ...answer, body: met.code });
    const again = await send({ at: plusMs(at, 31_000) }, { ...operation, recover });
    expect(again).toEqual({ ...answer, body: "make.exists", replayed: false });
  }));

it("draws the same from the same seed, and other bytes at each draw", () => {
  const [one, same, another] = [seededRandom("a", "b"), seededRandom("a", "b"), seededRandom("ab")];
  const [first, second] = [one(), one()];
  expect([same(), same()]).toEqual([first, second]);
  expect(second).not.toEqual(first);
  expect(another()).not.toEqual(first);
});
