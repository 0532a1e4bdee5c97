/**
 * Installs what is missing or stale. Plain Node without dependencies: it runs before anything is there.
 *
 * @param {{ development: boolean }} want whether tests and stacks need their tools too (about a gigabyte)
 */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const root = new URL("..", import.meta.url);
const at = (path) => new URL(path, root);

function isStale() {
  const installed = at("node_modules/.package-lock.json");
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(at("package-lock.json")).mtimeMs;
}

export function ensureInstalled({ development }) {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 20)) {
    console.error(`Tandem needs Node 20.20 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const missing = !existsSync(at(development ? "node_modules/vitest" : "node_modules/tsx"));
  if (!missing && !isStale()) return;
  // Whoever has the tools keeps them: a start must not take away what the tests need.
  const omit = development || existsSync(at("node_modules/vitest")) ? [] : ["--omit=dev"];
  console.error(
    `Installing packages (npm ci ${omit.join(" ")})${development ? ": with all tools about two minutes" : ""} …`,
  );
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", ...omit], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error("npm ci failed; what it says stands above.");
    process.exit(status ?? 1);
  }
}
