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

/** What stock is after a move, or the code of the refusal: the invariants as plainly as they can be said. */
function model(stock: Stock.Info, { move, units }: Step): Stock.Info | string {
  const { available, allocated, counted } = stock;
  if (move === "count") return units === counted ? stock : { ...stock, available: units, counted: units };
  if (move === "allocate") {
    if (available < units) return "stock.sold_out";
    return { ...stock, available: available - units, allocated: allocated + units };
  }
  if (allocated < units) return "stock.not_allocated";
  return { ...stock, available: available + units, allocated: allocated - units };
}

describe("stock in the table", () => {
  const inScope = <R>(tenantId: Id<"ten">, body: () => Promise<R>) => runInScope(scopeOf(tenantId), body);
  const stockNow = async () => (await Stock.getMany(supplierId, [variantId]))[0];
  const countTo = async (counted: number) => {
    const [before] = await Stock.getMany(supplierId, [variantId]);
    const known = before?.counted === undefined ? undefined : before;
    const write = Stock.countWrite({ supplierId, variantId, before: known, counted });
    if (write) await commit({ writes: [write] });
  };

  it("oversells nothing, loses nothing, and brings nothing back, whatever happens (invariant 4, I3)", () =>
    inFreshTable(() =>
      inScope(supplierId, async () => {
        await fc.assert(
          fc.asyncProperty(steps, async (moves) => {
            await countTo(7);
            let expected = await stockNow();
            for (const step of moves.slice(0, 15)) {
              if (!expected) throw new Error("there is stock");
              const { move, units: quantity } = step;
              const wanted = model(expected, step);
              const done =
                move === "count"
                  ? countTo(quantity)
                  : commit({
                      writes: [
                        move === "allocate"
                          ? Stock.allocateWrite({ supplierId, variantId, quantity })
                          : Stock.releaseWrite({ supplierId, variantId, quantity }),
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
