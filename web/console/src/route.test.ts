import { describe, expect, it } from "vitest";
import { match, pathWithin } from "./route";

describe("addresses", () => {
  it.each([
    { pathname: "/console/", path: "/" },
    { pathname: "/console", path: "/" },
    { pathname: "/console/orders", path: "/orders" },
    { pathname: "/console/orders/", path: "/orders" },
  ])("$pathname is $path", ({ pathname, path }) => expect(pathWithin(pathname)).toBe(path));

  it.each([
    { pattern: "/orders", path: "/orders", found: {} },
    { pattern: "/orders/:id", path: "/orders/sor_01", found: { id: "sor_01" } },
    { pattern: "/orders/:id", path: "/orders", found: undefined },
    { pattern: "/orders/:id", path: "/orders/a/b", found: undefined },
    { pattern: "/orders/:id", path: "/orders/%2e%2e", found: undefined },
    { pattern: "/orders/:id", path: "/orders/", found: undefined },
  ])("$pattern and $path", ({ pattern, path, found }) => expect(match(pattern, path)).toEqual(found));
});
