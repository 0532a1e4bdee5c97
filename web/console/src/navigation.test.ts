import { describe, expect, it } from "vitest";
import type { Permission, TenantRole } from "./api/schema";
import { isOpenTo, navigationOf } from "./navigation";
import { pageAt } from "./pages";
import type { Access } from "./session";

const owner: readonly Permission[] = [
  "agreement:read",
  "agreement:sign",
  "audit:read",
  "catalogue:read",
  "catalogue:write",
  "commission:read",
  "consumer:read",
  "event:read",
  "listing:read",
  "listing:write",
  "order:read",
  "programme:write",
  "storefront:read",
];

const access = (roles: readonly TenantRole[], permissions: readonly Permission[] = owner, storefronts = 0): Access => ({
  me: { tenant: { roles }, permissions } as unknown as Access["me"],
  storefronts: Array.from({ length: storefronts }, () => ({})) as unknown as Access["storefronts"],
});
const paths = (who: Access) => navigationOf(who).flatMap(({ items }) => items.map(({ path }) => path));

describe("pages follow from the tenant's roles and the member's permissions", () => {
  it.each([
    {
      who: "a supplier",
      may: access(["supplier"]),
      finds: [
        "/",
        "/products",
        "/programmes",
        "/agreements",
        "/orders",
        "/consumers",
        "/shared-records",
        "/events",
        "/audit",
      ],
    },
    {
      who: "a supplier with a storefront",
      may: access(["supplier"], ["listing:read"], 1),
      finds: ["/", "/listings"],
    },
    {
      who: "a partner",
      may: access(["partner"]),
      finds: [
        "/",
        "/listings",
        "/programmes",
        "/agreements",
        "/consumers",
        "/commission",
        "/shared-records",
        "/senders",
        "/events",
        "/audit",
      ],
    },
    {
      who: "the operator",
      may: access(["operator"], ["deadletter:redrive", "incident:read", "member:read"]),
      finds: ["/", "/members", "/incidents", "/dead-letters"],
    },
    {
      who: "an admin, who manages people and machines",
      may: access(["partner"], ["member:read", "apikey:write"]),
      finds: ["/", "/members", "/api-keys"],
    },
    {
      who: "a partner's support, who sees no money",
      may: access(["partner"], ["agreement:read", "consumer:read"]),
      finds: ["/", "/programmes", "/agreements", "/consumers", "/shared-records", "/senders"],
    },
  ])("$who", ({ may, finds }) => expect(paths(may)).toEqual(finds));

  it("shows no empty group", () => {
    const groups = navigationOf(access(["operator"], ["deadletter:redrive"]));
    expect(groups.map(({ items }) => items.length)).toEqual([1, 1]);
  });

  it("shuts what isn't in the navigation, and everything below it", () => {
    const partner = access(["partner"]);
    expect(isOpenTo(partner, "/products")).toBe(false);
    expect(pageAt("/products/prd_01", partner)).toBeUndefined();
    expect(pageAt("/orders/sor_01", access(["supplier"]))?.parameters).toEqual({ supplierOrderId: "sor_01" });
    expect(pageAt("/nowhere", partner)).toBeUndefined();
    expect(pageAt("/listings/too/deep", partner)).toBeUndefined();
  });

  it("takes fixed words before parameters", () => {
    const supplier = access(["supplier"]);
    expect(pageAt("/products/import", supplier)?.parameters).toEqual({});
    expect(pageAt("/products/imports/imp_01", supplier)?.parameters).toEqual({ importId: "imp_01" });
  });
});
