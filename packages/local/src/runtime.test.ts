import { request as httpRequest } from "node:http";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { systemClock, systemRandom } from "#core/kernel/system";
import { runInScope } from "#core/store";
import { Storefront, Tenant } from "#core/tenant";
import { scopeOf } from "#support";
import { type Runtime, startRuntime } from "./runtime";

let dataDir = "";
let runtime: Runtime;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "tandem-runtime-"));
  runtime = await startRuntime({ port: 0, dataDir, seed: false });
  const named = { at: systemClock.now(), random: systemRandom };
  const settings = { currency: "EUR", taxRateBp: 2_100, locale: "en-IE", country: "IE" } as const;
  const { tenantId } = await Tenant.register({
    ...named,
    ...settings,
    name: "<b>Fleur</b>",
    slug: "fleur",
    roles: ["partner"],
  });
  await runInScope(scopeOf(tenantId), () =>
    Storefront.open({
      ...named,
      tenantId,
      name: "fleur",
      title: "Fleur & Co",
      theme: { accent: "#1f4d3f", tagline: "Flowers" },
    }),
  );
});
afterAll(async () => {
  await runtime?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Node's own client, because `<name>.localhost` resolves in browsers only. */
const get = (path: string, name?: string) =>
  new Promise<{ status: number; type: string; text: string }>((settle, refuse) => {
    const { port } = new URL(runtime.url);
    const headers = { host: `${name ? `${name}.` : ""}localhost:${port}` };
    httpRequest({ host: "127.0.0.1", port, path, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        settle({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "", text }),
      );
    })
      .on("error", refuse)
      .end();
  });

it("links every storefront from the start page, names as text", async () => {
  const { status, text } = await get("/");
  expect(status).toBe(200);
  expect(text).toMatch(/^<!doctype html><html/);
  expect(text).toContain(`href="http://fleur.localhost:${new URL(runtime.url).port}/"`);
  expect(text).toContain("Fleur &amp; Co");
  expect(text).not.toContain("<b>Fleur</b>");
});

it.each(["/mailbox", "/mailbox/", "/pay", "/pay/", "/local/style.css", "/local/icon.svg", "/local/font.woff2"])(
  "answers at %s",
  async (path) => expect((await get(path)).status).toBe(200),
);

it("hands the API its requests without the prefix that it has only here", async () => {
  const { status, text } = await get("/api/openapi.json");
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
  expect((await get("/apis")).status).toBe(404);
});

it("hands a storefront's host its requests, whatever their path", async () => {
  const { status, text } = await get("/", "fleur");
  expect(status).toBe(200);
  expect(text).toContain("Fleur &amp; Co");
  expect((await get("/mailbox/", "fleur")).text).not.toContain("Mailbox</h1>");
  expect((await get("/", "nobody")).status).toBe(404);
});

it("serves the console as one page, and nothing from outside its folder", async () => {
  const first = await get("/console/");
  expect([first.status, first.type]).toEqual([200, "text/html; charset=utf-8"]);
  expect((await get("/console/orders")).text).toBe(first.text);
  const script = /src="(\/console\/[^"]+\.js)"/.exec(first.text)?.[1] ?? "";
  expect((await get(script)).type).toBe("text/javascript; charset=utf-8");
  expect((await get("/console/missing.js")).status).toBe(404);
  for (const path of ["/console/..%2fkeys.json", "/console/%2e%2e/keys.json", "/console/..%5c..%5ckeys.json"]) {
    expect((await get(path)).text).not.toContain("pairwiseKey");
  }
});

it("refuses a second instance on the same data, and stays up itself", async () => {
  const { pid } = JSON.parse(readFileSync(join(dataDir, "runtime.json"), "utf8")) as { pid: number };
  expect(pid).toBe(process.pid);
  await expect(
    startRuntime({ port: Number(new URL(runtime.url).port), dataDir: `${dataDir}-other` }),
  ).rejects.toMatchObject({
    code: "local.port_in_use",
  });
  rmSync(`${dataDir}-other`, { recursive: true, force: true });
  expect((await get("/")).status).toBe(200);
});

it("leaves nothing behind but the data when it stops", async () => {
  const { dynamodbEndpoint } = JSON.parse(readFileSync(join(dataDir, "runtime.json"), "utf8")) as {
    dynamodbEndpoint: string;
  };
  await runtime.stop();
  expect(existsSync(join(dataDir, "runtime.json"))).toBe(false);
  expect(existsSync(join(dataDir, "tandem.sqlite"))).toBe(true);
  await expect(fetch(dynamodbEndpoint)).rejects.toThrow();
  await expect(fetch(runtime.url)).rejects.toThrow();
});

it("leaves nothing behind when a start is refused: the port is in use, or the database is damaged", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tandem-refused-"));
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
  const { port: taken } = other.address() as { port: number };
  await expect(startRuntime({ port: taken, dataDir: join(folder, "new", "data") })).rejects.toMatchObject({
    code: "local.port_in_use",
  });
  other.close();
  expect(readdirSync(folder)).toEqual([]);
  // The runtime above told this process of its own database.
  vi.stubEnv("TANDEM_DYNAMODB_ENDPOINT", undefined);
  for (const name of ["tandem.sqlite", "holiday.jpg"]) writeFileSync(join(folder, name), "not a database");
  await expect(startRuntime({ port: 0, dataDir: folder })).rejects.toMatchObject({ code: "local.engine_failed" });
  expect(readdirSync(folder).toSorted()).toEqual(["holiday.jpg", "tandem.sqlite"]);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});
