import { expect, it } from "vitest";
import { inFreshTable, scopeOf, throughLossyConnection } from "#support";
import { createId, deriveId, instant, plusMs } from "../kernel";
import { runInScope } from "../store";
import { Cart } from ".";

const at = instant("2026-03-01T09:00:00Z");
const tenantId = deriveId("ten", "shop");
const key = { tenantId, cartId: createId("crt", at, () => new Uint8Array(10)) };
const lineOf = (name: string, quantity = 1): Cart.Line => ({
  listingId: deriveId("lst", name),
  variantId: deriveId("var", name),
  quantity,
});
const adding = (name: string) => (cart: Cart.Info) => Cart.add({ cart, line: lineOf(name) });
const inShop = <R>(body: () => Promise<R>) => runInScope(scopeOf(tenantId, { role: "consumer" }), body);

it("adds once, though the answer to the write was lost and the request was sent again", () =>
  inFreshTable((table) =>
    throughLossyConnection(table, "PutItem", async (lost) =>
      inShop(async () => {
        await Cart.update(key, at, adding("shirt"));
        expect(lost()).toBe(1);
        expect((await Cart.get(key, at)).lines).toEqual([lineOf("shirt", 1)]);
      }),
    ),
  ));

it("keeps what two tabs add at once, even the same article", () =>
  inFreshTable(() =>
    inShop(async () => {
      await Promise.all([Cart.update(key, at, adding("shirt")), Cart.update(key, at, adding("shirt"))]);
      expect((await Cart.get(key, at)).lines).toEqual([lineOf("shirt", 2)]);
    }),
  ));

it("is empty again after a month, and takes up anew", () =>
  inFreshTable(() =>
    inShop(async () => {
      await Cart.update(key, at, adding("shirt"));
      const later = plusMs(at, 31 * 24 * 3_600_000);
      expect((await Cart.get(key, later)).lines).toEqual([]);
      await Cart.update(key, later, adding("sofa"));
      expect((await Cart.get(key, later)).lines).toEqual([lineOf("sofa")]);
    }),
  ));

it("loses what an order bought once, though its page is loaded twice at once and once more; the rest stays (I1)", () =>
  inFreshTable(() =>
    inShop(async () => {
      await Cart.update(key, at, (cart) => Cart.add({ cart, line: lineOf("shirt", 5) }));
      await Cart.update(key, at, adding("sofa"));
      const bought = {
        orderId: createId("ord", at, () => new Uint8Array(10)),
        lines: [lineOf("shirt", 2), lineOf("sofa")],
      };
      const take = () => Cart.takeOut(key, at, bought);
      await Promise.all([take(), take()]);
      expect((await take()).lines).toEqual([lineOf("shirt", 3)]);
      await Cart.update(key, at, adding("sofa"));
      expect((await take()).lines).toEqual([lineOf("shirt", 3), lineOf("sofa")]);
      const next = { ...bought, orderId: createId("ord", at, () => new Uint8Array(10).fill(1)) };
      expect((await Cart.takeOut(key, at, next)).lines).toEqual([lineOf("shirt", 1)]);
    }),
  ));

it("opens to its own storefront's tenant only (invariant 2)", () =>
  inFreshTable(async () => {
    await inShop(() => Cart.update(key, at, adding("shirt")));
    const stranger = scopeOf(deriveId("ten", "stranger"), { role: "consumer" });
    await expect(runInScope(stranger, async () => Cart.get(key, at))).rejects.toThrow(/by ten_/);
    await expect(runInScope(stranger, async () => Cart.update(key, at, adding("sofa")))).rejects.toThrow(/by ten_/);
  }));
