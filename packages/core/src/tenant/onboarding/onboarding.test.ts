import { Membership } from "#core/identity";
import { createId, type Fault, type Id } from "#core/kernel";
import { EventLog, OutOfScope, runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import { dumpTable, inFreshTable, scopeOf, throughLossyConnection } from "#support";
import { describe, expect, it } from "vitest";
import { as, random, tick } from "../../listing/listing.fixture";
import {
  activate,
  application,
  apply,
  approve,
  close,
  decisionOn,
  fillIn,
  founder,
  profile,
  queue,
  reinstate,
  reviewer,
  stateOf,
  steps,
  submit,
  suspend,
} from "./onboarding.fixture";
import { Onboarding } from ".";

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error: unknown) => (error as Fault).code ?? String(error),
  );
const statusOf = async (tenantId: Id<"ten">) => (await Tenant.get(tenantId)).status;
const eventsOf = (tenantId: Id<"ten">) =>
  as(tenantId, async () => (await EventLog.list({ tenantId })).filter(({ type }) => type.startsWith("tenant.")));

describe("from application to closure", () => {
  it("writes every move into the history and tells it, and nothing else changes the status (I2, I3)", () =>
    inFreshTable(async () => {
      const tenantId = await activate("fjord");
      await suspend(tenantId);
      await reinstate(tenantId);
      await suspend(tenantId);
      await close(tenantId);
      const { history, tenant } = await stateOf(tenantId);
      expect(tenant.status).toBe("closed");
      expect(history.map(({ number, to, mover }) => `${number} ${to} ${mover}`)).toEqual([
        "1 applied tenant",
        "2 onboarding tenant",
        "3 in_review tenant",
        "4 active operator",
        "5 suspended operator",
        "6 active operator",
        "7 suspended operator",
        "8 closed operator",
      ]);
      expect(history.map(({ memberId }) => memberId === founder)).toEqual([
        ...Array.from({ length: 3 }, () => true),
        ...Array.from({ length: 5 }, () => false),
      ]);
      const events = await eventsOf(tenantId);
      expect(events.map(({ id }) => id)).toEqual(history.map(({ eventId }) => eventId));
      expect(history[7]?.reason).toBe("It has been a year.");
    }));

  it("becomes public under the name that was reviewed", () =>
    inFreshTable(async () => {
      const tenantId = await activate("fjord");
      expect((await Tenant.get(tenantId)).name).toBe(profile.brand.displayName);
    }));

  it("applies once, however often a run that broke off is repeated with its own time and chance", () =>
    inFreshTable(async () => {
      const at = tick();
      const draw = new Uint8Array(10).fill(7);
      const again = { ...application("fjord"), at, random: () => draw };
      const first = await Onboarding.apply(again);
      expect(await codeOf(Onboarding.apply(again))).toBe("tenant.slug_taken");
      expect(await Onboarding.applied(again)).toEqual(first);
      const stranger = { ...again, random: () => new Uint8Array(10).fill(8) };
      expect(await codeOf(Onboarding.apply(stranger))).toBe("tenant.slug_taken");
      expect(await codeOf(Onboarding.applied(stranger))).toBe("tenant.slug_taken");
    }));

  it("has its founder as the owner from the first moment, in one transaction", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord");
      expect(await Membership.get({ tenantId, memberId: founder })).toMatchObject({ role: "owner", status: "active" });
      const taken = { ...application("fjord"), founder: { ...application("x").founder, memberId: reviewer } };
      expect(await codeOf(Onboarding.apply({ ...taken, at: tick() }))).toBe("tenant.slug_taken");
      expect(await Membership.activeOf(reviewer)).toEqual([]);
    }));

  it("lets one person have three applications that aren't decided, and no more", () =>
    inFreshTable(async () => {
      for (const slug of ["one", "two", "three"]) await apply(slug, ["partner"]);
      expect(await codeOf(apply("four"))).toBe("tenant.too_many_applications");
    }));

  it("can't be applied for as the operator", () =>
    inFreshTable(async () => {
      const roles = ["operator"] as unknown as ["supplier"];
      await expect(async () => Onboarding.apply({ ...application("fjord", roles), at: tick() })).rejects.toMatchObject({
        code: "input.invalid",
      });
    }));
});

