/**
 * createApi: the HTTP API as one function from request to response. All it knows of the world is passed in.
 *
 * @module
 */
import type { DeadLetter } from "#core/dead-letter";
import type { ApiKey } from "#core/identity";
import { type Clock, errorLine, type Random } from "#core/kernel";
import { Limit } from "#core/limit";
import type { RelayAddress } from "#core/relay-address";
import { Hono } from "hono";
import { sealer } from "./frame/cursor";
import { findRoute, type RouteGroup } from "./frame/group";
import { meterOf } from "./frame/limited";
import { toProblem, problemType } from "./frame/problem";
import { ProtocolFault } from "./frame/protocol-fault";
import type { IdentityPort } from "./frame/route";
import { serve } from "./frame/serve";
import { groups as allGroups } from "./routes";

export type ApiOptions = {
  readonly clock: Clock;
  readonly random: Random;
  readonly identity: IdentityPort;
  readonly deadLetters: DeadLetter.Box;
  /** Where people reach us; decides which pages are our own, and whether cookies need TLS. */
  readonly publicUrl: string;
  /** Seals cursors. */
  readonly cursorKey: string;
  /** What relay addresses are made with. */
  readonly relay: RelayAddress.Relay;
  readonly tokenKey: string;
  readonly keyKind: ApiKey.Kind;
  /** Gets one line for each request that broke on our side. */
  readonly log?: (entry: Readonly<Record<string, unknown>>) => void;
  readonly groups?: readonly RouteGroup[];
  /** Counts requests; without one nobody is ever refused for asking often. */
  readonly limiter?: Limit.Limiter;
};

/** Locally the API stands under `/api` of one address that all doors share; on AWS it has an address of its own. */
const mountedAt = "/api";

const withoutMount = (pathname: string): string =>
  pathname === mountedAt || pathname.startsWith(`${mountedAt}/`) ? pathname.slice(mountedAt.length) || "/" : pathname;

type Env = { Variables: { requestId: string; verdicts: Limit.Verdict[] } };
export type Api = Hono<Env>;

export function createApi(options: ApiOptions): Api {
  const { log = (entry) => console.error(JSON.stringify(entry)), groups = allGroups } = options;
  const routes = async () => (await Promise.all(groups.map(({ load }) => load()))).flat();
  const serving = { door: { ...options, routes }, sealer: sealer(options.cursorKey) };
  const api = new Hono<Env>({ getPath: (request) => withoutMount(new URL(request.url).pathname) });

  api.use(async (c, next) => {
    c.set("requestId", Buffer.from(options.random()).toString("hex"));
    c.set("verdicts", []);
    await next();
    for (const [name, value] of Object.entries(Limit.rateLimitHeaders(c.get("verdicts"))))
      c.res.headers.set(name, value);
    c.res.headers.set("x-request-id", c.get("requestId"));
    c.res.headers.set("x-content-type-options", "nosniff");
  });
  for (const group of groups) {
    for (const path of group.paths) {
      api.all(honoPath(path), async (c) => {
        const route = await findRoute(group, path, c.req.raw.method);
        const meter = meterOf(options.limiter, options.clock.now(), c.get("verdicts"));
        return serve(route, c.req.raw, { params: c.req.param(), url: new URL(c.req.url) }, { ...serving, meter });
      });
    }
  }
  api.notFound(() => {
    throw unknownRoute();
  });
  api.onError((error, c) => {
    const requestId = c.get("requestId");
    const { problem, headers, isOurs } = toProblem(error, requestId);
    if (isOurs) {
      log({
        level: "error",
        requestId,
        request: `${c.req.method} ${c.req.path}`,
        ...errorLine(error),
      });
    }
    return new Response(JSON.stringify(problem), {
      status: problem.status,
      headers: { ...headers, "content-type": problemType, "cache-control": "no-store" },
    });
  });
  return api;
}

const unknownRoute = () =>
  new ProtocolFault("http.unknown_route", 404, "There is no such operation", {
    wayOut: "The operations are listed in openapi.json and, for people, at reference.",
  });

/** `/suppliers/{supplierId}` → `/suppliers/:supplierId` */
const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ":$1");
