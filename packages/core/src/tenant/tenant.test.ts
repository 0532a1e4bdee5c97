import { Storefront, Tenant } from "#core/tenant";
import { createId, type Fault, type Id, instant } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { currentScope, measure, OutOfScope, runInScope } from "#core/store";
import { inFreshTable, scopeOf } from "#support";
import { describe, expect, it } from "vitest";

const at = instant("2026-03-01T09:00:00Z");
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "no fault",
    (error: unknown) => (error as Fault).code ?? String(error),
  );

/** The guard's refusal, which ElectroDB wraps. */
const leftItsScope = (error: Error) => error instanceof OutOfScope || error.cause instanceof OutOfScope;

const register = (rest: Partial<Parameters<typeof Tenant.register>[0]> = {}) =>
  Tenant.register({
    name: "Nordic Lamps",
    slug: "nordic-lamps",
    roles: ["supplier", "partner"],
    currency: "DKK",
    taxRateBp: 2500,
    locale: "da-DK",
    country: "DK",
    at,
    random: systemRandom,
    ...rest,
  });

const open = async (tenantId: Id<"ten">, rest: Partial<Parameters<typeof Storefront.open>[0]> = {}) =>
  runInScope(scopeOf(tenantId), () =>
    Storefront.open({
      tenantId,
      name: "lamps",
      title: "Lamps",
      theme: { accent: "#1f6f54", tagline: "Light for long nights" },
      at,
      random: systemRandom,
      ...rest,
    }),
  );

describe("tenant", () => {
  it("is found by id and by slug, as it was registered", () =>
    inFreshTable(async () => {
      const tenant = await register();
      expect(tenant.status).toBe("active");
      expect(await Tenant.get(tenant.tenantId)).toEqual(tenant);
      expect(await Tenant.findBySlug("nordic-lamps")).toEqual(tenant);
    }));

  it("misses what isn't there, with a fault from get only", () =>
    inFreshTable(async () => {
      const nobody = createId("ten", at, systemRandom);
      expect(await Tenant.find(nobody)).toBeUndefined();
      expect(await codeOf(Tenant.get(nobody))).toBe("tenant.not_found");
      expect(await Tenant.findBySlug("nobody")).toBeUndefined();
      expect(await Tenant.findBySlug("../#*")).toBeUndefined();
    }));

  it("gives a slug to one of two tenants that want it at once (I1)", () =>
    inFreshTable(async () => {
      const codes = await Promise.all([codeOf(register({ name: "A" })), codeOf(register({ name: "B" }))]);
      expect(codes.sort()).toEqual(["no fault", "tenant.slug_taken"]);
      expect((await Tenant.list()).items).toHaveLength(1);
    }));

  it("lists every tenant once over all pages, whoever registered when", () =>
    inFreshTable(async () => {
      const slugs = ["a", "b", "c", "d", "e"];
      for (const slug of slugs) await register({ slug });
      const seen: string[] = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const page = await Tenant.list({ limit: 2, ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map(({ slug }) => slug));
        cursor = page.nextCursor;
        pages += 1;
      } while (cursor);
      expect(seen.sort()).toEqual(slugs);
      expect(pages).toBe(3);
    }));

  it("goes through all of them, over any number of pages", () =>
    inFreshTable(async () => {
      const slugs = Array.from({ length: 103 }, (_, index) => `tenant-${String(index).padStart(3, "0")}`);
      for (const slug of slugs) await register({ slug });
      const seen: string[] = [];
      for await (const { slug } of Tenant.all()) seen.push(slug);
      expect(seen.toSorted()).toEqual(slugs);
    }));

  it("ends at a page that is exactly full, without an empty one after it", () =>
    inFreshTable(async () => {
      for (const slug of ["a", "b"]) await register({ slug });
      expect((await Tenant.list({ limit: 2 })).nextCursor).toBeUndefined();
    }));

  it("leaves the caller's scope as it was (I2)", () =>
    inFreshTable(async () => {
      const tenant = await register();
      const scope = scopeOf(tenant.tenantId);
      await runInScope(scope, async () => {
        await Tenant.list();
        expect(currentScope()).toEqual(scope);
      });
    }));

  it.each([
    { field: "slug", value: "Nordic Lamps", why: "no spaces or capitals" },
    { field: "slug", value: "a#b", why: "# divides keys" },
    { field: "locale", value: "xx-nowhere-", why: "no such locale" },
    { field: "country", value: "Denmark", why: "a code, not a name" },
    { field: "taxRateBp", value: 12.5, why: "basis points are integers" },
    { field: "roles", value: [], why: "a tenant plays some role" },
  ])("refuses $field $value: $why", ({ field, value }) => {
    expect(() => register({ [field]: value })).toThrow(expect.objectContaining({ code: "input.invalid" }));
  });
});

