import { Identity, Membership } from "#core/identity";
import { Audit } from "#core/audit";
import { createId, type Fault, instant } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { commit, measure, runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { connectToFreshTable, inFreshTable } from "#support";
import { beforeAll, describe, expect, it } from "vitest";

const at = instant("2026-03-01T09:00:00Z");
const codeOf = (body: () => Promise<unknown>): Promise<string> =>
  body().then(
    () => "done",
    (error: Fault) => error.code ?? String(error),
  );

let drawn = 0;
async function tenantOf(roles: Tenant.Role[] = ["supplier"]): Promise<Tenant.Info> {
  const slug = `tenant-${(drawn += 1)}`;
  const rest = { name: slug, slug, currency: "EUR", taxRateBp: 2100, locale: "en-GB", country: "NL" } as const;
  return Tenant.register({ ...rest, roles, at, random: systemRandom });
}

type Colleague = Membership.Info & { readonly token: string };
async function colleague(tenant: Tenant.Info, role: Identity.Role): Promise<Colleague> {
  const email = `${role}-${(drawn += 1)}@example.com`;
  const memberships = [{ tenant, role }];
  const { memberId } = await Identity.register({ email, name: role, memberships, at, random: systemRandom });
  const { token } = await Identity.openSession({ memberId, at });
  return { ...(await Membership.get({ tenantId: tenant.tenantId, memberId })), token };
}

/** Without an account, so without the time that a password takes. */
async function seat(tenant: Tenant.Info, role: Identity.Role): Promise<Membership.Info> {
  const memberId = createId("mem", at, systemRandom);
  const member = Membership.join(tenant, {
    memberId,
    name: role,
    email: `${memberId}@example.com`,
    role,
    joinedAt: at,
  });
  await seated(member);
  return member;
}
const seated = (member: Membership.Info) =>
  runInScope({ tenantId: null, actor: "test", role: "test", reach: Membership.membershipReach(member) }, () =>
    commit({ writes: Membership.createWrites(member) }),
  );

const as = <R>({ tenantId, memberId, role }: Membership.Info, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId, actor: memberId, role }, body);
const change = (tenant: Tenant.Info, by: Membership.Info, whom: Membership.Info, changes: Membership.Changes) =>
  as(by, () => Membership.change({ tenant, by, memberId: whom.memberId, revision: whom.revision, changes, at }));
const remove = (tenant: Tenant.Info, by: Membership.Info, whom: Membership.Info) =>
  as(by, () => Membership.remove({ tenant, by, memberId: whom.memberId, revision: whom.revision, at }));

/** Everybody who keeps the tenant now. */
const keepersOf = async ({ tenantId }: Tenant.Info) => {
  const { items } = await runInScope({ tenantId, actor: "test", role: "test" }, () => Membership.list({ tenantId }));
  return items.filter(({ role, status }) => role === "owner" && status === "active");
};

describe("a role is never given upward (M2)", () => {
  const givers = ["owner", "admin", "operator"] as const;
  const everybody = Identity.Role.options;

  it.each(
    everybody.flatMap((giver) =>
      everybody.map((role) => {
        const isHigh = role === "owner" || role === "operator";
        const may =
          giver === "operator" || (giver === "owner" && role !== "operator") || (giver === "admin" && !isHigh);
        return { giver, role, may };
      }),
    ),
  )("$giver may give $role: $may", ({ giver, role, may }) => {
    expect(Identity.mayGive(giver, role)).toBe(may);
  });

  it("whoever may give roles has every permission of the roles they give, signing and the audit chain apart", () => {
    const tenantRoles = everybody.filter((role) => role !== "operator");
    for (const giver of ["owner", "admin"] as const)
      for (const role of tenantRoles.filter((each) => Identity.mayGive(giver, each)))
        for (const permission of Identity.permissionsOf(role))
          expect([giver, role, permission, Identity.isAllowed(giver, permission)]).toEqual([
            giver,
            role,
            permission,
            true,
          ]);
    expect(everybody.filter((role) => Identity.isAllowed(role, "member:write"))).toEqual([...givers]);
  });

  describe("in the table", () => {
    let tenant: Tenant.Info;
    let people: Record<"owner" | "admin" | "support", Colleague>;
    beforeAll(async () => {
      await connectToFreshTable();
      tenant = await tenantOf();
      const [owner, admin, support] = [
        await colleague(tenant, "owner"),
        await colleague(tenant, "admin"),
        await colleague(tenant, "support"),
      ];
      people = { owner, admin, support };
    });

    it.each([
      { by: "admin", whom: "support", changes: { role: "owner" }, why: "an admin makes no owner" },
      { by: "admin", whom: "admin", changes: { role: "owner" }, why: "nobody raises themselves" },
      { by: "admin", whom: "owner", changes: { role: "viewer" }, why: "owners are changed by owners" },
      { by: "admin", whom: "owner", changes: { status: "disabled" }, why: "nor disabled by others" },
      { by: "support", whom: "support", changes: { role: "admin" }, why: "who can't give roles gives none" },
      { by: "support", whom: "owner", changes: { status: "disabled" }, why: "nor takes any" },
    ] as const)("$by × $whom → $changes: $why", async ({ by, whom, changes }) => {
      expect(await codeOf(() => change(tenant, people[by], people[whom], changes))).toBe("membership.role_above");
    });

    it("an admin can't remove an owner", async () => {
      expect(await codeOf(() => remove(tenant, people.admin, people.owner))).toBe("membership.role_above");
    });

    it("an operator there is only at the operator", async () => {
      const platform = await tenantOf(["operator"]);
      const operator = await colleague(platform, "operator");
      const staff = await colleague(platform, "viewer");
      expect(await codeOf(() => change(platform, operator, staff, { role: "operator" }))).toBe("done");
      const asIfOperator = { ...people.owner, role: "operator" as const };
      expect(await codeOf(() => change(tenant, asIfOperator, people.support, { role: "operator" }))).toBe(
        "membership.role_unknown_here",
      );
    });
  });
});

