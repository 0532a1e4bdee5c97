/** An import may be killed anywhere, and sent again with its key. */
import { Product } from "#core/catalog";
import { ImportReport, listImports } from "#core/catalog/import";
import { EventLog, runInScope } from "#core/store";
import { connectToFreshTable } from "#support";
import { beforeEach, describe, expect, it } from "vitest";
import { groupOf } from "../../frame/group";
import { join, type Person, testApi } from "../../api.fixture";
import type { Door, Route } from "../../frame/route";
import { importProducts } from "./import-products";

const names = Array.from({ length: 30 }, (_, index) => `pot-${index}`);
const file = [
  "Handle,Title,Variant Price,Variant Inventory Qty",
  ...names.map((name) => `${name},Pot,9.99,3`),
  "bad,Pot,free,1",
].join("\n");

let supplier: Person;
beforeEach(async () => {
  await connectToFreshTable();
  supplier = await join("Fjord", ["supplier"]);
});

/** What imports left behind. */
const outcome = () =>
  runInScope({ tenantId: supplier.tenantId, actor: "test", role: "owner" }, async () => {
    const supplierId = supplier.tenantId;
    const { items } = await Product.list({ supplierId });
    const events = await EventLog.list({ tenantId: supplierId, limit: 1_000 });
    return {
      products: items
        .map(({ handle, revision, priceRange }) => `${handle} ${revision} ${priceRange.to.amountMinor}`)
        .sort(),
      events: events.map(({ type, subject, data }) => `${type} ${subject} ${String(data["revision"])}`).sort(),
      imports: (await listImports({ supplierId })).items,
    };
  });

/** The real operation in a process that is killed once: while it writes, or before it answers. */
function dyingApi(where: "in the middle" | "before it answers") {
  let isFirst = true;
  const handle: Route["handle"] = async (call, door) => {
    const dies = isFirst;
    isFirst = false;
    const answer = await importProducts.handle(call, dies && where === "in the middle" ? dyingDoor(door) : door);
    if (dies) throw new Error("killed");
    return answer;
  };
  return testApi({ groups: [groupOf({ ...importProducts, handle })] });
}

/** Each product draws the id of its event: after a dozen, the process is gone. */
function dyingDoor(door: Door): Door {
  let draws = 0;
  const random = () => {
    if ((draws += 1) > 12) throw new Error("killed");
    return door.random();
  };
  return { ...door, random };
}

describe("an import whose process was killed", () => {
  it.each(["in the middle", "before it answers"] as const)(
    "%s ends, sent again with its key, as if it hadn't been (invariant 1)",
    async (where) => {
      const api = dyingApi(where);
      const key = crypto.randomUUID();
      const headers = { "content-type": "text/csv" };
      const send = () =>
        api.send(supplier, "POST", `/suppliers/${supplier.tenantId}/imports`, { text: file, headers, key });
      expect((await send()).status).toBe(500);
      const { products, imports } = await outcome();
      expect([products.length, imports.length]).toEqual(where === "in the middle" ? [12, 0] : [30, 1]);
      api.clock.pass(31_000);
      const { status, body } = await send();
      expect([status, body.problems.errors, body.rows]).toEqual([200, 1, 31]);
      const after = await outcome();
      expect(after.products).toEqual(names.map((name) => `${name} 1 999`).sort());
      // One event for each product, and one import, which is what was answered.
      expect([after.events.length, new Set(after.events).size]).toEqual([30, 30]);
      expect(after.imports).toEqual([ImportReport.parse(body)]);
      expect((await send()).body).toEqual(body);
    },
  );
});