describe("the profile", () => {
  it("begins the onboarding with its first part, in the same transaction", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord");
      expect(await stateOf(tenantId)).toMatchObject({ tenant: { status: "applied" }, revision: 1, profile: {} });
      await steps["tax"]?.(tenantId);
      const state = await stateOf(tenantId);
      expect(state).toMatchObject({ tenant: { status: "onboarding" }, revision: 2, profile: { tax: profile.tax } });
      expect(state.history.map(({ to }) => to)).toEqual(["applied", "onboarding"]);
    }));

  it("takes one of two edits of the same revision at once", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord");
      const edit = (vatId: string) =>
        as(tenantId, () =>
          Onboarding.setTax({ tenantId, memberId: founder, revision: 1, tax: { vatId }, at: tick(), random }),
        );
      const codes = await Promise.all([codeOf(edit("NL820098395B01")), codeOf(edit("DE136695976"))]);
      expect(codes).toContain("done");
      expect(codes.filter((code) => code === "done")).toHaveLength(1);
      expect((await stateOf(tenantId)).revision).toBe(2);
    }));

  it("doesn't change while it's in review, nor afterwards (profile I1)", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord", ["partner"]);
      await fillIn(tenantId);
      await submit(tenantId);
      expect(await codeOf(steps["payout"]!(tenantId))).toBe("tenant.profile_locked");
      await approve(tenantId);
      expect(await codeOf(steps["payout"]!(tenantId))).toBe("tenant.profile_locked");
      expect(await codeOf(steps["terms"]!(tenantId))).toBe("done");
    }));

  it("shows of the account only its end, to its owner and to the reviewer alike (profile I2)", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord");
      await fillIn(tenantId);
      const shown = JSON.stringify([
        await stateOf(tenantId),
        await Onboarding.review({ tenantId, memberId: reviewer }),
        await eventsOf(tenantId),
      ]);
      expect(shown).toContain('"ibanEnding":"4300"');
      expect(shown).not.toContain("ABNA");
      expect(shown).not.toContain("0417164");
    }));

  it("lies in no table readably, in no event and no log of keys; whoever pays reads it whole, and a stranger not at all (profile I2)", () =>
    inFreshTable(async (table) => {
      const tenantId = await apply("fjord");
      await fillIn(tenantId);
      await submit(tenantId);
      expect(await dumpTable(table)).toContain('"ibanEnding"');
      expect(await dumpTable(table)).not.toMatch(/NL91|ABNA|0417164/);
      expect(await as(tenantId, () => Onboarding.payoutAccount({ tenantId }))).toEqual(profile.payout);
      const stranger = await apply("stranger");
      expect(await codeOf(as(stranger, () => Onboarding.payoutAccount({ tenantId: stranger })))).toBe(
        "tenant.no_payout_account",
      );
      await expect(as(stranger, () => Onboarding.payoutAccount({ tenantId }))).rejects.toThrow("read of");
    }));

  it("accepts today's terms only, and says who did and when (profile I3)", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord");
      const accept = (hash: string) =>
        as(tenantId, () =>
          Onboarding.acceptTerms({
            tenantId,
            memberId: founder,
            revision: 1,
            version: Onboarding.platformTerms.version,
            hash,
            at: tick(),
            random,
          }),
        );
      await expect(async () => accept("0".repeat(64))).rejects.toMatchObject({ code: "tenant.terms_outdated" });
      const { profile: seen } = await accept(Onboarding.platformTerms.hash);
      expect(seen.terms).toMatchObject({ memberId: founder, hash: Onboarding.platformTerms.hash });
    }));
});

