// npm run check: format, lint, types, arrows, unused code, then the tests of the domain and of the views. npm test runs all.
import { spawn } from "node:child_process";
import { ensureInstalled } from "./ensure-installed.mjs";

export const staticChecks = [
  ["format", "npx", "prettier", "--check", "--log-level", "warn", "."],
  ["lint", "npx", "oxlint", "--type-aware", "--quiet"],
  ["types", "npx", "tsc", "--noEmit"],
  [
    "arrows",
    ...["node", "--import", "./scripts/swc-reads-tsx.mjs", "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"],
    ...["packages", "services", "web", "stacks", "test", "scripts", "sst.config.ts"],
    ...["--config", ".dependency-cruiser.cjs", "--output-type", "err"],
  ],
  ["unused", "npx", "knip"],
];

/** Runs a command; what it says is shown only when it fails. */
function run([name, command, ...args]) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(command, args, { shell: process.platform === "win32" });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
      if (code !== 0) console.log(output);
      resolve(code === 0);
    });
  });
}

/** All checks, two at a time; answers the names of those that failed. */
export async function runChecks(checks) {
  const waiting = [...checks];
  const failed = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) if (!(await run(check))) failed.push(check[0]);
  };
  await Promise.all([worker(), worker()]);
  return failed;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  ensureInstalled({ development: true });
  const failed = await runChecks([...staticChecks, ["unit", "npx", "vitest", "run", "packages/core", "web"]]);
  if (failed.length > 0) console.log(`Failed: ${failed.join(", ")}`);
  process.exit(failed.length === 0 ? 0 : 1);
}
