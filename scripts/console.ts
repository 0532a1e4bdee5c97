/**
 * The console as the stacks deploy it: built by its own recipe, into `.sst/console`.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as recipe from "../web/console/build";

const root = process.cwd();
const target = join(root, ".sst", "console");

export async function buildConsole(): Promise<void> {
  await recipe.buildConsole(target, join(root, "web", "console"));
}

/** @throws Error when it hasn't been built */
export function consoleFolder(): string {
  if (!existsSync(join(target, "index.html"))) throw new Error("The console isn't built: run buildConsole() first");
  return target;
}
