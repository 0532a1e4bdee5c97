import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { forEachOf } from "./parallel";

const items = Array.from({ length: 100 }, (_, index) => index);

describe("forEachOf", () => {
  it("runs a few at a time, each once", async () => {
    let running = 0;
    let most = 0;
    const seen: number[] = [];
    await forEachOf(items, async (item, index) => {
      most = Math.max(most, (running += 1));
      await sleep(1);
      running -= 1;
      expect(item).toBe(index);
      seen.push(item);
    });
    expect(seen.toSorted((a, b) => a - b)).toEqual(items);
    expect(most).toBe(8);
  });

  it("tries all, and throws all failures", async () => {
    let tried = 0;
    const run = forEachOf(items, async (item) => {
      tried += 1;
      if (item % 50 === 0) throw new Error(`no ${item}`);
    });
    await expect(run).rejects.toThrow("2 of 100 failed");
    expect(tried).toBe(100);
  });

  it("begins nothing after the first failure where it shall stop, and lets end what runs", async () => {
    let begun = 0;
    let ended = 0;
    const run = forEachOf(
      items,
      async (item) => {
        begun += 1;
        if (item === 3) throw new Error("no 3");
        await sleep(5);
        ended += 1;
      },
      { afterFailure: "stop" },
    );
    await expect(run).rejects.toThrow("no 3");
    expect([begun, ended]).toEqual([8, 7]);
  });
});
