import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { startJobs } from "./jobs";

it("runs a job again and again, though it failed, and never twice at once", async () => {
  let turns = 0;
  let running = 0;
  let most = 0;
  const failures: string[] = [];
  const handler = async () => {
    turns += 1;
    running += 1;
    most = Math.max(most, running);
    await sleep(10);
    running -= 1;
    if (turns === 1) throw new Error("first turn");
  };
  const stop = startJobs([{ name: "job", everyMs: 2, load: async () => handler }], {
    firstAfterMs: 0,
    onError: (name, error) => failures.push(`${name}: ${(error as Error).message}`),
  });
  await expect.poll(() => turns).toBeGreaterThan(3);
  await stop();
  expect({ most, failures }).toEqual({ most: 1, failures: ["job: first turn"] });
});

it("waits for the running turn when it stops, and starts none after", async () => {
  let turns = 0;
  let finished = 0;
  const handler = async () => {
    turns += 1;
    await sleep(20);
    finished += 1;
  };
  const stop = startJobs([{ name: "job", everyMs: 1, load: async () => handler }], {
    firstAfterMs: 0,
    onError: () => undefined,
  });
  await expect.poll(() => turns).toBeGreaterThan(0);
  await stop();
  const started = turns;
  expect(finished).toBe(started);
  await sleep(40);
  expect(turns).toBe(started);
});
