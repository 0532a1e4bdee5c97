/**
 * Every operation of the API, asked by every kind of caller about what belongs to others.
 *
 * @module
 */
import { Identity } from "#core/identity";
import type { Caller, Route } from "../../../services/api/src/frame/route";
import { openApi } from "../../../services/api/src/frame/openapi";
import type { Person } from "../../../services/api/src/api.fixture";
import type { Chance } from "../seeded";
import { type Cursor, type Harvest, victimValues } from "./harvest";
import type { Probe } from "./probe";
import { memberOf, type Party, type World } from "./world";

export type Actor = {
  readonly party?: string;
  readonly as?: Person;
  readonly token?: string;
  /** Who has a session, and acts for no tenant. */
  readonly person?: string;
  /** How the token is sent, by the name that the API's description has for it. */
  readonly by?: "cookie" | "apiKey";
  /** What a key may do. */
  readonly permissions?: readonly Identity.Permission[];
};

/** Operations that any tenant may do with what others published. */
const openToTenants = new Set(["applyToProgramme"]);
/** Operations that end the session they are called with. */
const endsSession = (route: Route): boolean => route.operationId === "signOut" || route.operationId === "switchTenant";

/** It makes the caller the owner of one organisation more, which the world knows nothing of. Its own applicants do that. */
const founds = (route: Route): boolean => route.operationId === "applyAsTenant";

/** Who may call, by the kinds of `Caller`: a new kind doesn't compile until somebody here is one. */
const callers: { readonly [K in Caller["kind"]]: (world: World) => Actor[] } = {
  member: ({ parties }) => [
    ...[...parties.values()].flatMap(({ key, members }) => [...members.values()].map((as) => ({ party: key, as }))),
    // The console's cookie is another way in for the same members: one of them takes it.
    ...[...parties.values()]
      .slice(0, 1)
      .map((party) => ({ party: party.key, as: memberOf(party), by: "cookie" as const })),
  ],
  /** Somebody who acts for nobody. */
  person: ({ outsiders }) => outsiders.map(({ key: person, token }) => ({ token, person })),
  apiKey: ({ keys }) =>
    keys.map(({ of: party, secret: token, permissions }) => ({ party, token, permissions, by: "apiKey" })),
};

/** Ways to say who one is that the API's description has and nobody here takes. */
export const waysUntaken = (world: World, routes: readonly Route[]): string[] => {
  const taken = new Set<string>(actorsOf(world).map(({ by = "bearer" }) => by));
  return Object.keys(openApi(routes).components["securitySchemes"] ?? {}).filter((way) => !taken.has(way));
};

/** Everybody who may call, nobody, and a token that was never given out. */
export const actorsOf = (world: World): Actor[] => [
  {},
  { token: "A".repeat(43) },
  ...world.ended.map((token) => ({ token })),
  ...Object.values(callers).flatMap((all) => all(world)),
];

/** Callers of one kind are let in the same way, and as far. Who of them asks what is spread over them. */
export const kindOf = (world: World, { party, as, by, token = "", person }: Actor): string => {
  if (by) return by;
  if (party === undefined) return person ? "person" : world.ended.includes(token) ? "ended" : token;
  return as?.role ?? "";
};

/** Roles that nobody in the world has: what they may see would go untested. */
export const rolesWithout = ({ parties }: World): Identity.Role[] => {
  const played = new Set([...parties.values()].flatMap(({ members }) => [...members.keys()]));
  return Identity.Role.options.filter((role) => !played.has(role));
};

/** Whether it matters whose things are asked for. Otherwise one request of each caller says all. */
export const namesThings = ({ path, bodyExample }: Route): boolean =>
  path.includes("{") || /"[a-z]{3}_/.test(JSON.stringify(bodyExample) ?? "");

export type Aim = "victim" | "mixed" | "own" | "fuzzed";

