import { beforeAll, describe, expect, it } from "vitest";
import type { Product } from "#core/catalog";
import { deriveId, type Id, instant, money } from "#core/kernel";
import { commit, measure, type Reach, runInScope, type Write } from "#core/store";
import { connectToFreshTable, scopeOf } from "#support";
import { Listing } from ".";
import { cardPut, wordPut } from "./card.entity";
import { as } from "./listing.fixture";
import { variantsPart } from "./listing.entity";
import { findRow, write } from "./listing.store";
import { project, type Projection, type Sources } from "./projection";

const tenantId = deriveId("ten", "partner");
const stranger = deriveId("ten", "stranger");
const small = deriveId("stf", "small");
const large = deriveId("stf", "large");
const eur = (amountMinor: number) => money.of(amountMinor, "EUR");
const at = instant("2026-03-01T09:00:00Z");

const variantOf = (name: string, imageUrl?: string): Product.Variant => ({
  variantId: deriveId("var", name),
  sku: name,
  options: [name],
  price: eur(19_95),
  barcode: "4006381333931",
  grams: 250,
  ...(imageUrl === undefined ? {} : { imageUrl }),
});

function sourcesOf(storefrontId: Id<"stf">, title: string, variants = [variantOf(title)]): Sources {
  const product: Product.Info = {
    productId: deriveId("prd", title),
    supplierId: deriveId("ten", "supplier"),
    handle: title.toLowerCase().replaceAll(" ", "-"),
    title,
    bodyHtml: `<p>${"Ocean blue cotton shirt with a narrow collar and buttons down the front. ".repeat(8)}</p>`,
    vendor: "",
    type: "",
    tags: [],
    published: true,
    options: ["Size"],
    images: [{ url: "https://burst.shopifycdn.com/photos/young-man-in-bright-fashion_925x.jpg", alt: "" }],
    seo: { title: "", description: "" },
    priceRange: { from: eur(19_95), to: eur(19_95) },
    variantCount: variants.length,
    chunkCount: 1,
    revision: 1,
    generation: "",
    contentHash: "",
    updatedAt: at,
  };
  return {
    product,
    variants,
    stock: variants.map(({ variantId }) => ({ variantId, available: 9 })),
    agreement: { agreementId: deriveId("agr", "a") },
    supplier: { name: "Company 123 Home & Garden", taxRateBp: 2100 },
    storefront: { storefrontId },
    addition: {},
  };
}

/** Lists a product as a refresh does. */
const list = (...input: Parameters<typeof writeOf>) => as(tenantId, () => writeOf(...input));

async function writeOf(sources: Sources, rest: { projection?: Projection | undefined } = {}) {
  const projection = "projection" in rest ? rest.projection : project(sources);
  const listingId = Listing.idOf(sources.storefront.storefrontId, sources.product.productId);
  await write({
    before: await findRow({ tenantId, listingId }),
    next: {
      tenantId,
      listingId,
      storefrontId: sources.storefront.storefrontId,
      supplierId: sources.product.supplierId,
      productId: sources.product.productId,
      agreementId: sources.agreement?.agreementId ?? null,
      title: sources.product.title,
      status: projection ? "published" : "paused",
      wish: "listed",
      decidedAt: at,
      addition: {},
    },
    projection,
  });
  return listingId;
}

/** Cards and their words alone, many at a time. */
async function fill(storefrontId: Id<"stf">, count: number): Promise<void> {
  const writes: Write[] = [];
  for (let index = 0; index < count; index += 1) {
    const { card, words } = project(sourcesOf(storefrontId, `Ocean Blue Cotton Shirt No ${index}`));
    writes.push(cardPut({ tenantId, storefrontId }, card));
    for (const word of words.filter((one) => one.word === "cotton" || one.word === String(index))) {
      writes.push(wordPut({ tenantId, storefrontId }, card, word));
    }
  }
  const parts = Array.from({ length: Math.ceil(writes.length / 99) }, (_, part) =>
    writes.slice(part * 99, part * 99 + 99),
  );
  await as(tenantId, async () => {
    for (const part of parts) await commit({ writes: part });
  });
}

beforeAll(async () => {
  await connectToFreshTable();
  await fill(small, 100);
  await fill(large, 10_000);
}, 120_000);

