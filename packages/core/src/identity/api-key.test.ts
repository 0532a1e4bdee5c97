import { Audit } from "#core/audit";
import { ApiKey, type Identity, Membership } from "#core/identity";
import { plusMs } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { measure } from "#core/store";
import { dumpTable, inFreshTable } from "#support";
import { describe, expect, it } from "vitest";
import { maxKeys } from "./api-key";
import { as, at, codeOf, seat, tenantOf } from "./membership.fixture";

const hours = (n: number) => n * 60 * 60 * 1000;
const days = (n: number) => hours(24 * n);

type Making = Partial<Parameters<typeof ApiKey.create>[0]>;
const make = (by: Membership.Info, rest: Making = {}) =>
  as(by, () =>
    ApiKey.create({
      ...{ tenantId: by.tenantId, by, kind: "test", name: "Warehouse", permissions: ["order:read"] },
      ...{ at, random: systemRandom },
      ...rest,
    }),
  );
const use = (secret: string, when = at, kind: ApiKey.Kind = "test") => ApiKey.authenticate({ secret, kind, at: when });

async function made(rest: Making = {}) {
  const tenant = await tenantOf();
  const owner = await seat(tenant, "owner");
  const { apiKey, secret } = await make(owner, rest);
  return {
    tenant,
    owner,
    apiKey,
    secret,
    doing: { tenantId: tenant.tenantId, by: owner, apiKeyId: apiKey.apiKeyId, at },
  };
}

describe("a key", () => {
  it("calls for its tenant with what it may, and nothing more (A2)", () =>
    inFreshTable(async () => {
      const { apiKey, secret, tenant } = await made({ permissions: ["order:read", "catalogue:read", "order:read"] });
      expect(secret).toMatch(/^tdm_test_[\w-]{43}$/);
      expect(await use(secret)).toEqual({
        ...{ kind: "apiKey", apiKeyId: apiKey.apiKeyId, tenantId: tenant.tenantId },
        permissions: ["catalogue:read", "order:read"],
      });
    }));

  it("isn't in the table by its secret (A1)", () =>
    inFreshTable(async (table) => {
      const { apiKey, secret, owner, doing } = await made();
      const rotated = await as(owner, () => ApiKey.rotate({ ...doing, previousEndsAt: plusMs(at, hours(1)) }));
      const stored = await dumpTable(table);
      expect(stored).toContain(apiKey.apiKeyId);
      for (const each of [secret, rotated.secret]) {
        expect(stored).not.toContain(each);
        expect(stored).not.toContain(each.slice("tdm_test_".length));
      }
    }));

  it.each([
    { secret: "", why: "empty" },
    { secret: `tdm_test_${"A".repeat(43)}`, why: "never given out" },
    { secret: `tdm_test_${"A".repeat(44)}`, why: "too long" },
    { secret: "tdm_test_#*", why: "hostile" },
  ])("opens nothing when $why", ({ secret }) =>
    inFreshTable(async () => {
      expect(await use(secret)).toBeUndefined();
    }),
  );

  it("of one kind of deployment is none at another (A4)", () =>
    inFreshTable(async () => {
      const { secret } = await made();
      expect(await use(secret, at, "live")).toBeUndefined();
      expect(await use(secret.replace("_test_", "_live_"), at, "live")).toBeUndefined();
    }));

  it.each([
    ["production", "live"],
    ["prod", "live"],
    ["local", "test"],
    ["preview-production-2", "test"],
  ] as const)("of the stage %s is %s", (stage, kind) => expect(ApiKey.kindOf(stage)).toBe(kind));

  it("ends at its expiry and at its revocation, on the next request (A3)", () =>
    inFreshTable(async () => {
      const { secret, owner, doing } = await made({ expiresAt: plusMs(at, days(1)) });
      expect(await use(secret, plusMs(at, days(1) - 1))).toBeDefined();
      expect(await use(secret, plusMs(at, days(1)))).toBeUndefined();
      await as(owner, () => ApiKey.revoke(doing));
      await as(owner, () => ApiKey.revoke(doing));
      expect(await use(secret)).toBeUndefined();
      expect(await codeOf(() => as(owner, () => ApiKey.rotate(doing)))).toBe("api_key.ended");
    }));

  it("rotated has two secrets until the chosen instant, and one after it (A3)", () =>
    inFreshTable(async () => {
      const { secret, owner, doing, apiKey } = await made();
      const endsAt = plusMs(at, days(2));
      const { secret: second } = await as(owner, () => ApiKey.rotate({ ...doing, previousEndsAt: endsAt }));
      for (const each of [secret, second]) expect((await use(each))?.apiKeyId).toBe(apiKey.apiKeyId);
      expect(await use(secret, endsAt)).toBeUndefined();
      expect(await use(second, endsAt)).toBeDefined();
      // A third: the first is gone at once, whatever was chosen for it.
      const { secret: third } = await as(owner, () => ApiKey.rotate(doing));
      expect([await use(secret), await use(second)]).toEqual([undefined, undefined]);
      expect(await use(third)).toBeDefined();
      await as(owner, () => ApiKey.revoke(doing));
      expect(await use(third)).toBeUndefined();
    }));

  it("rotated twice at once has one new secret that counts", () =>
    inFreshTable(async () => {
      const { owner, doing } = await made();
      const secrets: string[] = [];
      const rotate = () => codeOf(async () => secrets.push((await as(owner, () => ApiKey.rotate(doing))).secret));
      expect((await Promise.all([rotate(), rotate()])).toSorted()).toEqual(["api_key.changed_meanwhile", "done"]);
      expect(await use(secrets[0] ?? "")).toBeDefined();
    }));

  it("costs two reads a request, and a write in an hour", () =>
    inFreshTable(async () => {
      const { secret, owner } = await made();
      const first = await measure(() => use(secret));
      const second = await measure(() => use(secret, plusMs(at, hours(1) - 1)));
      const third = await measure(() => use(secret, plusMs(at, hours(1))));
      expect([first, second, third].map(({ units }) => units)).toEqual([
        { read: 2, write: 1 },
        { read: 2, write: 0 },
        { read: 2, write: 1 },
      ]);
      const { items } = await as(owner, () => ApiKey.list({ tenantId: owner.tenantId }));
      expect(items.map(({ lastUsedAt }) => lastUsedAt)).toEqual([plusMs(at, hours(1))]);
    }));

  it("is used by many at once, who note it once", () =>
    inFreshTable(async () => {
      const { secret } = await made();
      const callers = await Promise.all(Array.from({ length: 8 }, () => use(secret)));
      expect(callers.every((caller) => caller !== undefined)).toBe(true);
    }));

  it("outlives its maker's role, and stands in the audit chain from its making to its end", () =>
    inFreshTable(async () => {
      const { secret, owner, doing, apiKey } = await made();
      await as(owner, () => ApiKey.rotate(doing));
      await as(owner, () => ApiKey.revoke(doing));
      const { items } = await as(owner, () => Audit.list({ tenantId: owner.tenantId }));
      expect(items.map(({ action, subjects }) => [action, subjects])).toEqual(
        ["api_key.revoke", "api_key.rotate", "api_key.create"].map((action) => [action, [apiKey.apiKeyId]]),
      );
      expect(await use(secret)).toBeUndefined();
    }));
});

