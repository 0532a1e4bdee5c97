/**
 * The isolation suite (invariant 2): makes a world, asks everything of everybody, and looks at all that comes back. Generated from the
 * routes, the pages and the subscriptions, so that a new one is covered by being there.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { connect } from "#core/store";
import { createTable } from "../../../packages/local/src/table";
import type { Route } from "../../../services/api/src/frame/route";
import { loadRoutes } from "../../../services/api/src/routes";
import { type GuardProxy, startGuardProxy } from "../../support/guard-proxy";
import { type Chance, seeded } from "../seeded";
import {
  type Actor,
  actorsOf,
  attack,
  type Aim,
  carryCursor,
  kindOf,
  namesThings,
  rolesWithout,
  waysUntaken,
} from "./attack-api";
import { forgeEvents, genuineEvents, untold } from "./attack-events";
import { attackIdentity, unknownFields } from "./attack-identity";
import { attackShop, cookiesUntaken, type Guise, shopRoutes, shopsOf, unknownShopParameters } from "./attack-shop";
import { openDoors } from "./doors";
import { type Harvest, harvest, withoutVictims } from "./harvest";
import { type Finding, Found, openProbe, type Probe } from "./probe";
import { fingerprints, lookAtTable, readTable, type Table, watchIds } from "./table";
import { openWorld, type World } from "./world";

export type Options = {
  /** The engine's own endpoint; the suite puts the guard's proxy before it. */
  readonly engine: string;
  readonly requests: number;
  readonly seed: number;
  readonly stopAtFirst?: boolean;
  readonly progress?: (requests: number) => void;
  readonly routes?: readonly Route[];
  /** Only these parts, where it's known which one has to find something. */
  readonly sections?: readonly Section[];
};

/** What the suite consists of; `world` is what the ordinary doings of everybody leave behind. */
export const allSections = ["world", "keys", "api", "cursors", "own", "shops", "events", "identity"] as const;
export type Section = (typeof allSections)[number];

export type Report = {
  readonly seed: number;
  readonly requests: number;
  readonly events: number;
  readonly mails: number;
  readonly seconds: number;
  readonly findings: readonly Finding[];
  /** Parameters and events that the suite has nothing for: it would pass by them. */
  readonly gaps: readonly string[];
  /** Kinds of markers that nobody ever saw, though somebody may. */
  readonly unseen: readonly string[];
};

const aims: readonly Aim[] = ["victim", "mixed", "own", "fuzzed"];
const guises: readonly Guise[] = ["none", "foreign cart", "foreign checkout", "foreign visitor", "staff", "own"];

export async function runSuite(options: Options): Promise<Report> {
  const { seed, routes = await loadRoutes() } = options;
  const started = performance.now();
  const chance = seeded(seed);
  const table = { endpoint: options.engine, tableName: `isolation-${randomUUID()}` };
  await createTable(table);
  const doors = await openDoors();
  const proxy = await startGuardProxy(table.endpoint);
  connect({ tableName: table.tableName, endpoint: proxy.endpoint, credentialsOf: proxy.credentialsOf });
  const outcome: { probe?: Probe; gaps: string[]; events: number; mails: number; world?: World; broke?: string } = {
    gaps: [],
    events: 0,
    mails: 0,
  };
  try {
    const world = await openWorld(doors, chance);
    outcome.world = world;
    const probe = openProbe(world, {
      ...(options.stopAtFirst ? { stopAtFirst: true } : {}),
      progress: () => options.progress?.(probe.requests()),
    });
    outcome.probe = probe;
    await attackAll({ world, probe, chance, table, proxy, options: { ...options, routes } }, outcome);
  } catch (error) {
    if (!(error instanceof Found))
      outcome.broke = error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    await doors.close();
    await proxy.stop();
  }
  const broke: Finding[] = outcome.broke === undefined ? [] : [{ where: "the suite broke off", what: outcome.broke }];
  return {
    seed,
    requests: outcome.probe?.requests() ?? 0,
    events: outcome.events,
    mails: outcome.mails,
    seconds: (performance.now() - started) / 1000,
    findings: [...(outcome.probe?.findings ?? []), ...broke],
    gaps: outcome.gaps,
    unseen: outcome.world?.markers.unseen() ?? [],
  };
}

type Setting = {
  readonly world: World;
  readonly probe: Probe;
  readonly chance: Chance;
  readonly table: Table;
  readonly proxy: GuardProxy;
  readonly options: Options & { readonly routes: readonly Route[] };
};

