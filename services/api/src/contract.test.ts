/**
 * What the committed contracts promise: they follow from the code, are well formed, and leave nothing out.
 */
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { Identity } from "#core/identity";
import { generated } from "../../../scripts/generate";
import { events } from "../../../scripts/generate/asyncapi";
import { readErrors } from "../../../scripts/generate/errors";
import { testApi } from "./api.fixture";
import { openApi, problemCodesOf } from "./frame/openapi";
import { contentSecurityPolicy } from "./reference/page";
import { groups, loadRoutes } from "./routes";

const routes = await loadRoutes();

describe("committed contracts", () => {
  it("are what the code says (otherwise: npm run generate)", async () => {
    for (const [path, content] of await generated()) {
      expect(await readFile(path, "utf8"), `${path} is out of date; npm run generate`).toBe(content);
    }
  }, 60_000);

  it("have no finding of Spectral", async () => {
    const lint = promisify(execFile)(process.execPath, [
      "node_modules/@stoplight/spectral-cli/dist/index.js",
      "lint",
      "--fail-severity=hint",
      "--format=text",
      "docs/openapi.json",
      "docs/asyncapi.json",
    ]);
    const { stdout } = await lint.catch((error: { stdout: string }) => error);
    expect(stdout).toContain("No results");
  }, 90_000);

  it("describe every event that the code defines", async () => {
    const files = (await readdir("packages/core/src", { recursive: true })).filter(
      (file) => file.endsWith(".ts") && !file.includes(".test."),
    );
    const sources = await Promise.all(files.map((file) => readFile(join("packages/core/src", file), "utf8")));
    const defined = sources.flatMap((source) =>
      [...source.matchAll(/defineEvent\(\s*"([^"]+)"/g)].map(([, type]) => type),
    );
    expect(events.map(({ definition: { type } }) => type as string).toSorted()).toEqual(defined.toSorted());
  });
});

describe("every operation", () => {
  const answersSecret = new Set(["createApiKey", "rotateApiKey", "switchTenant"]);

  it("that makes or moves something takes an Idempotency-Key, and every edit If-Match (R1)", () => {
    const posts = routes.filter(({ method, operationId }) => method === "post" && !answersSecret.has(operationId));
    expect(posts.filter(({ once }) => !once)).toEqual([]);
    const edits = routes.filter(({ method }) => method === "patch" || method === "put");
    expect(edits.filter((route) => !route.edits)).toEqual([]);
  });

  it("whose path names a tenant belongs to that tenant (R3)", () => {
    for (const { path, owner } of routes) {
      const named = /^\/(?:suppliers|partners|tenants)\/\{(\w+)\}/.exec(path)?.[1];
      expect([path, owner]).toEqual([path, named]);
    }
  });

  it("answers each problem with a way out", async () => {
    // A bare failed condition is caught where it is thrown.
    const shown = (await readErrors()).filter(({ code, message }) => code !== "store.condition_failed" || message);
    expect(shown.length).toBeGreaterThan(50);
    expect(shown.filter(({ wayOut }) => !wayOut).map(({ code, file }) => `${code} in ${file}`)).toEqual([]);
  });

  it("names problems that are thrown somewhere, with the status they have", async () => {
    const known = new Map((await readErrors()).map(({ code, status }) => [code, status]));
    known.set("internal", 500);
    for (const route of routes) {
      for (const [status, codes] of Object.entries(problemCodesOf(route))) {
        for (const code of codes)
          expect([route.operationId, code, known.get(code)]).toEqual([route.operationId, code, Number(status)]);
      }
    }
  });

  it("and its permission belong together: none is asked for nowhere, or held by nobody", () => {
    const asked = new Set<string>(routes.map(({ access }) => access));
    const unasked = Identity.Permission.options.filter((permission) => !asked.has(permission));
    expect(unasked).toEqual([]);
    const held = new Set(Identity.Role.options.flatMap(Identity.permissionsOf));
    expect(Identity.Permission.options.filter((permission) => !held.has(permission))).toEqual([]);
  });

  it("is found: its group names its path, and no other group does", async () => {
    for (const { paths, load } of groups) {
      const actual = new Set((await load()).map(({ path }) => path));
      expect([...paths].toSorted()).toEqual([...actual].toSorted());
    }
    const all = groups.flatMap(({ paths }) => paths);
    expect(all.filter((path, index) => all.indexOf(path) !== index)).toEqual([]);
  });

  it("has its own operationId", () => {
    expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length);
  });
});

describe("the reference page", () => {
  it("shows every operation, schema and problem, and loads nothing from anywhere", async () => {
    const { body, headers } = await testApi().send(undefined, "GET", "/reference");
    const document = openApi(routes);
    for (const { operationId } of routes) expect(body).toContain(`id="${operationId}"`);
    for (const name of Object.keys(document.components.schemas)) expect(body).toContain(`id="schema-${name}"`);
    expect(body).toContain('id="listing.field_locked"');
    expect(body).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
    expect(headers.get("content-security-policy")).toBe(contentSecurityPolicy);
  });

  it("leads nowhere that isn't on it", async () => {
    const { body } = await testApi().send(undefined, "GET", "/reference");
    const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("stands beside the document that it's made from", async () => {
    const { status, body } = await testApi().send(undefined, "GET", "/openapi.json");
    expect([status, body]).toEqual([200, JSON.parse(await readFile("docs/openapi.json", "utf8"))]);
  });
});
