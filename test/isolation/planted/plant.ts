/**
 * Builds and runs the suite with a fault in it.
 *
 * @module
 */
import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build, type Plugin } from "esbuild";
import type { Fault, Replacement } from "./faults";

export type Outcome = {
  /** Where it showed; empty where it didn't. */
  readonly by: string;
  readonly what: string;
  readonly gaps: readonly string[];
  readonly cpuSeconds: number;
};

const root = join(import.meta.dirname, "../../..");
/** Below node_modules, where a bundle finds its packages and nobody reads it. */
const folder = join(root, "node_modules/.cache/tandem-isolation");

/** Things that a fault's replacement may use. */
const preamble = "let lastAnswer = '';\nconst cache = new Map();\n";

/** The text with the fault in it. @throws Error where the source no longer has what the fault replaces */
export function plantIn(source: string, { name, file, find, replace }: Replacement): string {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`"${name}": ${file} has its text ${parts.length - 1} times, not once`);
  return parts.join(replace);
}

export const readSource = ({ file }: Replacement): Promise<string> => readFile(join(root, file), "utf8");

const planting = (faults: readonly Replacement[]): Plugin => ({
  name: "planting",
  setup(esbuild) {
    // A pattern in an import takes the tests beside the sources along.
    esbuild.onLoad({ filter: /\.test\.tsx?$/ }, () => ({ contents: "" }));
    esbuild.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const planted = faults.filter(({ file }) => path === join(root, file));
      if (planted.length === 0) return undefined;
      const source = planted.reduce(plantIn, await readFile(path, "utf8"));
      const uses = /lastAnswer|cache\.has/.test(planted.map(({ replace }) => replace).join());
      return { contents: uses ? `${source}\n${preamble}` : source, loader: path.endsWith("x") ? "tsx" : "ts" };
    });
  },
});

/** Runs the suite with this fault, or with none, in a process of its own. */
export async function runPlanted(fault: Fault | undefined, engine: string, index: number): Promise<Outcome> {
  const outfile = join(folder, `fault-${process.pid}-${index}.mjs`);
  await build({
    entryPoints: [join(root, "test/isolation/planted/entry.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
    plugins: [planting(fault ? [fault] : [])],
  });
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [outfile, fault?.shownBy ?? "all"], {
      cwd: root,
      timeout: 600_000,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        TZ: "UTC",
        TANDEM_ISOLATION_ENGINE: engine,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      },
    });
    return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as Outcome;
  } catch (error) {
    // A program that doesn't run has shown nothing: the fault has to be put otherwise.
    return { by: "", what: `didn't run: ${String(error).slice(-600)}`, gaps: [], cpuSeconds: 0 };
  } finally {
    await rm(outfile, { force: true });
  }
}

/** Two at a time, as there are two cores; `undefined` stands for no fault at all. */
export async function runAll(
  chosen: readonly (Fault | undefined)[],
  engine: string,
  heard: (fault: Fault | undefined, outcome: Outcome) => void,
): Promise<void> {
  const waiting = [...chosen.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      heard(next[1], await runPlanted(next[1], engine, next[0]));
  };
  await Promise.all([worker(), worker()]);
}
