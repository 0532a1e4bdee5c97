import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Id, instant } from "#core/kernel";
import { EventLog } from "#core/store";
import { connectToFreshTable, type FreshTable } from "#support";
import { Listing } from ".";
import {
  agree,
  as,
  handling,
  importProduct,
  openStorefront,
  random,
  register,
  setAgreementStatus,
  tick,
} from "./listing.fixture";
import type * as Sources from "./sources";

/** The real sources; a test may do something between a decision's reading of its listing and its writing. */
const meanwhile = vi.hoisted(() => ({ once: undefined as (() => Promise<unknown>) | undefined }));
vi.mock("./sources", async (original) => {
  const real = await original<typeof Sources>();
  return {
    ...real,
    readGrant: async (...input: Parameters<typeof real.readGrant>) => {
      const { once } = meanwhile;
      meanwhile.once = undefined;
      await once?.();
      return real.readGrant(...input);
    },
  };
});

let table: FreshTable;
beforeAll(async () => {
  table = await connectToFreshTable();
});

describe("taking a listing up again", () => {
  let supplierId: Id<"ten">;
  let tenantId: Id<"ten">;
  let storefrontId: Id<"stf">;
  let agreementId: Id<"agr">;
  let listingId: Id<"lst">;
  beforeEach(async () => {
    ({ tenantId: supplierId } = await register("Acme Apparel", ["supplier"]));
    ({ tenantId } = await register("Lifestyle Blog", ["partner"]));
    ({ storefrontId } = await openStorefront(tenantId, "blog"));
    const productId = await importProduct(supplierId, "shirt");
    agreementId = await agree(supplierId, tenantId);
    listingId = Listing.idOf(storefrontId, productId);
    const products = [productId];
    await mine(() => Listing.enable({ tenantId, storefrontId, agreementId, products, at: tick(), random }));
    await followUp();
  });

  const mine = <R>(body: () => Promise<R>) => as(tenantId, body);
  const decision = () => ({ tenantId, listingId, at: tick(), random });
  const row = () => mine(() => Listing.get({ tenantId, listingId }));
  const enablings = async () =>
    (await mine(() => EventLog.list({ tenantId }))).filter(({ type }) => type === Listing.Enabled.type);
  /** Delivers what the partner enabled last. */
  async function followUp(): Promise<void> {
    const event = (await enablings()).at(-1);
    if (!event) throw new Error("nothing was enabled");
    const data = Listing.Enabled.schema.parse(event.data);
    await Listing.followEnablement({ ...data, eventId: event.id, tenantId, at: event.time }, handling());
  }

  it.each([
    ["pause", Listing.pause],
    ["delist", Listing.delist],
  ])("brings back what the partner chose to %s", async (_, withdraw) => {
    await mine(() => withdraw(decision()));
    const { revision } = await row();
    await mine(() => Listing.resume({ ...decision(), revision }));
    await followUp();
    expect(await row()).toMatchObject({ status: "published", wish: "listed" });
  });

  it("holds though the clock stood still since the listing was paused (I4)", async () => {
    const at = instant("2030-01-01T00:00:00Z");
    await mine(() => Listing.pause({ ...decision(), at }));
    await mine(() => Listing.resume({ ...decision(), at }));
    await followUp();
    expect((await row()).status).toBe("published");
  });

  it("is refused when the listing changed between its reading and its writing, and tells nobody", async () => {
    await mine(() => Listing.pause(decision()));
    const { revision } = await row();
    const before = (await enablings()).length;
    meanwhile.once = () => Listing.annotate({ ...decision(), changes: { badge: "Our pick" } });
    await expect(mine(() => Listing.resume({ ...decision(), revision }))).rejects.toMatchObject({
      code: "listing.revision_mismatch",
      kind: "precondition",
    });
    expect(await enablings()).toHaveLength(before);
    expect(await row()).toMatchObject({ status: "paused", revision: revision + 1 });
  });

  it("decides on the newer listing where the caller named no revision", async () => {
    await mine(() => Listing.pause(decision()));
    meanwhile.once = () => Listing.annotate({ ...decision(), changes: { badge: "Our pick" } });
    expect(await mine(() => Listing.resume(decision()))).toMatchObject({ addition: { badge: "Our pick" } });
  });

  it("has nothing to tell of a listing that is wanted already", async () => {
    const before = (await enablings()).length;
    expect(await mine(() => Listing.resume(decision()))).toEqual(await row());
    expect(await enablings()).toHaveLength(before);
  });

  it("needs the grant and the product, as enabling does", async () => {
    await mine(() => Listing.pause(decision()));
    await importProduct(supplierId, "shirt", { published: false });
    await expect(mine(() => Listing.resume(decision()))).rejects.toMatchObject({ code: "listing.product_unknown" });
    await setAgreementStatus(tenantId, agreementId, "suspended", table.tableName);
    await expect(mine(() => Listing.resume(decision()))).rejects.toMatchObject({
      code: "listing.agreement_not_active",
    });
  });

  it("is the partner's alone (invariant 2)", async () => {
    await expect(as(supplierId, async () => Listing.resume(decision()))).rejects.toThrow(/by ten_/);
    await expect(as(supplierId, () => Listing.resume({ ...decision(), tenantId: supplierId }))).rejects.toMatchObject({
      code: "listing.not_found",
    });
  });
});
