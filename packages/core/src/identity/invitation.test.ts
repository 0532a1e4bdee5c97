import { Audit } from "#core/audit";
import { type Identity, Invitation, Membership } from "#core/identity";
import { plusMs } from "#core/kernel";
import { systemRandom } from "#core/kernel/system";
import { EventLog, runInScope } from "#core/store";
import type { Tenant } from "#core/tenant";
import { dumpTable, inFreshTable } from "#support";
import { describe, expect, it } from "vitest";
import { maxIssues, maxOpen, maxPerDay, validMs } from "./invitation";
import { as, at, codeOf, personOf, seat, tenantOf } from "./membership.fixture";

const secret = "a secret of the tests, long enough";
const days = (n: number) => n * 24 * 60 * 60 * 1000;

const invite = (tenant: Tenant.Info, by: Membership.Info, email: string, role: Identity.Role = "support") =>
  as(by, () => Invitation.invite({ tenant, by, email, role, secret, at, random: systemRandom }));
const accept = (person: ReturnType<typeof personOf>, token: string, when = at) =>
  Invitation.accept({ person, token, at: when });

async function invited(role: Identity.Role = "support") {
  const tenant = await tenantOf();
  const owner = await seat(tenant, "owner");
  const ann = personOf("ann");
  const invitation = await invite(tenant, owner, ann.email, role);
  const doing = { tenantId: tenant.tenantId, by: owner, invitationId: invitation.invitationId, secret, at };
  return { tenant, owner, ann, invitation, token: Invitation.tokenOf(invitation, secret), doing };
}

describe("accepting", () => {
  it("makes a member in the invited role, and says so in both copies and in the audit chain", () =>
    inFreshTable(async () => {
      const { tenant, owner, ann, invitation, token } = await invited("finance");
      const member = await accept(ann, token);
      expect(member).toMatchObject({ ...ann, tenantId: tenant.tenantId, role: "finance", status: "active" });
      expect(await Membership.get(member)).toEqual(member);
      expect(await Membership.activeOf(ann.memberId)).toHaveLength(1);
      const { items } = await as(owner, () => Audit.list({ tenantId: tenant.tenantId }));
      expect(items.map(({ action, actor, subjects }) => [action, actor, subjects])).toEqual([
        ["member.join", ann.memberId, [ann.memberId, invitation.invitationId]],
        ["member.invite", owner.memberId, [invitation.invitationId]],
      ]);
    }));

  it("twice, one after the other or at once, makes one member (V2)", () =>
    inFreshTable(async () => {
      const { tenant, ann, token, owner } = await invited();
      const members = await Promise.all([accept(ann, token), accept(ann, token), accept(ann, token)]);
      for (const member of members) expect(member).toEqual(members[0]);
      expect(await accept(ann, token, plusMs(at, days(30)))).toEqual(members[0]);
      const { items } = await as(owner, () => Membership.list({ tenantId: tenant.tenantId }));
      expect(items).toHaveLength(2);
    }));

  it("by two people at once makes one of them a member (V2)", () =>
    inFreshTable(async () => {
      const { tenant, ann, token, owner } = await invited();
      const double = { ...personOf("ann"), email: ann.email };
      const outcomes = await Promise.all([codeOf(() => accept(ann, token)), codeOf(() => accept(double, token))]);
      expect(outcomes.toSorted()).toEqual(["done", "invitation.not_valid"]);
      const { items } = await as(owner, () => Membership.list({ tenantId: tenant.tenantId }));
      expect(items).toHaveLength(2);
    }));

  it("counts for the invited address only (V3), in any case", () =>
    inFreshTable(async () => {
      const { ann, token } = await invited();
      expect(await codeOf(() => accept(personOf("bob"), token))).toBe("invitation.not_valid");
      expect(await codeOf(() => accept({ ...ann, email: ann.email.toUpperCase() }, token))).toBe("done");
    }));

  it("lets nobody back in who was disabled, or twice who is a member already", () =>
    inFreshTable(async () => {
      const { tenant, owner, ann, token } = await invited();
      const member = await accept(ann, token);
      const { memberId, revision } = member;
      await as(owner, () =>
        Membership.change({ tenant, by: owner, memberId, revision, changes: { status: "disabled" }, at }),
      );
      const again = await invite(tenant, owner, ann.email, "admin");
      expect(await codeOf(() => accept(ann, Invitation.tokenOf(again, secret)))).toBe("membership.exists");
      expect(await Membership.activeOf(memberId)).toEqual([]);
    }));

  it("ends after seven days, and not before (V5)", () =>
    inFreshTable(async () => {
      const { ann, token } = await invited();
      expect(await codeOf(() => accept(ann, token, plusMs(at, validMs)))).toBe("invitation.not_valid");
      expect(await codeOf(() => accept(ann, token, plusMs(at, validMs - 1)))).toBe("done");
    }));

  it.each(["", "x", "a#*", "A".repeat(43), "a".repeat(44)])("answers the token %j like one that ended (V4)", (token) =>
    inFreshTable(async () => {
      expect(await codeOf(() => accept(personOf("ann"), token))).toBe("invitation.not_valid");
    }),
  );
});