/** One request: the victim's ids in the path, or the actor's own place with the victim's things in it, or ids nobody has. */
export async function attack(
  { world, found, probe, chance }: { world: World; found: Harvest; probe: Probe; chance: Chance },
  route: Route,
  actor: Actor,
  victim: Party,
  aim: Aim,
): Promise<void> {
  if ((endsSession(route) || founds(route)) && (actor.as || actor.person)) return;
  const actorParty = actor.party === undefined ? undefined : world.parties.get(actor.party);
  let isForeign = false;
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  let path = route.path;
  for (const name of names) {
    const from = aim === "own" || (aim === "mixed" && name === route.owner) ? (actorParty ?? victim) : victim;
    const values = victimValues(found, from, route, name);
    const value = values.length === 0 ? `zzz_${"0".repeat(26)}` : chance.pick(values);
    const sent = aim === "fuzzed" && name !== route.owner ? fuzz(value, chance) : value;
    if (!isOwn(found, actorParty, route, name, sent)) isForeign = true;
    path = path.replace(`{${name}}`, sent);
  }
  const entitled = !isForeign && names.length > 0;
  const json =
    route.bodyExample === undefined ? undefined : bodyOf(route, { world, found, victim, actor: actorParty, entitled });
  const headers: Record<string, string> = {
    ...(chance.chance(0.2) ? { "if-none-match": '"r1"' } : {}),
    ...(route.edits ? { "if-match": `"r${1 + chance.below(4)}"` } : {}),
  };
  // Whoever may would end sessions and keys of their own colleagues, and with them what the suite can ask.
  if (endsOthers.has(route.operationId) && entitled && may(actor, route)) return;
  // The operator decides about anybody: that isn't tried, as it would change the tenant that it is tried on.
  if (isReview(route) && route.method !== "get" && may(actor, route)) return;
  const method = route.method.toUpperCase();
  const answer = await probe.api({ ...actor, method, path, route, json, headers });
  if (answer.status >= 400) return;
  if (!may(actor, route)) probe.report(answer.where, `status ${answer.status} without ${route.access}`);
  // The operator reviews whoever it is; that nobody else does, the line above says.
  if (names.length === 0 || !isForeign || openToTenants.has(route.operationId) || isReview(route)) return;
  probe.report(answer.where, `status ${answer.status} for what belongs to ${victim.key}`);
}

const isReview = ({ access }: Route): boolean => access === "tenant:review";
const endsOthers = new Set([
  ...["editMember", "removeMember", "rotateApiKey", "revokeApiKey"],
  // And with an agreement, what its parties may see: the course of one is run before anybody asks.
  ...["suspendAgreement", "resumeAgreement", "endAgreement", "amendAgreement"],
]);

/** By the table of roles, whatever the route itself does. */
const may = ({ as, person, permissions }: Actor, { access, human }: Route): boolean => {
  if (access === "public") return true;
  if (permissions) return !human && access !== "person" && (access === "member" || permissions.includes(access));
  if (access === "person") return as !== undefined || person !== undefined;
  return as !== undefined && (access === "member" || Identity.isAllowed(as.role, access));
};

function isOwn({ pools }: Harvest, party: Party | undefined, route: Route, name: string, value: string): boolean {
  if (!party) return false;
  return name === route.owner ? value === party.tenantId : pools.get(party.key)?.get(name)?.has(value) === true;
}

/** An id that differs in a letter, has another's prefix, or is none. */
const fuzz = (id: string, chance: Chance): string =>
  chance.pick([
    () => `${id.slice(0, -1)}${chance.pick(["0", "1", "z"])}`,
    () => `${chance.pick(["prd", "ten", "agr", "lst"])}${id.slice(3)}`,
    () => id.toUpperCase(),
    () => `${id}%23${id}`,
    () => `..%2f${id}`,
    () => encodeURIComponent(`${id}#x`),
  ])();

/** The operation's own example, with the victim's ids in it, and an invented word in each text. */
function bodyOf(
  route: Route,
  {
    world,
    found,
    victim,
    actor,
    entitled,
  }: { world: World; found: Harvest; victim: Party; actor: Party | undefined; entitled: boolean },
): unknown {
  const tenant = actor?.key ?? "";
  const kinds: Readonly<Record<string, string>> = {
    // It names nobody's place: whoever may, opens one of its own.
    openStorefront: "storefront.title",
    ...(entitled
      ? {
          publishProgramme: "programme.title",
          editProduct: "product.title",
          editListing: "listing.badge",
          inviteMember: "invitation.email",
          createApiKey: "apiKey.name",
        }
      : {}),
  };
  const word = () => world.markers.word({ kind: kinds[route.operationId] ?? "stray", tenant });
  const fill = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => fill(each, name));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner, key)]));
    if (typeof value !== "string") return value;
    if (/^[a-z]{3}_/.test(value)) {
      const of = name === "tenantId" ? [victim.tenantId] : victimValues(found, victim, route, name);
      return of[0] ?? value;
    }
    if (name === "token") return world.invitations.get(victim.key) ?? value;
    if (name === "email") return `${word()}@example.com`;
    return /^(title|description|badge|review|name)$/.test(name) ? word() : value;
  };
  return fill(route.bodyExample, "");
}

/** A cursor of another tenant's list is none of this one. */
export async function carryCursor(
  probe: Probe,
  route: Route,
  actor: Actor,
  party: Party,
  { of, cursor, operationId }: Cursor,
): Promise<void> {
  const path = route.path.replace(/\{\w+\}/g, party.tenantId);
  const answer = await probe.api({
    ...actor,
    method: "GET",
    path: `${path}?cursor=${encodeURIComponent(cursor)}`,
    route,
  });
  if (answer.status < 400) probe.report(answer.where, `took a cursor of ${of}'s ${operationId}`);
}