describe("who makes a key", () => {
  it.each([
    { role: "owner", permissions: ["order:read", "audit:read"], code: "done", why: "has both" },
    { role: "admin", permissions: ["order:read"], code: "done", why: "has it" },
    { role: "admin", permissions: ["order:read", "audit:read"], code: "api_key.beyond_maker", why: "lacks one" },
    { role: "support", permissions: ["commission:read"], code: "api_key.beyond_maker", why: "lacks it" },
  ] as const)("as $role with $permissions: $code, $why", ({ role, permissions, code }) =>
    inFreshTable(async () => {
      const by = await seat(await tenantOf(), role);
      expect(await codeOf(() => make(by, { permissions: [...permissions] }))).toBe(code);
    }),
  );

  it.each(["agreement:sign", "member:write", "apikey:write", "export:approve", "tenant:review"] as const)(
    "gives it never %s, which only people may (A2)",
    (permission) =>
      inFreshTable(async () => {
        const by = await seat(await tenantOf(["operator"]), "owner");
        const permissions = [permission] as Identity.Permission[] as never;
        expect(await codeOf(async () => make(by, { permissions }))).toBe("input.invalid");
      }),
  );

  it("can't who was demoted meanwhile", () =>
    inFreshTable(async () => {
      const { tenant, owner } = await made();
      const admin = await seat(tenant, "admin");
      const { memberId, revision } = admin;
      await as(owner, () =>
        Membership.change({ tenant, by: owner, memberId, revision, changes: { role: "viewer" }, at }),
      );
      expect(await codeOf(() => make(admin))).toBe("identity.session_ended");
    }));

  it.each([
    { rest: { expiresAt: at }, code: "api_key.instant_past" },
    { rest: { permissions: [] }, code: "input.invalid" },
    { rest: { name: " " }, code: "input.invalid" },
  ])("is refused $rest", ({ rest, code }) =>
    inFreshTable(async () => {
      const by = await seat(await tenantOf(), "owner");
      expect(await codeOf(async () => make(by, rest))).toBe(code);
    }),
  );

  it(
    `has ${maxKeys} at most, revoked ones apart; and an old secret lives for a month at most`,
    () =>
      inFreshTable(async () => {
        const { owner, doing } = await made();
        const tooLong = () => ApiKey.rotate({ ...doing, previousEndsAt: plusMs(at, days(40)) });
        expect(await codeOf(() => as(owner, tooLong))).toBe("api_key.overlap_too_long");
        for (let count = 1; count < maxKeys; count += 1) await make(owner);
        expect(await codeOf(() => make(owner))).toBe("api_key.too_many");
        await as(owner, () => ApiKey.revoke(doing));
        expect(await codeOf(() => make(owner))).toBe("done");
      }),
    60_000,
  );

  it("finds no key of another tenant (invariant 2)", () =>
    inFreshTable(async () => {
      const { doing, secret } = await made();
      const stranger = await seat(await tenantOf(), "owner");
      const theirs = { ...doing, by: stranger, tenantId: stranger.tenantId };
      for (const act of [ApiKey.revoke, ApiKey.rotate] as ((input: typeof theirs) => Promise<unknown>)[])
        expect(await codeOf(() => as(stranger, () => act(theirs)))).toBe("api_key.not_found");
      expect((await as(stranger, () => ApiKey.list({ tenantId: stranger.tenantId }))).items).toEqual([]);
      expect(await use(secret)).toBeDefined();
    }));
});
