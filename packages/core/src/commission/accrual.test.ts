import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createId, deriveId, instant, money } from "../kernel";
import type { Order } from "../order";
import { connectToFreshTable, scopeOf } from "#support";
import { runInScope } from "../store";
import { Accrual } from ".";

const eur = (amountMinor: number) => money.of(amountMinor, "EUR");
const at = instant("2026-02-01T10:00:00Z");
const partnerId = deriveId("ten", "partner");
const orderId = createId("ord", at, () => new Uint8Array(10).fill(3));
const partOf = (rest: { net?: number; rateBp?: number; taxRateBp?: number; lines?: string[] } = {}): Order.Part => ({
  supplierId: deriveId("ten", "supplier"),
  agreementId: deriveId("agr", "agreement"),
  agreementVersion: 3,
  commissionRateBp: rest.rateBp ?? 1250,
  share: "none",
  lines: (rest.lines ?? ["line"]).map((name) => ({
    productId: deriveId("prd", name),
    variantId: deriveId("var", name),
    title: name,
    option: "",
    quantity: 1,
    unitMinor: rest.net ?? 100_00,
    taxRateBp: rest.taxRateBp ?? 0,
  })),
});
const orderOf = (part: Order.Part): Order.Info => ({
  orderId,
  tenantId: partnerId,
  storefrontId: deriveId("stf", "shop"),
  status: "placed",
  currency: "EUR",
  locale: "en-GB",
  subjectId: deriveId("sbj", "anna"),
  sealedContact: "v1.1.not-looked-at",
  parts: [part],
  placedAt: at,
});
const accrualsOf = (part: Order.Part) => Accrual.ofPart(orderOf(part), part);
function accrualOf(rest?: Parameters<typeof partOf>[0]): Accrual.Info {
  const [accrual] = accrualsOf(partOf(rest));
  if (!accrual) throw new Error("a line under an agreement accrues");
  return accrual;
}

it.each([
  { net: 100_00, taxRateBp: 0, rateBp: 1250, commission: 12_50, why: "exact" },
  { net: 121_00, taxRateBp: 2100, rateBp: 1250, commission: 12_50, why: "on the price without tax" },
  { net: 10, taxRateBp: 0, rateBp: 500, commission: 0, why: "0.5 falls to even" },
  { net: 30, taxRateBp: 0, rateBp: 500, commission: 2, why: "1.5 rises to even" },
])("$net with $taxRateBp bp tax at $rateBp bp: $why", ({ commission, ...part }) => {
  expect(accrualOf(part).commission).toEqual(eur(commission));
});

it("I5: each line accrues under what its part was placed under, and under an id of its own (I4)", () => {
  const accruals = accrualsOf(partOf({ lines: ["shirt", "socks"], rateBp: 800 }));
  expect(accruals).toHaveLength(2);
  expect(new Set(accruals.map(({ accrualId }) => accrualId)).size).toBe(2);
  for (const accrual of accruals)
    expect(accrual).toMatchObject({ partnerId, orderId, agreementVersion: 3, rateBp: 800, accruedAt: at });
  expect(accrualsOf(partOf({ lines: ["shirt", "socks"], rateBp: 800 }))).toEqual(accruals);
});

it("earns nobody a commission on a supplier's own storefront, nor on an order that wasn't placed", () => {
  expect(accrualsOf({ ...partOf(), agreementId: null, agreementVersion: 0 })).toEqual([]);
  const { placedAt: _never, ...reserved } = orderOf(partOf());
  expect(() => Accrual.ofPart({ ...reserved, status: "reserved" }, partOf())).toThrow("was placed");
});

it("I2: a commission is between nothing and the net price, at any rate", () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.nat(10_000), (net, rateBp) => {
      const { commission } = accrualOf({ net, rateBp });
      expect(commission.amountMinor).toBeGreaterThanOrEqual(0);
      expect(commission.amountMinor).toBeLessThanOrEqual(net);
    }),
  );
});

it("I1: however a line is refunded in parts, its reversals sum to exactly its accrual", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 20 }), fc.nat(10_000), (refunds, rateBp) => {
      const accrual = accrualOf({ net: refunds.reduce((sum, refund) => sum + refund, 0), rateBp });
      let refundedBefore = eur(0);
      let reversed = eur(0);
      for (const refund of refunds.map(eur)) {
        reversed = money.add(reversed, Accrual.reverse({ accrual, refundedBefore, refund }));
        refundedBefore = money.add(refundedBefore, refund);
      }
      expect(reversed).toEqual(accrual.commission);
    }),
  );
});

it("refuses refunds beyond the line", () => {
  const accrual = accrualOf({ net: 10_00 });
  expect(() => Accrual.reverse({ accrual, refundedBefore: eur(9_00), refund: eur(1_01) })).toThrow(
    expect.objectContaining({ code: "commission.refund_exceeds_line" }),
  );
});

describe("in the table", () => {
  it("I4: keeps one accrual when a line is delivered twice at once", async () => {
    await connectToFreshTable();
    await runInScope(scopeOf(partnerId), async () => {
      const accrual = accrualOf();
      const outcomes = await Promise.all([Accrual.record(accrual), Accrual.record(accrual)]);
      expect(outcomes.sort()).toEqual(["recorded", "replayed"]);
      expect((await Accrual.list({ partnerId })).items).toEqual([accrual]);
    });
  });

  it("invariant 2: another tenant can neither read nor write a partner's accruals", async () => {
    await connectToFreshTable();
    await runInScope(scopeOf(deriveId("ten", "stranger")), async () => {
      await expect(Accrual.list({ partnerId })).rejects.toThrow("read of");
      await expect(Accrual.record(accrualOf())).rejects.toThrow("write of");
    });
  });
});
