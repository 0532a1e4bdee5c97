import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Audit } from "#core/audit";
import { type Id, instant } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { configureHandlers, connectToFreshTable, type FreshTable, scopeOf, throughLossyConnection } from "#support";
import { HeadEntity } from "../../../packages/core/src/audit/audit.entity";
import { handler } from "./anchor-audit";

const at = instant("2026-03-01T09:00:00Z");
const lines: { tenantId?: string; outcome?: string; level?: string }[] = [];
let table: FreshTable;
/** In the order in which the job comes to them. */
let tenants: readonly [Id<"ten">, Id<"ten">];

beforeEach(async () => {
  lines.length = 0;
  vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(JSON.parse(line)));
  configureHandlers({ mailFolder: "unused" });
  table = await connectToFreshTable();
  tenants = (await Promise.all([register("one"), register("two")])).toSorted() as [Id<"ten">, Id<"ten">];
  for (const tenantId of tenants) {
    const subjects = [`con_${"0".repeat(26)}`];
    await runInScope(scopeOf(tenantId), () => Audit.append({ at, notes: [{ action: "consumer.read", subjects }] }));
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const register = async (slug: string) => {
  const rest = { currency: "EUR", taxRateBp: 2_500, locale: "en-GB", country: "DK" } as const;
  return (await Tenant.register({ name: slug, slug, roles: ["supplier"], ...rest, at, random: systemRandom })).tenantId;
};
const anchorsOf = (tenantId: Id<"ten">) =>
  runInScope(scopeOf(tenantId), async () => (await Audit.listAnchors(tenantId)).length);

it("a head that can't be read is a break of its tenant's chain: the next tenant is anchored all the same, and somebody is alarmed", async () => {
  const [first, second] = tenants;
  await runInScope(scopeOf(first), () => HeadEntity.patch({ tenantId: first }).set({ hash: "x" }).go());
  await expect(handler()).rejects.toThrow(first);
  expect(lines).toMatchObject([
    { level: "error", tenantId: first, outcome: "broken", broken: { kind: "head", sequence: 1 } },
    { level: "info", tenantId: second, outcome: "anchored" },
  ]);
  expect([await anchorsOf(first), await anchorsOf(second)]).toEqual([0, 1]);
});

it("a tenant whose chain can't be read doesn't keep the next from its anchor, and gets its own at the next turn", async () => {
  const [first, second] = tenants;
  // The head of the first is read before any other, and nobody asks again.
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
  await throughLossyConnection(table, "GetItem", () => expect(handler()).rejects.toThrow(first));
  expect(lines).toMatchObject([
    { level: "error", tenantId: first, outcome: "failed" },
    { level: "info", tenantId: second, outcome: "anchored" },
  ]);
  await handler();
  expect([await anchorsOf(first), await anchorsOf(second)]).toEqual([1, 1]);
});