describe("an invitation", () => {
  it("that was taken back counts no longer, and taking it back twice is the same", () =>
    inFreshTable(async () => {
      const { owner, ann, token, doing } = await invited();
      await as(owner, () => Invitation.revoke(doing));
      await as(owner, () => Invitation.revoke(doing));
      expect(await codeOf(() => accept(ann, token))).toBe("invitation.not_valid");
      expect(await codeOf(() => as(owner, () => Invitation.resend({ ...doing, random: systemRandom })))).toBe(
        "invitation.closed",
      );
    }));

  it("taken back and accepted at once is one of both", () =>
    inFreshTable(async () => {
      for (let round = 0; round < 10; round += 1) {
        const { owner, ann, token, doing, invitation } = await invited();
        const outcomes = await Promise.all([
          codeOf(() => accept(ann, token)),
          codeOf(() => as(owner, () => Invitation.revoke(doing))),
        ]);
        expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
        const { status } = await as(owner, () => Invitation.get(invitation));
        const isMember = (await Membership.activeOf(ann.memberId)).length === 1;
        expect(isMember).toBe(status === "accepted");
      }
    }));

  it("sent anew counts by its newest token only, for a week from then (V5)", () =>
    inFreshTable(async () => {
      const { owner, ann, token, doing, invitation } = await invited();
      const later = plusMs(at, days(6));
      const next = await as(owner, () => Invitation.resend({ ...doing, at: later, random: systemRandom }));
      expect(next).toMatchObject({ issue: 2, expiresAt: plusMs(later, validMs) });
      expect(await codeOf(() => accept(ann, token, later))).toBe("invitation.not_valid");
      const when = plusMs(later, days(6));
      expect(await codeOf(() => accept(ann, Invitation.tokenOf(next, secret), when))).toBe("done");
      const { tenantId } = invitation;
      const events = await as(owner, () => EventLog.list({ tenantId }));
      expect(events.map(({ data }) => data["issue"])).toEqual([1, 2]);
    }));

  it.each([
    { sender: "is demoted", changes: { role: "viewer" } },
    { sender: "is disabled", changes: { status: "disabled" } },
    { sender: "is removed", changes: undefined },
  ] as const)("counts no longer when its sender $sender, until somebody who may sends it anew (V6)", ({ changes }) =>
    inFreshTable(async () => {
      const { tenant, owner } = await invited();
      const [admin, bea] = [await seat(tenant, "admin"), personOf("bea")];
      const { invitationId, issue } = await invite(tenant, admin, bea.email, "admin");
      const { memberId, revision } = admin;
      const seen = { tenant, by: owner, memberId, revision, at };
      await as<unknown>(owner, () => (changes ? Membership.change({ ...seen, changes }) : Membership.remove(seen)));
      const token = Invitation.tokenOf({ invitationId, issue }, secret);
      expect(await codeOf(() => accept(bea, token))).toBe("invitation.not_valid");
      expect(await Membership.activeOf(bea.memberId)).toEqual([]);
      const doing = { tenantId: tenant.tenantId, by: owner, invitationId, secret, at };
      const next = await as(owner, () => Invitation.resend({ ...doing, random: systemRandom }));
      expect(next.invitedBy).toBe(owner.memberId);
      expect((await accept(bea, Invitation.tokenOf(next, secret))).role).toBe("admin");
    }),
  );

  it("accepted and its sender demoted at once leaves no member whom nobody could have invited any more (V6)", () =>
    inFreshTable(async () => {
      for (let round = 0; round < 5; round += 1) {
        const { tenant, owner } = await invited();
        const [admin, bea] = [await seat(tenant, "admin"), personOf("bea")];
        const invitation = await invite(tenant, admin, bea.email, "admin");
        const { memberId, revision } = admin;
        const change = () =>
          Membership.change({ tenant, by: owner, memberId, revision, changes: { role: "viewer" }, at });
        const token = Invitation.tokenOf(invitation, secret);
        const [accepted] = await Promise.all([codeOf(() => accept(bea, token)), codeOf(() => as(owner, change))]);
        const joined = (await Membership.activeOf(bea.memberId)).length === 1;
        expect(joined).toBe(accepted === "done");
        // Whichever came first, it counts no more now.
        const again = await codeOf(() => accept({ ...personOf("eve"), email: bea.email }, token));
        expect(again).toBe("invitation.not_valid");
      }
    }));

  it(
    `is sent ${maxIssues} times at most, and ${maxOpen} are open at once`,
    () =>
      inFreshTable(async () => {
        const { tenant, owner, doing } = await invited();
        const resend = () => codeOf(() => as(owner, () => Invitation.resend({ ...doing, random: systemRandom })));
        for (let issue = 2; issue <= maxIssues; issue += 1) expect(await resend()).toBe("done");
        expect(await resend()).toBe("invitation.sent_too_often");
        for (let open = 1; open < maxOpen; open += 1) await invite(tenant, owner, `p${open}@example.com`);
        expect(await codeOf(() => invite(tenant, owner, "one-more@example.com"))).toBe("invitation.too_many");
      }),
    60_000,
  );

  it(
    "counts by the day, also where it was taken back",
    () =>
      inFreshTable(async () => {
        const { tenant, owner } = await invited();
        const outcomes: string[] = [];
        for (let made = 1; made <= maxPerDay; made += 1) {
          outcomes.push(
            await codeOf(async () => {
              const { invitationId, tenantId } = await invite(tenant, owner, `d${made}@example.com`);
              await as(owner, () => Invitation.revoke({ tenantId, by: owner, invitationId, secret, at }));
            }),
          );
        }
        expect(outcomes.slice(0, -1).every((code) => code === "done")).toBe(true);
        expect(outcomes.at(-1)).toBe("invitation.too_many");
      }),
    60_000,
  );

  it("isn't in the table by its token, and the event names nobody (V1)", () =>
    inFreshTable(async (table) => {
      const { token, ann, invitation, owner } = await invited();
      const stored = await dumpTable(table);
      expect(stored).toContain(invitation.invitationId);
      expect(stored).not.toContain(token);
      const events = await as(owner, () => EventLog.list({ tenantId: invitation.tenantId }));
      expect(JSON.stringify(events)).not.toContain(ann.email);
    }));

  it("says no more of an address that has an account than of one that has none (V4)", () =>
    inFreshTable(async () => {
      const { tenant, ann, token } = await invited();
      await accept(ann, token);
      const other = await tenantOf();
      const stranger = await seat(other, "owner");
      const [known, unknown] = [
        await invite(other, stranger, ann.email),
        await invite(other, stranger, "nobody@example.com"),
      ];
      const shown = ({ invitationId: _id, email: _email, ...rest }: Invitation.Info) => rest;
      expect(shown(known)).toEqual(shown(unknown));
      expect(tenant.tenantId).not.toBe(other.tenantId);
    }));

  it.each([
    { by: "admin", role: "owner", code: "membership.role_above", why: "above their own" },
    { by: "admin", role: "admin", code: "done", why: "their own" },
    { by: "viewer", role: "viewer", code: "membership.role_above", why: "who gives no roles" },
    { by: "owner", role: "operator", code: "membership.role_above", why: "the operator's" },
  ] as const)("$by invites as $role: $code, $why", ({ by, role, code }) =>
    inFreshTable(async () => {
      const tenant = await tenantOf();
      const inviter = await seat(tenant, by);
      expect(await codeOf(() => invite(tenant, inviter, "ann@example.com", role))).toBe(code);
    }),
  );

  it("of who was demoted meanwhile isn't made", () =>
    inFreshTable(async () => {
      const { tenant, owner } = await invited();
      const admin = await seat(tenant, "admin");
      const { memberId, revision } = admin;
      await as(owner, () =>
        Membership.change({ tenant, by: owner, memberId, revision, changes: { role: "viewer" }, at }),
      );
      expect(await codeOf(() => invite(tenant, admin, "ann@example.com"))).toBe("identity.session_ended");
    }));

  it("of another tenant can neither be read, sent nor taken back (invariant 2)", () =>
    inFreshTable(async () => {
      const { doing, invitation } = await invited();
      const other = await tenantOf();
      const stranger = await seat(other, "owner");
      const asStranger = { ...doing, by: stranger, tenantId: other.tenantId };
      expect(await codeOf(() => as(stranger, () => Invitation.revoke(asStranger)))).toBe("invitation.not_found");
      const resend = () => Invitation.resend({ ...asStranger, random: systemRandom });
      expect(await codeOf(() => as(stranger, resend))).toBe("invitation.not_found");
      expect(await codeOf(() => as(stranger, () => Invitation.get(invitation)))).not.toBe("done");
    }));
});

it("the mail says who invites as what, in both bodies and languages, and what a tenant is called stays text", () => {
  const url = "https://tandem.example/console/invitation#token";
  const given = { tenantName: '<b>Fjord</b> & "Co"', role: "support", expiresAt: plusMs(at, validMs), url } as const;
  for (const [locale, words] of [
    ["en-GB", ["invites you", "customer support", "8 March 2026"]],
    ["nl-NL", ["nodigt je uit", "klantenservice", "8 maart 2026"]],
  ] as const) {
    const { subject, html, text } = Invitation.message({ ...given, locale });
    expect(subject).toContain(given.tenantName);
    for (const word of [...words, url]) for (const body of [html, text]) expect(body).toContain(word);
    expect(text).toContain(given.tenantName);
    expect(html).not.toContain("<b>Fjord");
  }
});

it("a scope of no tenant reads no invitation", () =>
  inFreshTable(async () => {
    const { invitation } = await invited();
    const alone = () => runInScope({ tenantId: null, actor: "test", role: "test" }, () => Invitation.get(invitation));
    expect(await codeOf(alone)).not.toBe("done");
  }));
