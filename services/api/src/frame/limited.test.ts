import { Limit } from "#core/limit";
import { configureHandlers, connectToFreshTable } from "#support";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { join, type Person, testApi, type TestApi } from "../api.fixture";

/** The real limiter with buckets small enough to empty. */
function tight(quota: number): Limit.Limiter {
  const limiter = Limit.createLimiter();
  return {
    spend: (policy, ...rest) => limiter.spend({ ...policy, quota: Math.min(quota, policy.quota), lease: 1 }, ...rest),
  };
}

let one: Person;
let other: Person;
let api: TestApi;
beforeAll(() => configureHandlers({ mailFolder: "unused" }));
beforeEach(async () => {
  await connectToFreshTable();
  [one, other] = [await join("One", ["supplier"]), await join("Other", ["supplier"])];
  api = testApi({ limiter: tight(5) });
});
const ask = (as: Person | undefined, headers: Record<string, string> = {}) =>
  api.send(as, "GET", "/agreements", { headers });
const statuses = async (count: number, as: Person | undefined, headers?: Record<string, string>) => {
  const seen: number[] = [];
  for (let round = 0; round < count; round += 1) seen.push((await ask(as, headers)).status);
  return seen;
};

describe("a tenant that asks too often", () => {
  it("is told so and when to come back, and no other tenant notices", async () => {
    expect(await statuses(6, one)).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await ask(one);
    expect(refused.body).toMatchObject({ code: "limit.exceeded", status: 429 });
    expect(refused.headers.get("ratelimit-policy")).toBe('"session";q=5;w=60');
    expect(refused.headers.get("ratelimit")).toBe('"session";r=0;t=60');
    expect(refused.headers.get("retry-after")).toBe("12");
    expect(await statuses(5, other)).toEqual([200, 200, 200, 200, 200]);
    api.clock.pass(12_000);
    expect(await statuses(2, one)).toEqual([200, 429]);
  });

  it("sees on every answer what is left, on those that went wrong too", async () => {
    expect((await ask(one)).headers.get("ratelimit")).toBe('"session";r=4;t=12, "tenant";r=4;t=12');
    const missing = await api.send(one, "GET", `/agreements/agr_${"0".repeat(26)}`);
    expect([missing.status, missing.headers.get("ratelimit")]).toEqual([404, '"session";r=3;t=24, "tenant";r=3;t=24']);
  });
});

it("a flood of made-up tokens from one address is refused before anything is looked up", async () => {
  const from = { "x-forwarded-for": "192.0.2.1", authorization: `Bearer ${"x".repeat(43)}` };
  expect(await statuses(6, undefined, from)).toEqual([401, 401, 401, 401, 401, 429]);
  expect(await statuses(1, undefined, { ...from, "x-forwarded-for": "192.0.2.1, 192.0.2.2" })).toEqual([401]);
});
