import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveId, Fault, type Id } from "../kernel";
import { commit, runInScope } from "../store";
import { inFreshTable, scopeOf } from "#support";
import { Stock } from "./index";

const supplierId = deriveId("ten", "supplier");
const variantId = deriveId("var", "pot");

type Step = { readonly move: "allocate" | "release" | "count"; readonly units: number };
const steps = fc.array(
  fc.record({
    move: fc.constantFrom<Step["move"]>("allocate", "release", "count"),
    units: fc.integer({ min: 1, max: 12 }),
  }),
  { maxLength: 60 },
);

const apply = (stock: Stock.Info, { move, units }: Step): Stock.Info => {
  if (move === "count") return Stock.count({ stock, counted: units });
  return move === "allocate" ? Stock.allocate({ stock, quantity: units }) : Stock.release({ stock, quantity: units });
};

describe("invariant 4: nothing is oversold", () => {
  it("available + allocated = received, and neither falls below zero, whatever happens", () => {
    fc.assert(
      fc.property(steps, (moves) => {
        let stock: Stock.Info = { supplierId, variantId, available: 0, allocated: 0 };
        let received = 0;
        for (const step of moves) {
          // A count that is news says what came in since, or went missing.
          if (step.move === "count" && step.units !== stock.counted) received += step.units - stock.available;
          try {
            stock = apply(stock, step);
          } catch (error) {
            expect((error as Fault).code).toBe(step.move === "allocate" ? "stock.sold_out" : "stock.not_allocated");
            expect(step.units).toBeGreaterThan(step.move === "allocate" ? stock.available : stock.allocated);
          }
          expect(stock.available).toBeGreaterThanOrEqual(0);
          expect(stock.allocated).toBeGreaterThanOrEqual(0);
          expect(stock.available + stock.allocated).toBe(received);
        }
      }),
    );
  });

  it("the same count twice brings back nothing that was sold in between (I3)", () => {
    const counted = Stock.count({ stock: { supplierId, variantId, available: 0, allocated: 0 }, counted: 5 });
    const sold = Stock.allocate({ stock: counted, quantity: 2 });
    expect(Stock.count({ stock: sold, counted: 5 })).toEqual(sold);
    expect(Stock.count({ stock: sold, counted: 6 })).toMatchObject({ available: 6, allocated: 2, counted: 6 });
  });
});

describe("stock in the table", () => {
  const inScope = <R>(tenantId: Id<"ten">, body: () => Promise<R>) => runInScope(scopeOf(tenantId), body);
  const stockNow = async () => (await Stock.getMany(supplierId, [variantId]))[0];
  const countTo = async (counted: number) => {
    const [before] = await Stock.getMany(supplierId, [variantId]);
    const known = before?.counted === undefined ? undefined : before;
    const write = Stock.countWrite({ supplierId, variantId, before: known, counted });
    if (write) await commit({ writes: [write] });
  };

  it("does what the pure decisions do (invariant 4)", () =>
    inFreshTable(() =>
      inScope(supplierId, async () => {
        await fc.assert(
          fc.asyncProperty(steps, async (moves) => {
            await countTo(7);
            let expected = await stockNow();
            for (const step of moves.slice(0, 15)) {
              if (!expected) throw new Error("there is stock");
              const stock = expected;
              const wanted = await Promise.resolve(stock)
                .then((current) => apply(current, step))
                .catch((error: Fault) => error.code);
              const done =
                step.move === "count"
                  ? countTo(step.units)
                  : commit({
                      writes: [
                        step.move === "allocate"
                          ? Stock.allocateWrite({ supplierId, variantId, quantity: step.units })
                          : Stock.releaseWrite({ supplierId, variantId, quantity: step.units }),
                      ],
                    });
              const outcome = await done.then(stockNow).catch((error: Fault) => error.code);
              expect(outcome).toEqual(wanted);
              if (typeof wanted !== "string") expected = wanted;
            }
          }),
          { numRuns: 12 },
        );
      }),
    ));

  it("lets one of two who want the last unit have it (invariant 4)", () =>
    inFreshTable(() =>
      inScope(supplierId, async () => {
        await countTo(1);
        const take = () =>
          commit({ writes: [Stock.allocateWrite({ supplierId, variantId, quantity: 1 })] }).then(
            () => "taken",
            (error: Fault) => error.code,
          );
        expect((await Promise.all([take(), take(), take()])).sort()).toEqual([
          "stock.sold_out",
          "stock.sold_out",
          "taken",
        ]);
        expect(await stockNow()).toMatchObject({ available: 0, allocated: 1 });
      }),
    ));

  it("answers with the caller's own fault", () =>
    inFreshTable(() =>
      inScope(supplierId, async () => {
        const orFault = new Fault("checkout.sold_out", "conflict");
        const write = Stock.allocateWrite({ supplierId, variantId, quantity: 1, orFault });
        await expect(commit({ writes: [write] })).rejects.toBe(orFault);
      }),
    ));

  it("refuses another tenant (invariant 2)", () =>
    inFreshTable(async () => {
      const write = Stock.allocateWrite({ supplierId, variantId, quantity: 1 });
      await expect(inScope(deriveId("ten", "other"), () => commit({ writes: [write] }))).rejects.toThrow(/write of/);
      await expect(inScope(deriveId("ten", "other"), stockNow)).rejects.toThrow(/read of/);
    }));
});
