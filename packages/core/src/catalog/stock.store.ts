/**
 * Stock in the table. The writes are conditions, not read-then-write: whoever comes second fails (invariant 4).
 *
 * @module
 */
import { Fault, type Id } from "../kernel";
import { readAll, type Write } from "../store";
import { type Info, none, notAllocated, soldOut } from "./stock";
import { StockEntity } from "./stock.entity";

type Movement = {
  readonly supplierId: Id<"ten">;
  readonly variantId: Id<"var">;
  readonly quantity: number;
  /** Thrown when the units aren't there; without it `stock.sold_out` or `stock.not_allocated`. */
  readonly orFault?: Fault;
};

/** Promises units to an order, if they are available. Part of the caller's transaction. */
export const allocateWrite = ({ supplierId, variantId, quantity, orFault = soldOut() }: Movement): Write => ({
  update: StockEntity.patch({ supplierId, variantId })
    .subtract({ available: quantity })
    .add({ allocated: quantity })
    .where(({ available }, { gte }) => gte(available, quantity))
    .params(),
  orFault,
});

/** Gives units of an order back. Part of the caller's transaction, which makes sure that it happens once. */
export const releaseWrite = ({ supplierId, variantId, quantity, orFault = notAllocated() }: Movement): Write => ({
  update: StockEntity.patch({ supplierId, variantId })
    .add({ available: quantity })
    .subtract({ allocated: quantity })
    .where(({ allocated }, { gte }) => gte(allocated, quantity))
    .params(),
  orFault,
});

const countedMeanwhile = () =>
  new Fault("stock.counted_meanwhile", "conflict", "Somebody else counted this variant at the same time", {
    wayOut: "Read it again and repeat the count.",
  });

/**
 * Takes in what the supplier counted: `before` is the stock as read, undefined when there is none yet. Answers nothing when
 * the count is no news. Checkouts in between don't disturb it, another count does.
 */
export function countWrite({
  supplierId,
  variantId,
  before,
  counted,
}: {
  supplierId: Id<"ten">;
  variantId: Id<"var">;
  before: Info | undefined;
  counted: number | undefined;
}): Write | undefined {
  if (!before) {
    const item = { supplierId, variantId, available: counted ?? 0, allocated: 0 };
    return {
      put: StockEntity.create(counted === undefined ? item : { ...item, counted }).params(),
      orFault: countedMeanwhile(),
    };
  }
  if (counted === undefined || counted === before.counted) return undefined;
  return {
    update: StockEntity.patch({ supplierId, variantId })
      .set({ available: counted, counted })
      .where((stock, { eq, notExists }) =>
        before.counted === undefined ? notExists(stock.counted) : eq(stock.counted, before.counted),
      )
      .params(),
    orFault: countedMeanwhile(),
  };
}

/** Stock of these variants, in their order; zero where nothing was ever counted. Strongly consistent. */
export async function getMany(supplierId: Id<"ten">, variantIds: readonly Id<"var">[]): Promise<Info[]> {
  const found = await findMany(supplierId, variantIds);
  return variantIds.map((variantId) => found.get(variantId) ?? none(supplierId, variantId));
}

/** The same, without what isn't there. */
export async function findMany(supplierId: Id<"ten">, variantIds: readonly Id<"var">[]): Promise<Map<string, Info>> {
  const keys = variantIds.map((variantId) => ({ supplierId, variantId }));
  const items = await readAll(keys, (some) => StockEntity.get(some).go({ consistent: true, concurrency: 4 }));
  return new Map(items.map((item) => [item.variantId, item as Info]));
}
