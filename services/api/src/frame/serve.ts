/**
 * serve: what happens to a request, in this order, for every route alike: who calls, is the path theirs, may they, is it
 * well formed, which state do they edit, was it made before; then the route's own few lines, in the caller's scope.
 *
 * @module
 */
import { Idempotency } from "#core/idempotency";
import { Fault, InvariantBroken, parseInput } from "#core/kernel";
import { runInScope } from "#core/store";
import { Tenant } from "#core/tenant";
import * as z from "zod";
import { callerOf, callersOf, payerOf, repeaterOf, requireAdmission, scopeOf, tenantOf } from "./admission";
import { recordRead } from "./audited";
import { mediaTypeOf, readBody, readBytes } from "./body";
import type { Sealer } from "./cursor";
import {
  keyMalformed,
  keyMissing,
  malformedPrecondition,
  repeatedParameter,
  notFound,
  preconditionRequired,
} from "./protocol-fault";
import type { Meter } from "./limited";
import type { Answer, Call, Caller, Door, Route } from "./route";

export type Serving = { readonly door: Door; readonly sealer: Sealer; readonly meter: Meter };
type Target = { readonly params: Readonly<Record<string, string>>; readonly url: URL };

/** @throws Fault for everything that the caller can mend */
export async function serve(
  route: Route,
  request: Request,
  target: Target,
  { door, sealer, meter }: Serving,
): Promise<Response> {
  const at = door.clock.now();
  // Before anything is looked up: a flood of made-up tokens costs no read.
  await meter.byAddress(request);
  const caller = route.access === "public" ? undefined : await callerOf(request, door, at);
  if (caller) await meter.byCaller(payerOf(caller));
  const params = route.params.safeParse(target.params);
  // A path with an id that can't be one leads nowhere, like any other path that nobody made.
  if (!params.success) throw notFound();
  const names = params.data;
  requireAdmission(route, caller, names, door);
  if (route.method !== "get") await requireOpenTenant(route, caller);
  const query = parseQuery(route, target.url);
  const bytes = await readBytes(route, request);
  const body = readBody(route, request, bytes);
  const list = `${tenantOf(caller) ?? ""} ${route.operationId} ${target.url.pathname}`;
  const cursor = typeof query["cursor"] === "string" ? sealer.open(list, query["cursor"]) : undefined;
  const call: Call = Object.assign(callersOf(route, caller), {
    params: names,
    query,
    body: route.body ? parseInput(route.body, body) : body,
    at,
    random: door.random,
    revision: route.edits ? revisionOf(request) : 0,
    cursor,
    request,
    meter,
  });
  const finish = (answer: Answer) => toStored(route, answer, (next) => sealer.seal(list, next));
  const run = async (): Promise<Idempotency.StoredAnswer & { readonly replayed?: boolean }> => {
    if (!route.once) return finish(await route.handle(call, door));
    return Idempotency.once(
      {
        ownerId: repeaterOf(route, caller),
        operation: route.operationId,
        key: idempotencyKeyOf(request),
        requestHash: Idempotency.hashRequest(
          request.method,
          target.url.pathname + target.url.search,
          mediaTypeOf(request),
          bytes,
        ),
        at,
      },
      {
        run: async (own) => finish(await route.handle(withRun(call, own), door)),
        recover: async (own, collision) => {
          if (!route.recover) throw collision;
          return finish(await route.recover(withRun(call, own), door));
        },
      },
    );
  };
  const recorded = async () => {
    const answer = await run();
    if (route.reads) await recordRead(route.reads, answer.body, at);
    return answer;
  };
  const answer = caller ? await runInScope(scopeOf(route, caller), recorded) : await recorded();
  return toResponse(request, answer);
}

/** A closed organisation is read, and written no more; its members still leave, switch and end things of their own. */
async function requireOpenTenant({ access }: Route, caller: Caller | undefined): Promise<void> {
  const tenantId = access === "person" || access === "member" ? undefined : tenantOf(caller);
  if (tenantId) Tenant.requireNotClosed(await Tenant.get(tenantId));
}

/** Spreading would call the getter. */
const withRun = (call: Call, run: Pick<Call, "at" | "random">): Call => Object.assign(Object.create(call) as Call, run);

/** Strict: a parameter that the operation doesn't know is more likely a misspelling than meant to be ignored. */
function parseQuery(route: Route, url: URL): Record<string, unknown> {
  const given = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    if (given.has(name)) throw repeatedParameter(name);
    given.set(name, value);
  }
  try {
    return parseInput(z.strictObject(route.query.shape), Object.fromEntries(given)) as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const details = error.details.map((detail) => ({ ...detail, path: `query/${detail.path}` }));
    throw new Fault(error.code, error.kind, error.message, {
      wayOut: "Correct the parameters listed in details and send it again.",
      details,
    });
  }
}

const uuid = z.uuid();

function idempotencyKeyOf(request: Request): string {
  const sent = request.headers.get("idempotency-key") ?? "";
  if (sent === "") throw keyMissing();
  const key = uuid.safeParse(sent);
  if (!key.success) throw keyMalformed();
  return key.data.toLowerCase();
}

/** The ETag of a revision. */
export const etagOf = (revision: number): string => `"r${revision}"`;

function revisionOf(request: Request): number {
  const header = request.headers.get("if-match");
  if (header === null) throw preconditionRequired();
  const revision = /^"r([1-9]\d{0,14})"$/.exec(header.trim())?.[1];
  if (!revision) throw malformedPrecondition();
  return Number(revision);
}

/** Sends exactly what the schema promises (R2). */
function toStored(route: Route, answer: Answer, seal: (cursor: string) => string): Idempotency.StoredAnswer {
  const { status, content } = route.success;
  const headers: Record<string, string> = {
    ...(typeof content === "string" ? { "content-type": `${content}; charset=utf-8` } : {}),
    ...(content && typeof content !== "string" ? { "content-type": "application/json" } : {}),
    ...(answer.revision === undefined ? {} : { etag: etagOf(answer.revision) }),
    ...answer.headers,
  };
  if (!content) return { status, headers, body: "" };
  if (typeof content === "string") return { status, headers, body: String(answer.body) };
  const body = route.paged ? sealed(answer.body as { nextCursor?: string | null }, seal) : answer.body;
  const promised = content.safeParse(body);
  if (!promised.success) {
    throw new InvariantBroken(
      `${route.operationId} answers other than it promises: ${z.prettifyError(promised.error)}`,
    );
  }
  return { status, headers, body: JSON.stringify(promised.data) };
}

const sealed = (page: { nextCursor?: string | null }, seal: (cursor: string) => string) => ({
  ...page,
  nextCursor: page.nextCursor ? seal(page.nextCursor) : null,
});

function toResponse(
  request: Request,
  { status, headers, body, replayed }: Idempotency.StoredAnswer & { readonly replayed?: boolean },
): Response {
  const all = new Headers({ "cache-control": "no-store", ...headers });
  if (replayed) all.set("idempotency-replayed", "true");
  const etag = all.get("etag");
  if (request.method === "GET" && etag !== null && request.headers.get("if-none-match")?.includes(etag)) {
    return new Response(null, { status: 304, headers: { etag } });
  }
  return new Response(status === 204 ? null : body, { status, headers: all });
}
