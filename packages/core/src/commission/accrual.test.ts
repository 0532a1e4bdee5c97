import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createId, deriveId, instant, money } from "../kernel";
import { connectToFreshTable, scopeOf } from "#support";
import { runInScope } from "../store";
import { Accrual } from ".";

const eur = (amountMinor: number) => money.of(amountMinor, "EUR");
const at = instant("2026-02-01T10:00:00Z");
const partnerId = deriveId("ten", "partner");
const orderId = createId("ord", at, () => new Uint8Array(10).fill(3));
const lineOf = (rest: { net?: ReturnType<typeof eur>; rateBp?: number; line?: string } = {}) => ({
  partnerId,
  supplierId: deriveId("ten", "supplier"),
  agreementId: deriveId("agr", "agreement"),
  agreementVersion: 1,
  orderId,
  lineId: deriveId("lin", rest.line ?? "line"),
  net: rest.net ?? eur(100_00),
  rateBp: rest.rateBp ?? 1250,
  accruedAt: at,
});

it("I2: a commission is between nothing and the net price, at any rate", () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.nat(10_000), (net, rateBp) => {
      const { commission } = Accrual.accrue(lineOf({ net: eur(net), rateBp }));
      expect(commission.amountMinor).toBeGreaterThanOrEqual(0);
      expect(commission.amountMinor).toBeLessThanOrEqual(net);
    }),
  );
});

it("I1: however a line is refunded in parts, its reversals sum to exactly its accrual", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 20 }), fc.nat(10_000), (refunds, rateBp) => {
      const net = eur(refunds.reduce((sum, refund) => sum + refund, 0));
      const accrual = Accrual.accrue(lineOf({ net, rateBp }));
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
  const accrual = Accrual.accrue(lineOf({ net: eur(10_00) }));
  expect(() => Accrual.reverse({ accrual, refundedBefore: eur(9_00), refund: eur(1_01) })).toThrow(
    expect.objectContaining({ code: "commission.refund_exceeds_line" }),
  );
});

describe("in the table", () => {
  it("I4: keeps one accrual when a line is delivered twice at once", async () => {
    await connectToFreshTable();
    await runInScope(scopeOf(partnerId), async () => {
      const accrual = Accrual.accrue(lineOf());
      const outcomes = await Promise.all([Accrual.record(accrual), Accrual.record(accrual)]);
      expect(outcomes.sort()).toEqual(["recorded", "replayed"]);
      expect((await Accrual.list({ partnerId })).items).toEqual([accrual]);
    });
  });

  it("invariant 2: another tenant can neither read nor write a partner's accruals", async () => {
    await connectToFreshTable();
    await runInScope(scopeOf(deriveId("ten", "stranger")), async () => {
      await expect(Accrual.list({ partnerId })).rejects.toThrow("read of");
      await expect(Accrual.record(Accrual.accrue(lineOf()))).rejects.toThrow("write of");
    });
  });
});
