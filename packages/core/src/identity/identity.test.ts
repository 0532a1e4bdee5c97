import { Identity } from "#core/identity";
import { type Fault, type Id, instant, plusMs } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { Tenant } from "#core/tenant";
import { authKey, connectToFreshTable, dumpTable, inFreshTable } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { getAuthTables } from "better-auth/db";
import { verifyPassword } from "better-auth/crypto";
import { twoFactor } from "better-auth/plugins/two-factor";
import { modelOf } from "./account/model";
import * as models from "./account/models";
import { hashPassword } from "./account/password";

const at = instant("2026-03-01T09:00:00Z");
const password = "correct horse battery";
const codeOf = async (body: () => Promise<unknown>): Promise<string> => {
  try {
    await body();
    return "no fault";
  } catch (error) {
    return (error as Fault).code ?? String(error);
  }
};

const tenantOf = async (slug: string, roles: Tenant.Role[] = ["supplier"]): Promise<Tenant.Info> => {
  const rest = { name: slug, slug, roles, currency: "EUR", taxRateBp: 2100, locale: "en-GB", country: "NL" } as const;
  return Tenant.register({ ...rest, roles, at, random: systemRandom });
};

type Joining = { readonly tenant: Tenant.Info; readonly role: Identity.Role };
const register = (memberships: Joining[], email = "ann@example.com", secret?: string) =>
  Identity.register({
    ...{ email, name: "Ann", memberships, at, random: systemRandom },
    ...(secret === undefined ? {} : { password: secret }),
  });

const openFor = async (memberships: Joining[], tenantId?: Id<"ten">) => {
  const { memberId } = await register(memberships);
  return Identity.openSession({ memberId, at, ...(tenantId ? { tenantId } : {}) });
};

describe("a new session", () => {
  it("acts for the first tenant of its person, and its token finds it again", () =>
    inFreshTable(async () => {
      const tenant = await tenantOf("one");
      const { token, session } = await openFor([{ tenant, role: "owner" }]);
      expect(session).toMatchObject({ kind: "member", tenantId: tenant.tenantId, role: "owner", name: "Ann" });
      expect(await Identity.session({ token, at })).toEqual(session);
    }));

  it("acts for nobody where its person has no tenant", () =>
    inFreshTable(async () => {
      const { token, session, memberships } = await openFor([]);
      expect([session.kind, memberships]).toEqual(["person", []]);
      expect(await Identity.session({ token, at })).toEqual(session);
    }));

  it("acts for a chosen tenant only if the person is its member (I4)", () =>
    inFreshTable(async () => {
      const [one, two, foreign] = [await tenantOf("one"), await tenantOf("two"), await tenantOf("foreign")];
      const { session } = await openFor(
        [
          { tenant: one, role: "owner" },
          { tenant: two, role: "finance" },
        ],
        two.tenantId,
      );
      expect(session).toMatchObject({ tenantId: two.tenantId, role: "finance" });
      const asForeign = () => Identity.openSession({ memberId: session.memberId, tenantId: foreign.tenantId, at });
      expect(await codeOf(asForeign)).toBe("identity.not_a_member");
    }));

  it("is stored without its token, and the account without its password (I1)", () =>
    inFreshTable(async (table) => {
      await register([], "bob@example.com", password);
      const { token } = await openFor([]);
      const [plain = ""] = token.split(".");
      const stored = await dumpTable(table);
      expect(stored).toContain("bob@example.com");
      expect(stored).not.toContain(password);
      expect(plain).toHaveLength(32);
      expect(stored).not.toContain(plain);
    }));

  it("is unknown once the deployment's secret is another", () =>
    inFreshTable(async () => {
      const { token } = await openFor([]);
      Identity.useAccountSecret(() => "another secret, which is long enough too");
      expect(await Identity.session({ token, at })).toBeUndefined();
      Identity.useAccountSecret(() => authKey);
      expect(await Identity.session({ token, at })).toBeDefined();
    }));

  it("hashes a password as Better Auth does, differently each time", async () => {
    const [one, other] = await Promise.all([hashPassword(password), hashPassword(password)]);
    expect(one).not.toBe(other);
    expect(await verifyPassword({ hash: one, password })).toBe(true);
    expect(await verifyPassword({ hash: one, password: `${password} ` })).toBe(false);
    expect(
      await verifyPassword({ hash: await hashPassword("caf\u00e9 au lait"), password: "cafe\u0301 au lait" }),
    ).toBe(true);
  });

  it("is read by the models that Better Auth writes", () => {
    const tables = getAuthTables({ plugins: [twoFactor()] });
    expect(models.user).toEqual(modelOf("user", tables["user"]!));
    expect(models.session).toEqual(modelOf("session", tables["session"]!));
    expect(models.credential).toEqual(modelOf("account", tables["account"]!));
  });
});

