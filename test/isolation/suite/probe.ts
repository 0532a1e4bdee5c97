/**
 * Probe: sends one request and looks at everything that comes of it. What nobody granted is a finding.
 *
 * @module
 */
import { Identity } from "#core/identity";
import { type Person, publicUrl } from "../../../services/api/src/api.fixture";
import type { Route } from "../../../services/api/src/frame/route";
import { isGranted, type Viewer } from "./grants";
import type { World } from "./world";

export type Finding = { readonly where: string; readonly what: string };

export type ApiRequest = {
  readonly as?: Person | undefined;
  /** Whose member asks. */
  readonly party?: string | undefined;
  readonly token?: string | undefined;
  /** Who asks for themselves, for no tenant. */
  readonly person?: string | undefined;
  readonly by?: "cookie" | "apiKey" | undefined;
  readonly permissions?: readonly Identity.Permission[] | undefined;
  readonly method: string;
  readonly path: string;
  readonly route: Route;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Probe = ReturnType<typeof openProbe>;

const credentials = (token: string, by: ApiRequest["by"]): Record<string, string> =>
  by === "cookie"
    ? {
        cookie: `${Identity.sessionCookieName(publicUrl)}=${encodeURIComponent(token)}`,
        "sec-fetch-site": "same-origin",
      }
    : { authorization: `Bearer ${token}` };

/** Thrown at the first finding, where only whether there is one counts. */
export class Found extends Error {}

export function openProbe(
  world: World,
  { stopAtFirst = false, progress }: { stopAtFirst?: boolean; progress?: () => void } = {},
) {
  const findings: Finding[] = [];
  const cookies = new Set<string>();
  let requests = 0;

  function report(where: string, what: string): void {
    if (findings.length < 200) findings.push({ where, what });
    if (stopAtFirst) throw new Found(`${where}: ${what}`);
  }

  /** Looks at a text as somebody sees it. `asked` is what they knew already, as they had to send it. */
  function look(where: string, text: string, viewer: Viewer, asked = ""): void {
    for (const { text: marker, fact } of world.markers.sightings(text)) {
      if (isGranted(fact, viewer, world.plan) || asked.includes(marker)) continue;
      const whose = fact.consumer ?? fact.tenant ?? "";
      report(where, `${fact.kind} of ${whose} (${marker}) seen by ${JSON.stringify(viewer)}`);
    }
    const lines = world.doors.takeLines().join("\n");
    if (lines !== "")
      for (const { text: marker, fact } of world.markers.sightings(lines)) {
        if (!marker.includes("_")) report(`log of ${where}`, `${fact.kind} of ${fact.consumer ?? fact.tenant ?? ""}`);
      }
  }

  async function api({
    as,
    party,
    person,
    permissions,
    token = as?.token,
    by,
    method,
    path,
    route,
    json,
    headers = {},
  }: ApiRequest) {
    requests += 1;
    progress?.();
    const body = route.text ? "Handle,Title\n" : json === undefined ? undefined : JSON.stringify(json);
    const response = await world.doors.api.request(path, {
      method,
      headers: {
        ...(token === undefined ? {} : credentials(token, by)),
        ...(route.text
          ? { "content-type": "text/csv" }
          : body === undefined
            ? {}
            : { "content-type": "application/json" }),
        ...(method === "POST" ? { "idempotency-key": crypto.randomUUID() } : {}),
        ...(route.edits ? { "if-match": '"r1"' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const where = `${route.operationId} ${method} ${path} as ${party ?? person ?? "nobody"}/${as?.role ?? "-"}`;
    const viewer: Viewer =
      person !== undefined
        ? { consumer: person }
        : party === undefined
          ? {}
          : { tenant: party, ...(as ? { role: as.role } : {}), ...(permissions ? { permissions } : {}) };
    look(where, `${text}\n${JSON.stringify([...response.headers])}`, viewer, `${path} ${body ?? ""} ${token ?? ""}`);
    if (response.status >= 500) report(where, `status ${response.status}: our own bug, or a request past the guard`);
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return { status: response.status, where, json: (isJson && text !== "" ? JSON.parse(text) : undefined) as any };
  }

  /** A request to another door. What its cookie says a header may say again, and nothing else. */
  async function door(
    where: string,
    request: () => Promise<Response>,
    viewer: Viewer,
    { asked, cookies }: { readonly asked: string; readonly cookies: string },
  ) {
    requests += 1;
    progress?.();
    const response = await request();
    look(where, await response.text(), viewer, asked);
    look(`headers of ${where}`, JSON.stringify([...response.headers]), viewer, `${asked} ${cookies}`);
    if (response.status >= 500) report(where, `status ${response.status}: our own bug, or a request past the guard`);
    return { status: response.status };
  }

  async function shop(
    where: string,
    request: () => Promise<{ status: number; html: string; headers: Headers }>,
    viewer: Viewer,
    asked: string,
  ) {
    requests += 1;
    progress?.();
    const { status, html, headers } = await request();
    look(where, `${html}\n${JSON.stringify([...headers])}`, viewer, asked);
    if (status >= 500) report(where, `status ${status}: our own bug, or a request past the guard`);
    for (const cookie of headers.getSetCookie()) cookies.add(cookie.split("=")[0] ?? "");
    return { status, html };
  }

  return { findings, report, look, api, door, shop, requests: () => requests, cookies };
}