describe("budgets", () => {
  it("a list page of 20 cards is one Query of at most one unit, at 10² and at 10⁴ listings", async () => {
    const pages = await as(tenantId, () =>
      Promise.all([small, large].map((storefrontId) => measure(() => Listing.cards({ tenantId, storefrontId })))),
    );
    for (const { result, units, roundTrips, operations } of pages) {
      expect(result.items).toHaveLength(20);
      expect(operations.map(({ name }) => name)).toEqual(["Query"]);
      expect([roundTrips, units.write]).toEqual([1, 0]);
      expect(units.read).toBeLessThanOrEqual(1);
    }
    expect(pages[0]?.units).toEqual(pages[1]?.units);
  });

  it("a product page is one Query of at most one unit", async () => {
    const sizes = ["S", "M", "L", "XL"].flatMap((size) =>
      ["Red", "Blue"].map((colour) => variantOf(`${size} ${colour}`)),
    );
    const listingId = await list(sourcesOf(small, "Page", sizes));
    const { result, units, roundTrips } = await as(tenantId, () =>
      measure(() => Listing.page({ tenantId, listingId })),
    );
    expect(result.variants).toHaveLength(8);
    expect(roundTrips).toBe(1);
    expect(units.read).toBeLessThanOrEqual(1);
  });

  it("a cart of fifty is one round trip", async () => {
    const listingIds: Id<"lst">[] = [];
    for (let index = 0; index < 50; index += 1) listingIds.push(await list(sourcesOf(small, `Cart ${index}`)));
    const { result, roundTrips } = await as(tenantId, () => measure(() => Listing.pages({ tenantId, listingIds })));
    expect([...result.keys()].toSorted()).toEqual(listingIds.toSorted());
    expect(roundTrips).toBe(1);
  });

  it("a search reads the same bounded amount at 10² and at 10⁴ listings, and finds the rare word in both", async () => {
    const search = (storefrontId: Id<"stf">, q: string) =>
      as(tenantId, () => measure(() => Listing.search({ tenantId, storefrontId, q })));
    const [few, many] = [await search(small, "cott"), await search(large, "cott")];
    expect([few.result.items.length, many.result.items.length]).toEqual([20, 20]);
    expect(many.units).toEqual(few.units);
    expect(many.units.read).toBeLessThanOrEqual(3.5);
    const none = await search(large, "cotton zebra");
    expect(none.result.items).toEqual([]);
    expect(none.roundTrips).toBeLessThanOrEqual(3);
    expect(none.units.read).toBeLessThanOrEqual(11);
    expect((await search(large, "9999")).result.items.map(({ title }) => title)).toEqual([
      "Ocean Blue Cotton Shirt No 9999",
    ]);
  });

  it("a change is one transaction; when nothing shown has changed it is the row alone", async () => {
    const sources = sourcesOf(small, "Priced");
    await list(sources);
    const dearer = { ...sources, product: { ...sources.product, priceRange: { from: eur(25_00), to: eur(25_00) } } };
    const { operations } = await measure(() => list(dearer));
    expect(operations.filter(({ name }) => name === "TransactWriteItems")).toHaveLength(1);
    const stock = { ...dearer, stock: [{ variantId: deriveId("var", "Priced"), available: 9 }] };
    const same = await measure(() => list(stock));
    // Nothing shown has changed: the row alone, and no card or word.
    expect(same.units.write).toBe(2);
  });
});

