/**
 * Group: operations on one subject, which are loaded together when one of their paths is asked for.
 *
 * @module
 */
import { methodNotAllowed } from "./protocol-fault";
import type { Route } from "./route";

export type RouteGroup = {
  /** Every path of its operations: what decides that it's loaded. */
  readonly paths: readonly string[];
  readonly load: () => Promise<readonly Route[]>;
};

/** A group of operations that are there already. */
export const groupOf = (...routes: readonly Route[]): RouteGroup => ({
  paths: [...new Set(routes.map(({ path }) => path))],
  load: async () => routes,
});

/**
 * The operation of a path and a method. HEAD is GET without its body.
 *
 * @throws Fault `http.method_not_allowed` (405), naming those there are
 */
export async function findRoute(group: RouteGroup, path: string, method: string): Promise<Route> {
  const there = (await group.load()).filter((route) => route.path === path);
  const asked = method === "HEAD" ? "get" : method.toLowerCase();
  const found = there.find((route) => route.method === asked);
  if (!found) throw methodNotAllowed(there.map((route) => route.method.toUpperCase()));
  return found;
}
