import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
let folder = "";
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "tandem-npm-start-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (script: string, words: string[], environment: Record<string, string> = {}) =>
  spawnSync(process.execPath, [script, ...words], {
    encoding: "utf8",
    cwd: folder,
    env: { ...process.env, ...environment },
  });

describe("npm start, with everything installed,", () => {
  const script = join(root, "scripts", "start.mjs");

  it("installs nothing and reads its options", () => {
    const { stdout, stderr, status } = start(script, ["--help"]);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(stdout).toMatch(/^Usage: npm start/);
  });

  it("refuses an option it doesn't know, with the usage and an exit code", () => {
    const { stderr, status } = start(script, ["--prot", "80"]);
    expect(status).toBe(1);
    expect(stderr).toContain("--prot");
    expect(stderr).toContain("--port N");
  });
});

describe("packages/local/src/main.ts", () => {
  it("runs by itself too: it answers, or says why not", () => {
    const words = ["--import", "tsx", join(root, "packages", "local", "src", "main.ts")];
    const run = (...more: string[]) =>
      spawnSync(process.execPath, [...words, ...more], { encoding: "utf8", cwd: root });
    expect(run("--help").stdout).toMatch(/^Usage: npm start/);
    expect(run("--prot")).toMatchObject({ status: 1, stderr: expect.stringContaining("--prot") });
  });
});

describe("npm start, in a copy without its packages,", () => {
  let npm = "";
  let copy = "";
  beforeEach(() => {
    mkdirSync(join(folder, "scripts"));
    copy = join(folder, "scripts", "start.mjs");
    copyFileSync(join(root, "scripts", "start.mjs"), copy);
    copyFileSync(join(root, "package-lock.json"), join(folder, "package-lock.json"));
    npm = join(folder, "npm.cjs");
    writeFileSync(
      npm,
      'require("node:fs").writeFileSync("asked.json", JSON.stringify(process.argv.slice(2))); process.exit(7);',
    );
  });
  const asked = () => JSON.parse(readFileSync(join(folder, "asked.json"), "utf8")) as string[];

  /** The folder as an earlier install left it. */
  function installed(change: (packages: Record<string, { version?: string; dev?: boolean }>) => void): void {
    const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as {
      packages: Record<string, { version?: string; dev?: boolean }>;
    };
    change(packages);
    mkdirSync(join(folder, "node_modules"));
    writeFileSync(join(folder, "node_modules", ".package-lock.json"), JSON.stringify({ packages }));
  }

  it("says that it installs, without development packages, and what to do when that fails", () => {
    const { stdout, stderr, status } = start(copy, [], { npm_execpath: npm });
    expect(status).toBe(1);
    expect(stdout).toContain("Nothing is installed yet");
    expect(stderr).toContain("run npm start again");
    expect(asked()).toEqual(["ci", "--no-audit", "--no-fund", "--loglevel=error", "--omit=dev"]);
  });

  it("installs again when a package is older than the lock file says", () => {
    installed((packages) => {
      for (const [path, { dev }] of Object.entries(packages)) if (dev) delete packages[path];
      packages["node_modules/hono"] = { version: "1.0.0" };
    });
    const { stdout } = start(copy, [], { npm_execpath: npm });
    expect(stdout).toContain("hono is out of date");
    expect(asked()).toContain("--omit=dev");
  });

  it("leaves a tool of the tests that is out of date to npm test", () => {
    installed((packages) => {
      packages["node_modules/vitest"] = { version: "1.0.0", dev: true };
      delete packages["node_modules/prettier"];
    });
    const { stdout } = start(copy, [], { npm_execpath: npm });
    expect(stdout).toBe("");
    expect(existsSync(join(folder, "asked.json"))).toBe(false);
  });

  it("keeps the development packages of somebody who develops", () => {
    installed((packages) => void (packages["node_modules/hono"] = { version: "1.0.0" }));
    start(copy, [], { npm_execpath: npm });
    expect(asked()).not.toContain("--omit=dev");
  });
});
