import { Limit } from "#core/limit";
import { connectToFreshTable } from "#support";
import { expect, it } from "vitest";
import { openDoor, openMarket } from "./storefront.fixture";

it("a visitor who asks too often is refused before the shop is; others see it, and their own cached page says nothing of him", async () => {
  await connectToFreshTable();
  const market = await openMarket();
  const real = Limit.createLimiter();
  const quotas: Readonly<Record<string, number>> = { address: 3, storefront: 8 };
  const door = await openDoor(undefined, {
    spend: (policy, ...rest) => real.spend({ ...policy, quota: quotas[policy.name] ?? 1, lease: 1 }, ...rest),
  });
  const visitor = door.visitor(market.edit.name);
  const ask = (address: string, path = "/cart") => visitor.get(path, { "x-client-address": address });
  for (let round = 0; round < 3; round += 1) expect((await ask("192.0.2.1")).status).toBe(200);
  const refused = await ask("192.0.2.1");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("20");
  expect(refused.headers.get("ratelimit")).toBe('"address";r=0;t=60');
  expect(refused.html).toContain("<h1");
  const other = await ask("192.0.2.2");
  expect([other.status, other.headers.get("ratelimit")]).toEqual([200, '"address";r=2;t=20, "storefront";r=4;t=30']);
  const shared = await ask("192.0.2.3", "/");
  expect(shared.headers.get("cache-control")).toMatch(/^public/);
  expect(shared.headers.get("ratelimit")).toBeNull();
  // Another shop of another tenant has buckets of its own.
  const elsewhere = await door.visitor(market.own.name).get("/cart", { "x-client-address": "192.0.2.1" });
  expect(elsewhere.status).toBe(200);
});
