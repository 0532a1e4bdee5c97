import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Stock } from "#core/catalog";
import type { Id } from "#core/kernel";
import { commit } from "#core/store";
import { connectToFreshTable } from "#support";
import { Listing } from ".";
import {
  agree,
  as,
  handling,
  importProduct,
  newEventId,
  openStorefront,
  random,
  register,
  tick,
} from "./listing.fixture";
import type * as Sources from "./sources";

/** The real sources; a test may hold the next refresh between its reading and its writing. */
const gate = vi.hoisted(() => ({ hold: undefined as ((reading: "done") => Promise<void>) | undefined }));
vi.mock("./sources", async (original) => {
  const real = await original<typeof Sources>();
  return {
    ...real,
    readProduct: async (...input: Parameters<typeof real.readProduct>) => {
      const found = await real.readProduct(...input);
      const { hold } = gate;
      gate.hold = undefined;
      await hold?.("done");
      return found;
    },
  };
});

/** Starts a refresh that has read its sources, and writes when told to. */
async function startRefresh(refresh: () => Promise<void>): Promise<() => Promise<void>> {
  let resume = () => {};
  const resumed = new Promise<void>((resolve) => (resume = resolve));
  let running: Promise<void> | undefined;
  await new Promise<void>((hasRead) => {
    gate.hold = () => (hasRead(), resumed);
    running = refresh();
  });
  return async () => {
    resume();
    await running;
  };
}

beforeAll(() => connectToFreshTable());

describe("two refreshes of one listing", () => {
  let supplierId: Id<"ten">;
  let tenantId: Id<"ten">;
  let storefrontId: Id<"stf">;
  let productId: Id<"prd">;
  let listingId: Id<"lst">;
  beforeEach(async () => {
    ({ tenantId: supplierId } = await register("Acme Apparel", ["supplier"]));
    ({ tenantId } = await register("Lifestyle Blog", ["partner"]));
    ({ storefrontId } = await openStorefront(tenantId, "blog"));
    productId = await importProduct(supplierId, "shirt", { units: 9 });
    listingId = Listing.idOf(storefrontId, productId);
    const agreementId = await agree(supplierId, tenantId);
    const enabled = { tenantId, storefrontId, agreementId, products: "all" as const, at: tick() };
    await as(tenantId, () => Listing.enable({ ...enabled, random }));
    await Listing.followEnablement({ ...enabled, eventId: newEventId(), supplierId }, handling());
  });

  const follow = () => Listing.followProduct({ supplierId, productId });
  const page = () => as(tenantId, () => Listing.findPage({ tenantId, listingId }));

  it("leave no old stock behind, though the one that read it writes last and the other found no news", async () => {
    const { variantId } = (await page())?.variants[0] ?? { variantId: "var_" as const };
    const move = { supplierId, variantId, quantity: 8 };
    await as(supplierId, () => commit({ writes: [Stock.allocateWrite(move)] }));
    const resume = await startRefresh(follow);
    await as(supplierId, () => commit({ writes: [Stock.releaseWrite(move)] }));
    await follow();
    await resume();
    expect((await page())?.stock).toBe("in_stock");
  });

  it("can't undo what the partner decided between reading and writing", async () => {
    await importProduct(supplierId, "shirt", { title: "Renamed" });
    const resume = await startRefresh(follow);
    await as(tenantId, () => Listing.pause({ tenantId, listingId, at: tick(), random }));
    await resume();
    expect(await page()).toBeUndefined();
    expect(await as(tenantId, () => Listing.get({ tenantId, listingId }))).toMatchObject({ status: "paused" });
  });

  it("write once: the later one to write sees that there is no news left", async () => {
    await importProduct(supplierId, "shirt", { title: "Second" });
    const resume = await startRefresh(follow);
    await importProduct(supplierId, "shirt", { title: "Third" });
    await follow();
    const before = await as(tenantId, () => Listing.get({ tenantId, listingId }));
    await resume();
    expect(await as(tenantId, () => Listing.get({ tenantId, listingId }))).toEqual(before);
    expect(before.title).toBe("Third");
  });

  it("listen to the product's supplier only: another one's news of it changes nothing (invariant 2)", async () => {
    const other = (await register("Other", ["supplier"])).tenantId;
    await agree(other, tenantId);
    const before = await as(tenantId, () => Listing.get({ tenantId, listingId }));
    await Listing.followProduct({ supplierId: other, productId });
    expect(await as(tenantId, () => Listing.get({ tenantId, listingId }))).toEqual(before);
  });
});