describe("handing in", () => {
  it.each(Object.keys(steps))("is refused while %s is missing, which the details name", (left) =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord");
      await fillIn(tenantId, { but: [left] });
      const fault = await submit(tenantId).then(
        () => undefined,
        (error: Fault) => error,
      );
      expect(fault).toMatchObject({ code: "tenant.requirements_unmet", details: [{ code: left }] });
      expect(await statusOf(tenantId)).toBe("onboarding");
      expect(await queue()).toEqual([]);
      await steps[left]?.(tenantId);
      await submit(tenantId);
      expect(await queue()).toMatchObject([{ tenantId }]);
    }),
  );

  it("is one move, however many members do it at once (I3)", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord", ["partner"]);
      await fillIn(tenantId);
      const codes = await Promise.all(Array.from({ length: 4 }, () => codeOf(submit(tenantId))));
      expect(codes.filter((code) => code === "done")).toHaveLength(1);
      expect((await stateOf(tenantId)).history).toHaveLength(3);
      expect(await queue()).toHaveLength(1);
    }));

  it("whose answer was lost has taken effect once", () =>
    inFreshTable(async (table) => {
      const tenantId = await apply("fjord", ["partner"]);
      await fillIn(tenantId);
      await throughLossyConnection(table, "TransactWriteItems", () => submit(tenantId));
      expect((await stateOf(tenantId)).history).toHaveLength(3);
    }));
});

describe("the review", () => {
  it("is a queue, the longest wait first, that a decision takes its tenant from", () =>
    inFreshTable(async () => {
      const tenants: Id<"ten">[] = [];
      for (const slug of ["one", "two", "three"]) tenants.push(await apply(slug, ["partner"]));
      for (const tenantId of tenants.toReversed()) {
        await fillIn(tenantId);
        await submit(tenantId);
      }
      expect((await queue()).map(({ tenantId }) => tenantId)).toEqual(tenants.toReversed());
      await approve(tenants[1]!);
      await Onboarding.reject({
        ...(await decisionOn(tenants[2]!)),
        objections: [{ requirement: "brand", text: "Say who you are." }],
      });
      expect((await queue()).map(({ tenantId }) => tenantId)).toEqual([tenants[0]]);
    }));

  it("goes back to onboarding with what has to be mended, and comes again", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord", ["partner"]);
      await fillIn(tenantId);
      await submit(tenantId);
      const objections = [{ requirement: "company" as const, text: "The register has another name." }];
      await Onboarding.reject({ ...(await decisionOn(tenantId)), objections });
      expect((await stateOf(tenantId)).history.at(-1)).toMatchObject({ to: "onboarding", objections });
      await steps["company"]?.(tenantId);
      await submit(tenantId);
      await approve(tenantId);
      expect(await statusOf(tenantId)).toBe("active");
    }));

  it("isn't decided on by whoever belongs to it, whatever the decision", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord");
      await fillIn(tenantId);
      await submit(tenantId);
      const own = { ...(await decisionOn(tenantId)), memberId: founder };
      expect(await codeOf(Onboarding.approve(own))).toBe("tenant.own_decision");
      expect((await stateOf(tenantId)).tenant.status).toBe("in_review");
      await approve(tenantId);
      expect(await codeOf(Onboarding.suspend({ ...own, reason: "It would suit me." }))).toBe("tenant.own_decision");
    }));

  it("enforces the requirements again: what has gone since it was handed in stops the approval", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord", ["supplier"]);
      await fillIn(tenantId);
      await submit(tenantId);
      await steps["products"]!(tenantId);
      const { importProduct } = await import("../../listing/listing.fixture");
      await importProduct(tenantId, "pot", { title: "Clay pot", published: false });
      expect(await codeOf(approve(tenantId))).toBe("tenant.requirements_unmet");
      expect(await statusOf(tenantId)).toBe("in_review");
    }));

  it("is decided once when two decide at once, whatever they decide (I3)", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord", ["partner"]);
      await fillIn(tenantId);
      await submit(tenantId);
      const decision = await decisionOn(tenantId);
      const other = { ...decision, memberId: createId("mem", tick(), random), at: tick() };
      const codes = await Promise.all([
        codeOf(Onboarding.approve(decision)),
        codeOf(Onboarding.approve(other)),
        codeOf(Onboarding.reject({ ...other, objections: [{ requirement: "tax", text: "No." }] })),
      ]);
      expect(codes.filter((code) => code === "done")).toHaveLength(1);
      expect((await stateOf(tenantId)).history).toHaveLength(4);
      expect((await eventsOf(tenantId)).filter(({ type }) => /approved|rejected/.test(type))).toHaveLength(1);
    }));

  it("is decided on what was read: a decision about an earlier state is refused", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord", ["partner"]);
      await fillIn(tenantId);
      await submit(tenantId);
      const stale = await decisionOn(tenantId);
      await Onboarding.reject({ ...stale, objections: [{ requirement: "tax", text: "No." }] });
      await submit(tenantId);
      expect(await codeOf(Onboarding.approve({ ...stale, at: tick() }))).toBe("tenant.changed_meanwhile");
    }));

  it("is found decided by the repetition of a decision whose run broke off", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord", ["partner"]);
      await fillIn(tenantId);
      await submit(tenantId);
      const decision = await decisionOn(tenantId);
      await Onboarding.approve(decision);
      const collision = await Onboarding.approve(decision).catch((error: Fault) => error);
      expect((collision as Fault).kind).toBe("conflict");
      expect((await Onboarding.decided(decision)).tenant.status).toBe("active");
      expect(await codeOf(Onboarding.decided({ ...decision, memberId: founder }))).toBe("tenant.changed_meanwhile");
    }));

  it.each([
    { name: "approve", act: approve },
    { name: "suspend", act: suspend },
    { name: "reinstate", act: reinstate },
    { name: "close", act: close },
  ])("can't $name an applicant that hasn't handed anything in", ({ act }) =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord");
      expect(await codeOf(act(tenantId))).toBe("tenant.move_refused");
    }),
  );

  it("doesn't take a reinstatement for an approval", () =>
    inFreshTable(async () => {
      const tenantId = await apply("fjord", ["partner"]);
      await fillIn(tenantId);
      await submit(tenantId);
      expect(await codeOf(reinstate(tenantId))).toBe("tenant.move_refused");
      await approve(tenantId);
      await suspend(tenantId);
      expect(await codeOf(approve(tenantId))).toBe("tenant.move_refused");
    }));

  it("leaves the operator's own organisation alone", () =>
    inFreshTable(async () => {
      const { tenantId } = await Tenant.register({
        ...{ name: "Platform", slug: "platform", roles: ["operator"], currency: "EUR", taxRateBp: 0 },
        ...{ locale: "en-GB", country: "IE", at: tick(), random },
      });
      expect(await codeOf(suspend(tenantId))).toBe("tenant.move_refused");
    }));

  it("misses what isn't there", () =>
    inFreshTable(async () => {
      const tenantId = createId("ten", tick(), random);
      expect(await codeOf(Onboarding.review({ tenantId, memberId: reviewer }))).toBe("tenant.not_found");
    }));
});

