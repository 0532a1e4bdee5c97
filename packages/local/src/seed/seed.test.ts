import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Agreement } from "#core/agreement";
import type { Id } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { Listing } from "#core/listing";
import { EventLog, runInScope } from "#core/store";
import { Storefront, Tenant } from "#core/tenant";
import { Onboarding } from "#core/tenant/onboarding";
import { connectToFreshTable, pairwiseKey, scopeOf } from "#support";
import { startBus } from "../bus";
import { localSubscriptions } from "../subscriptions";
import { seed } from "./index";

async function tenantIds(): Promise<Id<"ten">[]> {
  return (await Tenant.list()).items.map(({ tenantId }) => tenantId);
}

/** Seeds; `crashAt` ends the run when that step begins, as a kill would. */
async function run(crashAt?: string): Promise<void> {
  const bus = await startBus({ subscriptions: localSubscriptions(), listTenants: tenantIds, backOffMs: 5 });
  try {
    const say = (step: string) => {
      if (crashAt && step.startsWith(crashAt)) throw new Error("crashed");
    };
    await seed({ clock: systemClock, random: systemRandom, drain: bus.drain, say });
    expect(await bus.deadLetters()).toEqual([]);
  } finally {
    await bus.stop();
  }
}

const countEvents = async () => {
  let events = 0;
  for (const tenantId of await tenantIds()) {
    events += (await runInScope(scopeOf(tenantId), () => EventLog.list({ tenantId, limit: 1000 }))).length;
  }
  return events;
};

describe("seed", () => {
  beforeAll(async () => {
    const table = await connectToFreshTable();
    // Subscribers read their configuration when they are first called.
    Object.assign(process.env, {
      TANDEM_TABLE: table.tableName,
      TANDEM_DYNAMODB_ENDPOINT: table.endpoint,
      TANDEM_PUBLIC_URL: "http://localhost:4000",
      TANDEM_PAYMENT_URL: "http://localhost:4000/pay",
      TANDEM_MAIL: `file:${mkdtempSync(join(tmpdir(), "tandem-seed-"))}`,
      TANDEM_MAIL_FROM: "shop@tandem.example",
      TANDEM_KEYRING: "file:not-used",
      TANDEM_PAIRWISE_KEY: pairwiseKey,
    });
    await expect(run("signing")).rejects.toThrow("crashed");
    await run();
  }, 120_000);

  it("brings everybody where they stand by the moves that people make", async () => {
    const stands = (await Tenant.list()).items.map(({ slug, status }) => `${slug} ${status}`);
    expect(stands.toSorted()).toEqual([
      "alster-apparel active",
      "huis-en-haard active",
      "noorderlicht in_review",
      "oakmere-home active",
      "operator active",
      "the-weekend-edit active",
      "tidal-soap-works onboarding",
    ]);
    for (const { tenantId, slug } of (await Tenant.list()).items) {
      const { history } = await runInScope(scopeOf(tenantId), () => Onboarding.state({ tenantId }));
      expect([slug, history.length > 1]).toEqual([slug, slug !== "operator"]);
    }
  });

  it.each([
    { shop: "weekend", suppliers: ["Alster Apparel", "Oakmere Home & Garden"] },
    { shop: "huisenhaard", suppliers: ["Alster Apparel", "Oakmere Home & Garden"] },
    { shop: "alster", suppliers: ["Alster Apparel"] },
  ])("fills $shop from real catalogue files, each card with its seller (invariant 9)", async ({ shop, suppliers }) => {
    const storefront = await Storefront.findByHostname(shop);
    const { tenantId, storefrontId } = storefront as Storefront.Frame;
    const { items } = await runInScope(scopeOf(tenantId), () => Listing.cards({ tenantId, storefrontId, limit: 100 }));
    expect(new Set(items.map(({ supplierName }) => supplierName))).toEqual(new Set(suppliers));
    expect(items.length).toBeGreaterThanOrEqual(suppliers.length * 15);
  });

  it("leaves every agreement active on both sides, with different commissions and data clauses", async () => {
    const copies = await Promise.all(
      (await tenantIds()).map((tenantId) => runInScope(scopeOf(tenantId), () => Agreement.list({ tenantId }))),
    );
    const agreements = copies.flatMap(({ items }) => items);
    expect(agreements.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => "active"));
    expect(new Set(agreements.map(({ terms }) => `${terms.commission.rateBp} ${terms.data.share}`))).toEqual(
      new Set(["1250 contact", "1000 pseudonymous", "800 pseudonymous", "1500 none"]),
    );
  });

  it("adds nothing but the five decisions to list everything when it runs again", async () => {
    const before = await countEvents();
    await run();
    expect((await countEvents()) - before).toBe(5);
  }, 60_000);
});
