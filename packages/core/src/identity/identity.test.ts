import { Identity } from "#core/identity";
import { type Fault, instant, plusMs } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { measure } from "#core/store";
import { Tenant } from "#core/tenant";
import { connectToFreshTable, dumpTable, inFreshTable } from "#support";
import { beforeAll, describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password";

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
const register = (memberships: Joining[], email = "ann@example.com") =>
  Identity.register({ email, name: "Ann", password, memberships, at, random: systemRandom });

describe("sign-in", () => {
  it("opens a session of the first membership, which its token finds again", () =>
    inFreshTable(async () => {
      const tenant = await tenantOf("one");
      const { tenantId } = tenant;
      const member = await register([{ tenant, role: "owner" }]);
      const { token, session } = await Identity.signIn({ email: " ANN@example.com ", password, at });
      expect(session).toMatchObject({ memberId: member.memberId, tenantId, role: "owner", name: "Ann" });
      expect(await Identity.session({ token, at })).toEqual(session);
    }));

  it("answers a wrong password and an unknown account with the same fault (I2)", () =>
    inFreshTable(async () => {
      await register([{ tenant: await tenantOf("one"), role: "owner" }]);
      const faults = await Promise.all(
        [
          { email: "ann@example.com", password: "wrong horse battery" },
          { email: "bob@example.com", password },
        ].map((wrong) => Identity.signIn({ ...wrong, at }).catch((error: Fault) => error)),
      );
      const [one, other] = (faults as Fault[]).map(({ code, kind, message, wayOut, details }) => {
        return { code, kind, message, wayOut, details };
      });
      expect(one).toMatchObject({ code: "identity.wrong_credentials", kind: "unauthenticated" });
      expect(other).toEqual(one);
    }));

  it("works as hard for an unknown account as for a wrong password (I2)", () =>
    inFreshTable(async () => {
      await register([{ tenant: await tenantOf("one"), role: "owner" }]);
      const cpuOf = async (email: string) => {
        const before = process.cpuUsage();
        await codeOf(() => Identity.signIn({ email, password: "wrong", at }));
        const { user, system } = process.cpuUsage(before);
        return user + system;
      };
      const [known, unknown] = [await cpuOf("ann@example.com"), await cpuOf("bob@example.com")];
      // Without the stretch it would be a twentieth; the factor leaves room for a noisy machine.
      expect(unknown).toBeGreaterThan(known / 4);
    }));

  it("reads as much for an unknown account as for a wrong password (I2)", () =>
    inFreshTable(async () => {
      await register([{ tenant: await tenantOf("one"), role: "owner" }]);
      const tripsOf = async (email: string) =>
        (await measure(() => codeOf(() => Identity.signIn({ email, password: "wrong", at })))).roundTrips;
      expect(await tripsOf("bob@example.com")).toBe(await tripsOf("ann@example.com"));
    }));

  it("stores neither password nor token (I1)", () =>
    inFreshTable(async (table) => {
      await register([{ tenant: await tenantOf("one"), role: "owner" }]);
      const { token } = await Identity.signIn({ email: "ann@example.com", password, at });
      const stored = await dumpTable(table);
      expect(stored).toContain("ann@example.com");
      expect(stored).not.toContain(password);
      expect(stored).not.toContain(token);
    }));

  it("hashes the same password differently each time, and knows both again", async () => {
    const [one, other] = await Promise.all([hashPassword(password), hashPassword(password)]);
    expect(one).not.toBe(other);
    expect(await verifyPassword(password, one)).toBe(true);
    expect(await verifyPassword(password, other)).toBe(true);
    expect(await verifyPassword(`${password} `, one)).toBe(false);
    expect(await verifyPassword(password, undefined)).toBe(false);
  });

  it("knows a password however the keyboard composed its letters", async () => {
    expect(await verifyPassword("cafe\u0301 au lait", await hashPassword("caf\u00e9 au lait"))).toBe(true);
  });

  it("acts for a chosen tenant only if the person is its member (I4)", () =>
    inFreshTable(async () => {
      const [one, two, foreign] = [await tenantOf("one"), await tenantOf("two"), await tenantOf("foreign")];
      await register([
        { tenant: one, role: "owner" },
        { tenant: two, role: "finance" },
      ]);
      const { session } = await Identity.signIn({ email: "ann@example.com", password, tenantId: two.tenantId, at });
      expect(session).toMatchObject({ tenantId: two.tenantId, role: "finance" });
      const asForeign = () => Identity.signIn({ email: "ann@example.com", password, tenantId: foreign.tenantId, at });
      expect(await codeOf(asForeign)).toBe("identity.not_a_member");
    }));

  it("tells nobody without the password whether a tenant has a member", () =>
    inFreshTable(async () => {
      const [one, foreign] = [await tenantOf("one"), await tenantOf("foreign")];
      await register([{ tenant: one, role: "owner" }]);
      const asForeign = () =>
        Identity.signIn({ email: "ann@example.com", password: "wrong", tenantId: foreign.tenantId, at });
      expect(await codeOf(asForeign)).toBe("identity.wrong_credentials");
    }));
});

/** One account for all: registering takes as long as signing in, on purpose. */
describe("session", () => {
  let one: Tenant.Info;
  let two: Tenant.Info;
  const signedIn = () => Identity.signIn({ email: "ann@example.com", password, tenantId: one.tenantId, at });

  beforeAll(async () => {
    await connectToFreshTable();
    [one, two] = [await tenantOf("one"), await tenantOf("two")];
    await register([
      { tenant: one, role: "owner" },
      { tenant: two, role: "catalogue" },
    ]);
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
