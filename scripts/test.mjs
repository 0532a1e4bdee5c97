// npm test: everything, on a fresh clone too. Static checks, then unit, integration, stacks and the journey in a real browser.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runChecks, staticChecks } from "./check.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

ensureInstalled({ development: true });
const failedChecks = await runChecks(staticChecks);

const folder = mkdtempSync(join(tmpdir(), "tandem-test-"));
const report = join(folder, "report.json");
spawnSync(
  "npx",
  ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...process.argv.slice(2)],
  {
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  },
);
let tests = { numPassedTests: 0, numFailedTests: 1, success: false };
try {
  tests = JSON.parse(readFileSync(report, "utf8"));
} catch {
  console.log("The test runner left no report: it didn't get to its end.");
}
rmSync(folder, { recursive: true, force: true });

// A file that can't even be loaded has no tests to count, and must not pass for that.
const broken = tests.success ? 0 : Math.max(1, tests.numFailedTests);
const failed = broken + failedChecks.length;
if (failedChecks.length > 0) console.log(`Failed checks: ${failedChecks.join(", ")}`);
console.log(`${tests.numPassedTests + staticChecks.length - failedChecks.length} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
