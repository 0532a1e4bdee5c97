/**
 * Builds the console for deployment, into `.sst/console`. The local runtime serves the same app.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const root = process.cwd();
const source = join(root, "web", "console");
const target = join(root, ".sst", "console");

/** @throws Error when there is no console to build */
export async function buildConsole(): Promise<void> {
  if (!existsSync(join(source, "index.html"))) throw new Error("web/console has no index.html");
  await build({ root: source, base: "/console/", logLevel: "warn", build: { outDir: target, emptyOutDir: true } });
}

/** @throws Error when it hasn't been built */
export function consoleFolder(): string {
  if (!existsSync(join(target, "index.html"))) throw new Error("The console isn't built: run buildConsole() first");
  return target;
}