describe("an owner is always left (M1)", () => {
  it("the last one can neither step down, nor be disabled, nor leave", () =>
    inFreshTable(async () => {
      const tenant = await tenantOf();
      const owner = await colleague(tenant, "owner");
      await colleague(tenant, "admin");
      const disabled = await colleague(tenant, "owner");
      await change(tenant, owner, disabled, { status: "disabled" });
      for (const changes of [{ role: "admin" }, { status: "disabled" }] as const)
        expect(await codeOf(() => change(tenant, owner, owner, changes))).toBe("membership.last_owner");
      expect(await codeOf(() => remove(tenant, owner, owner))).toBe("membership.last_owner");
      expect(await keepersOf(tenant)).toHaveLength(1);
    }));

  it.each([
    {
      name: "two owners demote each other",
      pairs: [
        [0, 1],
        [1, 0],
      ],
    },
    {
      name: "two owners step down",
      pairs: [
        [0, 0],
        [1, 1],
      ],
    },
    {
      name: "one steps down while the other removes them",
      pairs: [
        [0, 0],
        [1, 0],
      ],
    },
    {
      name: "one steps down while the other is demoted by him",
      pairs: [
        [0, 0],
        [0, 1],
      ],
    },
  ] as const)(
    "$name at once: one owner is left, in each of twenty rounds",
    ({ pairs }) =>
      inFreshTable(async () => {
        for (let round = 0; round < 20; round += 1) {
          const tenant = await tenantOf();
          const owners = await Promise.all([seat(tenant, "owner"), seat(tenant, "owner")]);
          await Promise.all(
            pairs.map(([by, whom]) => codeOf(() => change(tenant, owners[by], owners[whom], { role: "viewer" }))),
          );
          expect((await keepersOf(tenant)).length).toBeGreaterThanOrEqual(1);
        }
      }),
    300_000,
  );

  it("who was demoted changes nobody any more, though their request was under way", () =>
    inFreshTable(async () => {
      const tenant = await tenantOf();
      const [one, other, third] = [
        await colleague(tenant, "owner"),
        await colleague(tenant, "owner"),
        await colleague(tenant, "viewer"),
      ];
      await change(tenant, one, other, { role: "viewer" });
      expect(await codeOf(() => change(tenant, other, third, { role: "admin" }))).toBe("identity.session_ended");
    }));
});