describe("storefront", () => {
  it("is found under its host name with all that a page's frame needs, in one read of half a unit", () =>
    inFreshTable(async () => {
      const { tenantId } = await register();
      const storefront = await open(tenantId);
      const { openedAt, ...frame } = storefront;
      const found = await measure(() => Storefront.findByHostname("LAMPS"));
      expect(found.result).toEqual({ ...frame, tenantName: "Nordic Lamps" });
      expect(found.units.read).toBe(0.5);
      expect(openedAt).toBe(at);
      await runInScope(scopeOf(tenantId), async () => {
        const key = { tenantId, storefrontId: storefront.storefrontId };
        expect(await Storefront.get(key)).toEqual(storefront);
        expect(await Storefront.list({ tenantId })).toEqual([storefront]);
      });
    }));

  it("takes locale and currency of its tenant unless told otherwise", () =>
    inFreshTable(async () => {
      const { tenantId } = await register();
      expect(await open(tenantId)).toMatchObject({ locale: "da-DK", currency: "DKK" });
      expect(await open(tenantId, { name: "lamps-uk", locale: "en-GB", currency: "GBP" })).toMatchObject({
        locale: "en-GB",
        currency: "GBP",
      });
    }));

  it("gives a host name to one of two tenants that want it at once, and the other gets no storefront (I1, I2)", () =>
    inFreshTable(async () => {
      const one = await register({ slug: "one" });
      const two = await register({ slug: "two" });
      const codes = await Promise.all([codeOf(open(one.tenantId)), codeOf(open(two.tenantId))]);
      expect(codes.toSorted()).toEqual(["no fault", "tenant.hostname_taken"]);
      const loser = codes[0] === "no fault" ? two.tenantId : one.tenantId;
      await runInScope(scopeOf(loser), async () => expect(await Storefront.list({ tenantId: loser })).toEqual([]));
    }));

  it("can't be opened, read or listed for another tenant (invariant 2)", () =>
    inFreshTable(async () => {
      const one = await register({ slug: "one" });
      const two = await register({ slug: "two" });
      const { storefrontId } = await open(one.tenantId);
      await runInScope(scopeOf(two.tenantId), async () => {
        const key = { tenantId: one.tenantId, storefrontId };
        await expect(Storefront.get(key)).rejects.toSatisfy(leftItsScope);
        await expect(Storefront.list(key)).rejects.toSatisfy(leftItsScope);
        expect(await codeOf(Storefront.get({ ...key, tenantId: two.tenantId }))).toBe("tenant.storefront_not_found");
        const theme = { accent: "#000000", tagline: "" };
        const opening = { tenantId: one.tenantId, name: "mine", title: "Mine", theme, at, random: systemRandom };
        await expect(Storefront.open(opening)).rejects.toSatisfy(leftItsScope);
      });
      expect(await Storefront.findByHostname("mine")).toBeUndefined();
    }));

  it.each([
    { name: "-lamps", why: "a label doesn't begin with a hyphen" },
    { name: "lamps.shop", why: "one label only" },
    { name: "xn--lmps-loa", why: "punycode can imitate another shop" },
    { name: "a".repeat(64), why: "a label has at most 63" },
    { name: "console", why: "the platform's own" },
    { name: "a#*", why: "would widen the reach" },
    { name: "Lamps", why: "hosts are lower case" },
  ])("refuses the host name $name: $why", async ({ name }) => {
    const tenantId = createId("ten", at, systemRandom);
    expect(await codeOf(open(tenantId, { name }))).toBe("input.invalid");
  });

  it.each(["a#*", "../lamps", "", "%2e", "lamps.localhost"])(
    "finds nothing under the hostile host name %j",
    async (name) => {
      expect(await Storefront.findByHostname(name)).toBeUndefined();
    },
  );

  it.each(["red", "#12345", "#1f6f54;background:url(//evil)"])(
    "refuses the accent %j, which lands in a style sheet",
    async (accent) => {
      const tenantId = createId("ten", at, systemRandom);
      expect(await codeOf(open(tenantId, { theme: { accent, tagline: "" } }))).toBe("input.invalid");
    },
  );
});