describe("invariant 2", () => {
  const leftItsScope = (error: Error) => error instanceof OutOfScope || error.cause instanceof OutOfScope;

  it("no tenant reads, fills in or hands in another's onboarding", () =>
    inFreshTable(async () => {
      const [own, foreign] = [await apply("own"), await apply("foreign")];
      await fillIn(foreign);
      const key = { tenantId: foreign, memberId: founder, at: tick(), random };
      for (const attempt of [
        () => Onboarding.state({ tenantId: foreign }),
        () => Onboarding.setTax({ ...key, revision: 1, tax: profile.tax }),
        () => Onboarding.submit(key),
      ]) {
        await expect(runInScope(scopeOf(own), async () => attempt())).rejects.toSatisfy(leftItsScope);
      }
      expect((await stateOf(foreign)).history).toHaveLength(2);
    }));

  it("an event that no move of the tenant wrote isn't believed", () =>
    inFreshTable(async () => {
      const [own, foreign] = [await apply("own"), await apply("foreign")];
      const [event] = await eventsOf(foreign);
      const told = event as unknown as Parameters<typeof Onboarding.moveOfEvent>[0];
      expect(await as(foreign, () => Onboarding.moveOfEvent(told, foreign))).toMatchObject({ number: 1 });
      expect(await codeOf(as(own, () => Onboarding.moveOfEvent(told, own)))).toBe("tenant.foreign_event");
    }));
});
