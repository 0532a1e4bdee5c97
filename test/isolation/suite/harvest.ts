/**
 * What can be asked about: the ids and cursors that each tenant's own lists give out. They are the victims of every other tenant, and a
 * new operation finds its parameters here as soon as some list shows them.
 *
 * @module
 */
import type { Route } from "../../../services/api/src/frame/route";
import type { Probe } from "./probe";
import { memberOf, type Party, type World } from "./world";

export type Pool = ReadonlyMap<string, ReadonlySet<string>>;
export type Cursor = {
  readonly of: string;
  readonly operationId: string;
  readonly path: string;
  readonly cursor: string;
};
export type Harvest = { readonly pools: ReadonlyMap<string, Pool>; readonly cursors: readonly Cursor[] };

const isId = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/;

/** Parameters of paths that no answer of a list names, and what stands for them. */
const invented: Readonly<Record<string, string>> = {
  deadLetterId: `evt_${"0".repeat(26)}.on-product-changed`,
};

export async function harvest(world: World, routes: readonly Route[], probe: Probe): Promise<Harvest> {
  const pools = new Map<string, Map<string, Set<string>>>();
  const cursors: Cursor[] = [];
  const reads = routes.filter(({ method, access }) => method === "get" && access !== "public");
  for (const party of world.parties.values()) {
    const pool = new Map<string, Set<string>>();
    pools.set(party.key, pool);
    // Twice: what a list shows opens what stands behind it.
    for (const _ of [1, 2]) {
      for (const route of reads) {
        for (const path of pathsOf(route, party, pool).slice(0, 3)) {
          const answer = await probe.api({ as: memberOf(party), party: party.key, method: "GET", path, route });
          if (answer.status !== 200) continue;
          collect(answer.json, pool);
          if (!route.paged) continue;
          const first = await probe.api({
            as: memberOf(party),
            party: party.key,
            method: "GET",
            path: `${path}?limit=1`,
            route,
          });
          const cursor = first.json?.nextCursor;
          if (typeof cursor === "string") cursors.push({ of: party.key, operationId: route.operationId, path, cursor });
        }
      }
    }
  }
  return { pools, cursors };
}

const parametersOf = ({ path }: Route): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

/** The path with a tenant's own ids; none where it has no such thing. */
function pathsOf(route: Route, party: Party, pool: Pool): string[] {
  return parametersOf(route).reduce<string[]>(
    (paths, name) => {
      const values = name === route.owner ? [party.tenantId] : [...(pool.get(name) ?? [])];
      return paths.flatMap((path) => values.map((value) => path.replace(`{${name}}`, value)));
    },
    [route.path],
  );
}

function collect(value: unknown, pool: Map<string, Set<string>>): void {
  if (Array.isArray(value)) for (const each of value) collect(each, pool);
  else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === "string" && isId.test(inner)) pool.set(name, (pool.get(name) ?? new Set()).add(inner));
      else collect(inner, pool);
    }
  }
}

/** Values of a parameter at a victim, or of its kind where the victim has none. */
export function victimValues({ pools }: Harvest, party: Party, route: Route, name: string): readonly string[] {
  if (name === route.owner) return [party.tenantId];
  return [...(pools.get(party.key)?.get(name) ?? []), ...(name in invented ? [invented[name] ?? ""] : [])];
}

/** Parameters of paths that nobody's answers supply: the suite would not know how to attack them. */
export function withoutVictims(found: Harvest, routes: readonly Route[]): string[] {
  const known = new Set([...found.pools.values()].flatMap((pool) => [...pool.keys()]));
  return [
    ...new Set(
      routes.flatMap((route) =>
        parametersOf(route).filter((name) => name !== route.owner && !known.has(name) && !(name in invented)),
      ),
    ),
  ].toSorted();
}
