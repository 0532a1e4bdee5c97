import { expect, it } from "vitest";
import type { Agreement } from "./api/schema";
import { namesFrom } from "./names";

it("knows oneself and whoever one has an agreement with; others by their id", () => {
  const names = namesFrom(
    [{ supplierId: "ten_s", supplierName: "Fjord", partnerId: "ten_p", partnerName: "Kiosk" } as Agreement],
    { tenantId: "ten_own", name: "Own" },
  );
  expect(["ten_s", "ten_p", "ten_own", "ten_0123456789"].map(names)).toEqual(["Fjord", "Kiosk", "Own", "…456789"]);
});