describe("a session ends on the next request", () => {
  it.each([
    { what: "another role", act: (t: Tenant.Info, o: Colleague, m: Colleague) => change(t, o, m, { role: "viewer" }) },
    { what: "disabling", act: (t: Tenant.Info, o: Colleague, m: Colleague) => change(t, o, m, { status: "disabled" }) },
    { what: "removal", act: (t: Tenant.Info, o: Colleague, m: Colleague) => remove(t, o, m) },
  ])("after $what (M3), and no other's", ({ act }) =>
    inFreshTable(async () => {
      const tenant = await tenantOf();
      const [owner, member] = [await colleague(tenant, "owner"), await colleague(tenant, "support")];
      expect(await Identity.session({ token: member.token, at })).toMatchObject({ kind: "member", role: "support" });
      await act(tenant, owner, member);
      expect(await Identity.session({ token: member.token, at })).toBeUndefined();
      expect(await Identity.session({ token: owner.token, at })).toBeDefined();
    }),
  );

  it("and who was removed has a session as a person of no tenant, and may act for none", () =>
    inFreshTable(async () => {
      const tenant = await tenantOf();
      const [owner, member] = [await colleague(tenant, "owner"), await colleague(tenant, "support")];
      await remove(tenant, owner, member);
      const { token, session, memberships } = await Identity.openSession({ memberId: member.memberId, at });
      expect([session.kind, memberships]).toEqual(["person", []]);
      const back = () => Identity.switchTenant({ token, tenantId: tenant.tenantId, at });
      expect(await codeOf(back)).toBe("identity.not_a_member");
      expect(await Identity.session({ token, at })).toEqual(session);
    }));

  it("a change that changes nothing ends nothing", () =>
    inFreshTable(async () => {
      const tenant = await tenantOf();
      const [owner, member] = [await colleague(tenant, "owner"), await colleague(tenant, "support")];
      expect(await change(tenant, owner, member, { role: "support", status: "active" })).toMatchObject({ revision: 1 });
      expect(await Identity.session({ token: member.token, at })).toBeDefined();
    }));
});

describe("in the table", () => {
  it("both copies say the same after every change, and both go (M4)", () =>
    inFreshTable(async () => {
      const tenant = await tenantOf();
      const [owner, member] = [await colleague(tenant, "owner"), await colleague(tenant, "support")];
      const changed = await change(tenant, owner, member, { role: "finance" });
      const { name: _name, email: _email, ...copy } = changed;
      expect(await Membership.activeOf(member.memberId)).toEqual([copy]);
      await remove(tenant, owner, changed);
      expect(await Membership.activeOf(member.memberId)).toEqual([]);
      expect(await codeOf(() => Membership.get(member))).toBe("membership.not_found");
    }));

  it("an older state changes nothing: the second of two editors is told", () =>
    inFreshTable(async () => {
      const tenant = await tenantOf();
      const [owner, member] = [await colleague(tenant, "owner"), await colleague(tenant, "support")];
      const outcomes = await Promise.all([
        codeOf(() => change(tenant, owner, member, { role: "finance" })),
        codeOf(() => change(tenant, owner, member, { role: "viewer" })),
      ]);
      expect(outcomes.toSorted()).toEqual(["done", "membership.revision_mismatch"]);
    }));

  it("another tenant's owner finds no such member (invariant 2)", () =>
    inFreshTable(async () => {
      const [tenant, foreign] = [await tenantOf(), await tenantOf()];
      const [member, stranger] = [await colleague(tenant, "support"), await colleague(foreign, "owner")];
      expect(await codeOf(() => change(foreign, stranger, member, { role: "viewer" }))).toBe("membership.not_found");
      expect(await codeOf(() => change(tenant, stranger, member, { role: "viewer" }))).not.toBe("done");
      expect(await Membership.get(member)).toMatchObject({ role: "support" });
    }));

  it("each change stands in the tenant's audit chain", () =>
    inFreshTable(async () => {
      const tenant = await tenantOf();
      const [owner, member] = [await colleague(tenant, "owner"), await colleague(tenant, "support")];
      const changed = await change(tenant, owner, member, { role: "finance" });
      await remove(tenant, owner, changed);
      const { items } = await as(owner, () => Audit.list({ tenantId: tenant.tenantId }));
      expect(items.map(({ action, actor, subjects }) => ({ action, actor, subjects }))).toEqual(
        ["member.remove", "member.change"].map((action) => ({
          action,
          actor: owner.memberId,
          subjects: [member.memberId],
        })),
      );
    }));

  it("admits a request by three reads, two of them side by side, and takes whoever is a member twice at most once", () =>
    inFreshTable(async () => {
      const tenant = await tenantOf();
      const member = await colleague(tenant, "owner");
      const { roundTrips, units } = await measure(() => Identity.session({ token: member.token, at }));
      expect({ roundTrips, read: units.read }).toEqual({ roundTrips: 3, read: 3 });
      expect(await codeOf(() => seated({ ...member, role: "viewer" }))).toBe("membership.exists");
    }));
});