async function attackAll(setting: Setting, outcome: { gaps: string[]; events: number; mails: number }): Promise<void> {
  const { world, probe, table, proxy, options } = setting;
  const { routes, sections = allSections } = options;
  const does = (section: Section) => sections.includes(section);
  watchIds(world, await readTable(table));
  await lookAtTable(world, probe, table);
  await lookAtMails(world, probe);
  const found = await harvest(world, routes, probe);
  outcome.gaps.push(...withoutVictims(found, routes).map((name) => `no victim for the parameter {${name}}`));
  outcome.gaps.push(...unknownShopParameters(world).map((name) => `nothing stands for ${name} in a page's path`));
  outcome.gaps.push(...rolesWithout(world).map((role) => `nobody in the world is ${role}`));
  outcome.gaps.push(...waysUntaken(world, routes).map((way) => `nobody calls by ${way}`));
  outcome.gaps.push(...unknownFields().map((field) => `nothing stands for ${field} of the identity service`));

  if (does("keys")) await repeatUnderForeignKeys(setting);
  if (does("api")) await attackApi(setting, found);
  if (does("cursors")) await carryCursors(setting, found);
  if (does("shops"))
    for (const route of shopRoutes(world))
      for (const shop of shopsOf(world))
        for (const guise of guises) await attackShop({ ...setting, found }, route, shop, guise);
  if (does("events")) {
    const genuine = await genuineEvents(world);
    outcome.gaps.push(...untold(genuine).map((type) => `the world never tells ${type}`));
    outcome.events = await forgeEvents({ ...setting, found }, genuine);
    await lookAtTable(world, probe, table);
  }
  if (does("own")) await askAboutOneself(setting, found);
  if (does("identity")) await attackIdentity(world, probe, table);

  const actors = actorsOf(world);
  const victims = [...world.parties.values()];
  const telling = routes.filter(namesThings);
  while (probe.requests() < options.requests) {
    const { chance } = setting;
    if (chance.chance(0.2)) {
      await attackShop(
        { ...setting, found },
        chance.pick(shopRoutes(world)),
        chance.pick(shopsOf(world)),
        chance.pick(guises),
      );
    } else {
      await attack(
        { ...setting, found },
        chance.pick(telling),
        chance.pick(actors),
        chance.pick(victims),
        chance.pick(aims),
      );
    }
  }
  outcome.gaps.push(...cookiesUntaken(probe).map((name) => `nobody brings the cookie ${name} elsewhere`));
  await world.settle();
  await lookAtTable(world, probe, table);
  outcome.mails = await lookAtMails(world, probe);
  for (const refused of proxy.refusals) probe.report("the guard's proxy", `refused what the store sent: ${refused}`);
}

/** Each operation once by each kind of caller against each victim; and nobody but the caller's own tenant is changed by it. */
async function attackApi(setting: Setting, found: Harvest): Promise<void> {
  const { world, probe, table, options } = setting;
  const victims = [...world.parties.values()].filter(({ key }) => key !== "platform");
  let before = fingerprints(world, await readTable(table));
  const actors = actorsOf(world);
  const alikeTo = (actor: Actor) => actors.filter((each) => kindOf(world, each) === kindOf(world, actor));
  for (const party of [undefined, ...world.parties.keys()]) {
    for (const actor of actors.filter((each) => each.party === party)) {
      const alike = alikeTo(actor);
      for (const [at, route] of options.routes.entries())
        for (const [nth, victim] of (namesThings(route) ? victims : victims.slice(0, 1)).entries()) {
          // Whose turn it is of those who are alike; nobody asks about their own.
          const others = alike.filter((each) => each.party === undefined || each.party !== victim.key);
          if (others[(at + nth) % others.length] !== actor) continue;
          for (const aim of aims.slice(0, 2)) {
            const twice =
              aim === "mixed" &&
              (route.owner === undefined || !route.path.replace(`{${route.owner}}`, "").includes("{"));
            if (!twice) await attack({ ...setting, found }, route, actor, victim, aim);
          }
        }
    }
    const after = fingerprints(world, await readTable(table));
    for (const [owner, print] of after)
      if (owner !== party && before.get(owner) !== print)
        probe.report(`requests of ${party ?? "nobody"}`, `changed what ${owner} owns`);
    before = after;
  }
}

/** A cursor out of one tenant's list opens nothing of another's. */
async function carryCursors({ world, probe, options }: Setting, found: Harvest): Promise<void> {
  const actors = actorsOf(world);
  for (const cursor of found.cursors)
    for (const actor of actors) {
      const own = actor.party === undefined ? undefined : world.parties.get(actor.party);
      const route = options.routes.find(({ operationId }) => operationId === cursor.operationId);
      if (own && route && own.key !== cursor.of) await carryCursor(probe, route, actor, own, cursor);
    }
}

/** Each member about their own tenant: what their role may not do, they can't. */
async function askAboutOneself(setting: Setting, found: Harvest): Promise<void> {
  const { world, options } = setting;
  for (const actor of actorsOf(world)) {
    const own = actor.party === undefined ? undefined : world.parties.get(actor.party);
    if (!own) continue;
    for (const route of options.routes) await attack({ ...setting, found }, route, actor, own, "own");
  }
}

/** A key of another tenant's request opens none of its answers. */
async function repeatUnderForeignKeys({ world, probe, options: { routes } }: Setting): Promise<void> {
  for (const { by, path, key, json } of world.repeatable)
    for (const actor of actorsOf(world)) {
      // The other party of an agreement may sign it, with whatever key.
      if (!actor.as || actor.party === by || path.endsWith("/signatures")) continue;
      const route = routes.find(
        (each) => each.method === "post" && new RegExp(`^${each.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(path),
      );
      if (route) await probe.api({ ...actor, method: "POST", path, route, json, headers: { "idempotency-key": key } });
    }
}

/** Each mail as the one who gets it. */
async function lookAtMails(world: World, probe: Probe): Promise<number> {
  const mails = await world.doors.mails();
  for (const { to, text } of mails) {
    const [about] = world.markers.sightings(to);
    const buyer = world.buyers.find(({ key }) => key === about?.fact.consumer);
    const owner = about?.fact.kind === "member.email" ? about.fact.tenant : undefined;
    const invitedBy = about?.fact.kind === "invitation.email" ? about.fact.tenant : undefined;
    // Anybody's address may be typed at a shop: what comes of it says nothing but which shop it was.
    const shop = shopsOf(world).find(({ name }) => text.includes(`://${name}.`))?.key;
    const viewer = buyer
      ? { consumer: buyer.key, shop: buyer.shop }
      : invitedBy
        ? { invitedBy }
        : shop === undefined
          ? {}
          : { shop };
    probe.look(`mail to ${to}`, text, owner === undefined ? viewer : { tenant: owner, role: "owner" }, to);
  }
  return mails.length;
}