describe("session", () => {
  let one: Tenant.Info;
  let two: Tenant.Info;
  let memberId: Id<"mem">;
  const signedIn = () => Identity.openSession({ memberId, tenantId: one.tenantId, at });

  beforeAll(async () => {
    await connectToFreshTable();
    [one, two] = [await tenantOf("one"), await tenantOf("two")];
    ({ memberId } = await register([
      { tenant: one, role: "owner" },
      { tenant: two, role: "catalogue" },
    ]));
  });

  it("ends after twelve hours, whether or not its item is still there (I3)", async () => {
    const { token, session } = await signedIn();
    const hours = 60 * 60 * 1000;
    expect(session.expiresAt).toBe(plusMs(at, 12 * hours));
    expect(await Identity.session({ token, at: plusMs(at, 12 * hours - 1) })).toEqual(session);
    expect(await Identity.session({ token, at: plusMs(at, 12 * hours) })).toBeUndefined();
  });

  it("ends at sign-out, once or twice, and no other with it", async () => {
    const { token } = await signedIn();
    const other = await signedIn();
    await Identity.signOut({ token });
    await Identity.signOut({ token });
    expect(await Identity.session({ token, at })).toBeUndefined();
    expect(await Identity.session({ token: other.token, at })).toEqual(other.session);
  });

  it("moves to another tenant of its member under a new token; the old one ends (I4)", async () => {
    const { token } = await signedIn();
    const moved = await Identity.switchTenant({ token, tenantId: two.tenantId, at });
    expect(moved.session).toMatchObject({ tenantId: two.tenantId, role: "catalogue" });
    expect(await Identity.session({ token: moved.token, at })).toEqual(moved.session);
    expect(await Identity.session({ token, at })).toBeUndefined();
    const again = () => Identity.switchTenant({ token, tenantId: two.tenantId, at });
    expect(await codeOf(again)).toBe("identity.session_ended");
  });

  it("becomes one session, not two, when it moves twice at once", async () => {
    const { token } = await signedIn();
    const move = () => codeOf(() => Identity.switchTenant({ token, tenantId: two.tenantId, at }));
    expect((await Promise.all([move(), move()])).sort()).toEqual(["identity.session_ended", "no fault"]);
  });

  it("doesn't move to a tenant its member doesn't belong to, and stays where it was (I4)", async () => {
    const { token, session } = await signedIn();
    const { tenantId } = await tenantOf("foreign");
    expect(await codeOf(() => Identity.switchTenant({ token, tenantId, at }))).toBe("identity.not_a_member");
    expect(await Identity.session({ token, at })).toEqual(session);
  });

  it.each(["", "x", "a#*", "'; drop table", "a".repeat(44)])("isn't found by the hostile token %j", async (token) => {
    expect(await Identity.session({ token, at })).toBeUndefined();
    await expect(Identity.signOut({ token })).resolves.toBeUndefined();
  });
});

describe("account", () => {
  it("goes to one of two who register an address at once, in any case", () =>
    inFreshTable(async () => {
      const tenant = await tenantOf("one");
      const as = (email: string) => codeOf(() => register([{ tenant, role: "owner" }], email));
      expect((await Promise.all([as("ann@example.com"), as("Ann@Example.com")])).sort()).toEqual([
        "identity.email_taken",
        "no fault",
      ]);
    }));

  it("holds the operator's role only at a tenant that is the operator", () =>
    inFreshTable(async () => {
      const [shop, platform] = [await tenantOf("shop"), await tenantOf("platform", ["operator"])];
      expect(await codeOf(() => register([{ tenant: shop, role: "operator" }]))).toBe("membership.role_unknown_here");
      await register([{ tenant: platform, role: "operator" }]);
    }));

  it.each([
    { email: "a#b@example.com", why: "# divides keys" },
    { email: "not an address", why: "no address" },
    { email: `${"a".repeat(250)}@example.com`, why: "too long" },
  ])("refuses the address $email: $why", ({ email }) => {
    expect(() => register([], email)).toThrow(expect.objectContaining({ code: "input.invalid" }));
  });

  it("refuses a password of fewer than ten characters", () => {
    const input = {
      email: "a@example.com",
      name: "A",
      memberships: [],
      at,
      random: systemRandom,
      password: "123456789",
    };
    expect(() => Identity.register(input)).toThrow(
      expect.objectContaining({ details: expect.arrayContaining([expect.objectContaining({ path: "password" })]) }),
    );
  });
});

describe("permissions", () => {
  it.each([
    { role: "owner", permission: "agreement:sign", allowed: true },
    { role: "catalogue", permission: "agreement:sign", allowed: false },
    { role: "catalogue", permission: "consumer:read", allowed: false },
    { role: "finance", permission: "commission:read", allowed: true },
    { role: "finance", permission: "consumer:read", allowed: false },
    { role: "support", permission: "commission:read", allowed: false },
    { role: "owner", permission: "deadletter:redrive", allowed: false },
    { role: "operator", permission: "deadletter:redrive", allowed: true },
    { role: "operator", permission: "consumer:read", allowed: false },
  ] as const)("$role × $permission: $allowed", ({ role, permission, allowed }) => {
    expect(Identity.isAllowed(role, permission)).toBe(allowed);
  });

  it("gives the platform's own permission to no tenant's role", () => {
    const tenantRoles = Identity.Role.options.filter((role) => role !== "operator");
    expect(tenantRoles.filter((role) => Identity.isAllowed(role, "deadletter:redrive"))).toEqual([]);
  });
});