describe("paging", () => {
  it("goes through all cards once", async () => {
    const seen = new Set<string>();
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await as(tenantId, () => Listing.cards({ tenantId, storefrontId: large, limit: 100, cursor }));
      for (const { listingId } of page.items) seen.add(listingId);
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== undefined);
    expect(seen.size).toBe(10_000);
    expect(pages).toBeLessThanOrEqual(101);
  });

  it("goes through all that a search finds once, though several of a listing's words begin so", async () => {
    const storefrontId = deriveId("stf", "search");
    for (let index = 0; index < 70; index += 1) await list(sourcesOf(storefrontId, `Shirt shirts shirting ${index}`));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await as(tenantId, () => Listing.search({ tenantId, storefrontId, q: "shir", cursor }));
      seen.push(...page.items.map(({ listingId }) => listingId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(70);
    expect(new Set(seen).size).toBe(70);
  });

  it("refuses cursors of another tenant, another list, and forged ones (invariant 2)", async () => {
    const { nextCursor: cursor } = await as(tenantId, () => Listing.cards({ tenantId, storefrontId: small }));
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const foreignKey = forged({ pk: `${tenantId}#card#${small}`, sk: "lst" });
    await expect(
      as(stranger, () => Listing.cards({ tenantId: stranger, storefrontId: small, cursor })),
    ).rejects.toMatchObject({ code: "listing.cursor_invalid", kind: "invalid" });
    for (const bad of [cursor, foreignKey, "", "%%%", forged([]), forged(["", "x".repeat(5_000)])]) {
      await expect(
        as(tenantId, () => Listing.cards({ tenantId, storefrontId: large, cursor: bad })),
      ).rejects.toMatchObject({ code: "listing.cursor_invalid" });
    }
  });

  it.each(["", " ", "a", "#", "\u0000", "' OR 1=1", "x".repeat(100_000), "%_*", "shirt#lst_"])(
    "answers the query %j without failing",
    async (q) => {
      const { items } = await as(tenantId, () => Listing.search({ tenantId, storefrontId: small, q: q.slice(0, 1e6) }));
      expect(Array.isArray(items)).toBe(true);
    },
  );

  it("lists rows by status, a page at a time", async () => {
    const storefrontId = deriveId("stf", "rows");
    for (let index = 0; index < 5; index += 1)
      await list(sourcesOf(storefrontId, `Paused ${index}`), { projection: undefined });
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await as(tenantId, () => Listing.list({ tenantId, status: "paused", limit: 2, cursor }));
      expect(page.items.length).toBeLessThanOrEqual(2);
      titles.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(titles.toSorted()).toEqual([0, 1, 2, 3, 4].map((index) => `Paused ${index}`));
  });
});

describe("a product of very many long variants", () => {
  const storefrontId = deriveId("stf", "huge");
  const longUrl = `https://cdn.example.com/${"x".repeat(980)}`;
  const variants = (suffix: string) =>
    Array.from({ length: 2_048 }, (_, index) => variantOf(`${index} ${suffix}`, `${longUrl}${suffix}`));

  it.each([
    { reachable: 1, why: "after the claim" },
    { reachable: 40, why: "with most of its items written" },
  ])("heals after a crash $why", async ({ reachable }) => {
    const title = `Huge ${reachable}`;
    const listingId = await list(sourcesOf(storefrontId, title, variants("old")));
    const page = () => as(tenantId, () => Listing.page({ tenantId, listingId }));
    expect((await page()).variants).toHaveLength(2_048);

    // The process dies at the first transaction that holds a chunk out of its reach.
    const within = (partition: string, sort?: string): Reach => ({
      partition: `${tenantId}#${partition}`,
      ...(sort === undefined ? {} : { sort }),
      access: "write",
      because: "a test's crash",
    });
    const chunks = Array.from({ length: reachable }, (_, index) => within(`page#${listingId}`, variantsPart(index)));
    const crashing = scopeOf(null, { reach: [within("listing"), ...chunks] });
    await expect(runInScope(crashing, () => writeOf(sourcesOf(storefrontId, title, variants("new"))))).rejects.toThrow(
      "by no tenant",
    );
    const row = await as(tenantId, () => findRow({ tenantId, listingId }));
    expect(row).toMatchObject({ revision: 3 });
    expect(row?.hash).toBeUndefined();

    const fewer = variants("new").slice(0, 60);
    await list(sourcesOf(storefrontId, title, fewer));
    expect((await page()).variants.map(({ sku }) => sku)).toEqual(fewer.map(({ sku }) => sku));
    await list(sourcesOf(storefrontId, title), { projection: undefined });
    expect(await as(tenantId, () => Listing.findPage({ tenantId, listingId }))).toBeUndefined();
  });

  it("lets only one of two writers through, and never mixes their items", async () => {
    const title = "Huge race";
    const listingId = await list(sourcesOf(storefrontId, title));
    const outcomes = await Promise.allSettled(
      ["a", "b"].map((suffix) => list(sourcesOf(storefrontId, title, variants(suffix)))),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const { variants: shown } = await as(tenantId, () => Listing.page({ tenantId, listingId }));
    expect(new Set(shown.map(({ sku }) => sku.at(-1))).size).toBe(1);
  });
});
