import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inFreshTable, scopeOf } from "#support";
import { deriveId, type Instant } from "../kernel";
import { runInScope } from "../store";
import { documentClient } from "../store/connection";
import { chunks, pot, shopify } from "./feed/feed.fixture";
import { importCatalog } from "./import";
import { Product } from ".";
import { VariantsEntity } from "./product.entity";

const supplierId = deriveId("ten", "supplier");
const productId = Product.idOf(supplierId, "pot");
const at = "2026-03-01T09:00:00.000Z" as Instant;
let seed = 0;
const random = () => new Uint8Array(10).fill((seed += 1) % 256);

/** More variants than one transaction takes. */
const file = shopify(
  Array.from({ length: 620 }, (_, index) => ({
    ...pot(index === 0 ? { "Option1 Name": "Size" } : { Title: "" }),
    "Option1 Value": `Size ${index}`,
    "Variant Inventory Qty": "",
  })),
);
const importFile = () =>
  importCatalog({ supplierId, currency: "EUR", open: () => chunks(file), at, clock: { now: () => at }, random });
const asSupplier = (body: () => Promise<void>) =>
  inFreshTable(() =>
    runInScope(scopeOf(supplierId), body).finally(() => documentClient().middlewareStack.remove("tells")),
  );
// Only our own tries: the SDK would make each of them three.
beforeEach(() => void vi.stubEnv("AWS_MAX_ATTEMPTS", "1"));
afterEach(() => void vi.unstubAllEnvs());

async function chunkCount(): Promise<number> {
  const { data } = await VariantsEntity.query
    .variants({ supplierId, productId })
    .go({ pages: "all", consistent: true });
  return data.length;
}

/** The transaction that writes the product is answered with this error each time; carried out all the same, or not. */
function answering(error: Error, carriedOut: boolean): void {
  let done = false;
  documentClient().middlewareStack.add(
    (next) => async (args) => {
      if (!JSON.stringify(args.input).includes(`${supplierId}#event`)) return next(args);
      if (carriedOut && !done) await next(args);
      done = true;
      throw error;
    },
    { step: "deserialize", priority: "high", name: "tells" },
  );
}
const refusal = (name: string, rest: object = {}) =>
  Object.assign(new Error(name), { name, $fault: "client", ...rest });

describe("a product of several transactions, whose last one", () => {
  it("may have been written, though nobody says so: its variants stay, and it is read whole", () =>
    asSupplier(async () => {
      answering(refusal("TransactionInProgressException"), true);
      await expect(importFile()).rejects.toMatchObject({ code: "store.outcome_unknown" });
      documentClient().middlewareStack.remove("tells");
      expect((await Product.get({ supplierId, productId })).variants).toHaveLength(620);
      expect((await importFile()).products).toMatchObject({ unchanged: 1 });
    }));

  it("is known not to be written leaves nothing that nobody would take away", () =>
    asSupplier(async () => {
      const conflict = { CancellationReasons: [{ Code: "TransactionConflict" }] };
      answering(refusal("TransactionCanceledException", conflict), false);
      await expect(importFile()).rejects.toMatchObject({ code: "store.busy" });
      expect(await chunkCount()).toBe(0);
    }));
});
