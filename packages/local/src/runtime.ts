/**
 * The whole product in one process: database, doors, bus, jobs, mailbox and test payments on one data folder and one port.
 *
 * The port is taken first, so that a port in use is said before anything else happens, and pages asked for during the start
 * wait instead of failing.
 *
 * @module
 */
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DeadLetter } from "#core/dead-letter";
import { Fault, type Id } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { rotateKeyRing } from "#core/keyring/ring";
import type { Bus } from "./bus";
import { type Engine, startEngine } from "./engine";
import { localEnvironment, tellHandlers } from "./environment";
import { type HttpHandler, type Route, startGateway, type Target } from "./gateway";
import { checkLayout, claimDataFolder, entries, forgetData, hasDatabase } from "./start/data-folder";
import { createTable } from "./table";

export type RuntimeOptions = {
  readonly port: number;
  readonly dataDir: string;
  readonly fresh?: boolean;
  readonly rotateKeyRing?: boolean;
  /** Without it, the demonstration marketplace is seeded on the first run. */
  readonly seed?: boolean;
  readonly say?: (line: string) => void;
  readonly onError?: (error: unknown) => void;
};

export type Runtime = {
  readonly url: string;
  readonly bus: Bus;
  /** Settles when the database ended by itself, with what it said. */
  readonly databaseEnded: Promise<string>;
  /** Stops everything, last started first. */
  readonly stop: () => Promise<void>;
};

const tableName = "tandem";

/** @throws Fault `local.*` with a way out, when something on this machine is in the way */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { dataDir, fresh = false, seed = true, say = () => undefined, onError = () => undefined } = options;
  const started: (() => unknown)[] = [];
  const stop = async () => {
    for (const step of started.splice(0).toReversed()) await step();
  };
  try {
    started.push(claimDataFolder(dataDir));
    let open: (route: Route) => void = () => undefined;
    const opened = new Promise<Route>((settle) => (open = settle));
    const route: Route = async (where) => (await opened)(where);
    const gateway = await startGateway({ port: options.port, route, clock: systemClock, onError });
    started.push(gateway.stop);
    const url = `http://localhost:${gateway.port}`;

    if (fresh) startOver(dataDir);
    if (options.rotateKeyRing) rotateKeyRing(join(dataDir, entries.keyRing));
    const hadDatabase = hasDatabase(dataDir);
    const engine = await startEngine({ dataDir });
    started.push(engine.stop);
    checkLayout(dataDir, hadDatabase);
    tellHandlers({ dataDir, dynamodbEndpoint: engine.endpoint, tableName, url });
    const table = await createTable({ endpoint: engine.endpoint, tableName });
    const parts = await startParts({ dataDir, url, onError, started });
    if (seed && (table === "created" || !existsSync(join(dataDir, entries.seeded)))) {
      const { seed: seedMarketplace } = await import("./seed");
      await seedMarketplace({ clock: systemClock, random: systemRandom, drain: parts.bus.drain, say });
      writeFileSync(join(dataDir, entries.seeded), JSON.stringify({ seededAt: systemClock.now() }));
    }
    open(parts.route);
    announce(dataDir, engine, url, started);
    // The first request needn't wait for a module to load. Should one fail to, that request says why.
    void Promise.resolve()
      .then(() => import(storefrontModule))
      .then(() => import(apiModule))
      .then(() => import(identityModule))
      .catch(() => undefined);
    return { url, bus: parts.bus, databaseEnded: engine.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @throws Fault `local.fresh_elsewhere` (conflict): a database that the user named isn't ours to empty */
function startOver(dataDir: string): void {
  if (localEnvironment().dynamodbEndpoint) {
    throw new Fault("local.fresh_elsewhere", "conflict", "--fresh doesn't empty the database that you named", {
      wayOut: `Delete its table "${tableName}" yourself, or unset TANDEM_DYNAMODB_ENDPOINT.`,
    });
  }
  forgetData(dataDir);
}

async function startParts(options: {
  dataDir: string;
  url: string;
  onError: (error: unknown) => void;
  started: (() => unknown)[];
}): Promise<{ bus: Bus; route: Route }> {
  const { dataDir, url, onError, started } = options;
  // Loaded now and not at the top: a taken port or a locked folder is said at once, before all of this is read.
  const [
    { configureCore, storefrontUrl },
    { Identity },
    { Tenant },
    { startBus },
    { startJobs },
    declared,
    { startTestProvider },
    { localPages },
  ] = await Promise.all([
    import("#core/config"),
    import("#core/identity"),
    import("#core/tenant"),
    import("./bus"),
    import("./jobs"),
    import("./subscriptions"),
    import("./pay"),
    import("./pages"),
  ]);
  const config = configureCore();
  Identity.useAccountSecret(() => config.authKey);
  const provider = await startTestProvider({ folder: join(dataDir, entries.payments), publicUrl: `${url}/pay` });
  started.push(provider.stop);
  const listTenants = async () => {
    const tenants: Id<"ten">[] = [];
    for await (const { tenantId } of Tenant.all()) tenants.push(tenantId);
    return tenants;
  };
  const bus = await startBus({ subscriptions: declared.localSubscriptions(), listTenants, onError });
  started.push(bus.stop);
  started.push(startJobs(declared.localJobs(), { firstAfterMs: 5_000, onError: (_name, error) => onError(error) }));
  const pages = localPages({
    mailFolder: join(dataDir, entries.mail),
    pay: provider.app,
    console: builtConsole(join(dataDir, entries.console)),
    urlOf: (name) => storefrontUrl(config, name),
  });
  return { bus, route: routeOf(pages, bus) };
}

/** The console is built while everything else starts; its page says so if it couldn't be. */
function builtConsole(target: string): Promise<string> {
  const built = import("../../../web/console/build").then(
    async (module: { buildConsole: (target: string) => Promise<unknown> }) => {
      await module.buildConsole(target);
      return target;
    },
  );
  built.catch(() => undefined);
  return built;
}

function routeOf(pages: { fetch: (request: Request) => Response | Promise<Response> }, bus: Bus): Route {
  const own: Target = { fetch: (request) => pages.fetch(request) };
  return async ({ name, path }) => {
    if (name !== null) return { name: "storefront", handler: (await import(storefrontModule)).handler as HttpHandler };
    if (path.startsWith("/auth/")) {
      return { name: "identity", handler: (await import(identityModule)).handler as HttpHandler };
    }
    if (path !== "/api" && !path.startsWith("/api/")) return own;
    const api = (await import(apiModule)) as {
      handler: HttpHandler;
      useDeadLetters: (letters: DeadLetter.Box) => void;
    };
    api.useDeadLetters((await import("./dead-letters")).boxOf(bus));
    return { name: "api", prefix: "/api", handler: api.handler };
  };
}

/** Loaded at their first request, when the environment is set: they read it as they load. */
const storefrontModule = "../../../services/storefront/src/handler.ts";
const apiModule = "../../../services/api/src/handler.ts";
const identityModule = "../../../services/identity/src/handler.ts";

/** Tells other commands of this product where the database is. */
function announce(dataDir: string, engine: Engine, url: string, started: (() => unknown)[]): void {
  const path = join(dataDir, entries.runtime);
  const runtime = { dynamodbEndpoint: engine.endpoint, table: tableName, pid: process.pid, url };
  writeFileSync(`${path}.new`, JSON.stringify(runtime));
  renameSync(`${path}.new`, path);
  started.push(() => rmSync(path, { force: true }));
}
