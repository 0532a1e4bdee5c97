import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const script = fileURLToPath(new URL("./check-lock.mjs", import.meta.url));
const lockFile = fileURLToPath(new URL("../package-lock.json", import.meta.url));

it("the lock file names the optional packages of every platform, so that npm ci works everywhere", () => {
  const { stderr, status } = spawnSync(process.execPath, [script, lockFile], { encoding: "utf8" });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
});

it("the embedded engine is listed for five platforms", () => {
  const lock = JSON.parse(readFileSync(lockFile, "utf8")) as { packages: Record<string, { version?: string }> };
  const engines = Object.entries(lock.packages).filter(([key]) => key.startsWith("node_modules/@dynoxide/"));
  expect(engines.map(([key, { version }]) => `${key.slice("node_modules/@dynoxide/".length)} ${version}`)).toEqual([
    "darwin-arm64 1.2.1",
    "darwin-x64 1.2.1",
    "linux-arm64 1.2.1",
    "linux-x64 1.2.1",
    "win32-x64 1.2.1",
  ]);
});

it("names a package that npm dropped, and puts it back with its platform", () => {
  const folder = mkdtempSync(join(tmpdir(), "tandem-lock-"));
  const copy = join(folder, "package-lock.json");
  try {
    const lock = JSON.parse(readFileSync(lockFile, "utf8")) as { packages: Record<string, unknown> };
    const complete = structuredClone(lock);
    delete lock.packages["node_modules/@dynoxide/darwin-arm64"];
    writeFileSync(copy, JSON.stringify(lock));
    const { stderr, status } = spawnSync(process.execPath, [script, copy], { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toContain("@dynoxide/darwin-arm64@1.2.1 is missing");
    execFileSync(process.execPath, [script, "--fix", copy]);
    expect(JSON.parse(readFileSync(copy, "utf8"))).toEqual(complete);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
