/**
 * Bundles every handler for AWS with esbuild, and holds request handlers to their size budgets.
 *
 *   npm run bundle        writes .sst/bundle/<name>/handler.mjs, prints the sizes, fails over budget
 *
 * The AWS SDK is bundled too, at the version of our lock file: it starts faster than the runtime's own copy, and the tenant guard is a
 * middleware of it (ADR-0002). So there are two budgets: ours without the SDK, and the whole file. Source maps go to .sst/bundle-map/,
 * outside of what is deployed.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type BuildOptions, type Metafile, type OutputFile } from "esbuild";
import { handlerFiles, type HandlerFile } from "../stacks/support/handlers";
import { direct, doors, slim } from "./bundle-plugins";

/** Gzipped bytes that a request handler may have, because its cold start is a person's wait. */
export const budgets = { withoutSdkBytes: 150_000, wholeBytes: 300_000 };

/** Sizes are of what a cold start loads until the first answer: the handler, and the largest group of what it loads by subject. */
export type Bundle = HandlerFile & {
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Our own files in it, with what it loads later. */
  readonly sources: readonly string[];
};
/** `gzipWithoutSdkBytes` is what the same handler weighs when the SDK is left to the runtime. */
export type MeasuredBundle = Bundle & { readonly gzipWithoutSdkBytes: number };

/** SST evaluates the stacks from a copy at the root, so the root is where the process runs, whatever file this code ends up in. */
const root = process.cwd();
const bundleFolder = join(root, ".sst", "bundle");
const mapFolder = join(root, ".sst", "bundle-map");

/** The folder that becomes the function's code. */
export const bundlePath = (name: string): string => join(bundleFolder, name);

const options = (files: readonly HandlerFile[]) =>
  ({
    absWorkingDir: root,
    entryPoints: files.map(({ name }) => ({ in: `door:${name}`, out: `${name}/handler` })),
    plugins: [doors(files, root), slim(root, files), direct(root)],
    outdir: bundleFolder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // The module field first: the SDK's and zod's ES modules can be shaken, their CommonJS can't.
    mainFields: ["module", "main"],
    // Some dependencies are CommonJS and call require for Node's own modules.
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
    legalComments: "none",
    logLevel: "silent",
    metafile: true,
    write: false,
  }) satisfies BuildOptions;

type Built = { readonly outputFiles: readonly OutputFile[]; readonly metafile: Metafile };

/**
 * One run for all, but for request handlers one each: what they load later (`await import`, the readers of catalogue files) becomes a
 * part of its own beside the handler, and parts mustn't be shared between the folders that become functions.
 */
async function buildAll(files: readonly HandlerFile[], more: BuildOptions): Promise<Built> {
  const parted = files.filter(({ answersRequests }) => answersRequests);
  const whole = files.filter(({ answersRequests }) => !answersRequests);
  const runs = await Promise.all([
    ...(whole.length > 0 ? [build({ ...options(whole), ...more })] : []),
    ...parted.map((file) =>
      build({ ...options([file]), ...more, splitting: true, chunkNames: `${file.name}/later-[hash]` }),
    ),
  ]);
  return {
    outputFiles: runs.flatMap(({ outputFiles }) => outputFiles ?? []),
    metafile: {
      inputs: Object.assign({}, ...runs.map(({ metafile }) => metafile?.inputs)) as Metafile["inputs"],
      outputs: Object.assign({}, ...runs.map(({ metafile }) => metafile?.outputs)) as Metafile["outputs"],
    },
  };
}

const gzipped = (contents: Uint8Array): number => gzipSync(contents, { level: 9 }).byteLength;
const fromRoot = (path: string): string => relative(root, path).replaceAll("\\", "/");
const outputOf = ({ name }: HandlerFile): string => join(bundlePath(name), "handler.mjs");

/** These parts and what they import at once, but not `await import`. */
function withImports({ metafile }: Built, from: readonly string[]): Set<string> {
  const paths = new Set(from);
  for (const path of paths)
    for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? [])
      if (kind === "import-statement" && !external) paths.add(next);
  return paths;
}

/** What a first request may load: the handler and one of its groups, for each of them; the handler alone where it has none. */
function firstRequests(built: Built, file: HandlerFile): Buffer[] {
  const start = fromRoot(outputOf(file));
  const folder = `${fromRoot(bundlePath(file.name))}/`;
  const isGroup = ([path, { entryPoint }]: [string, Metafile["outputs"][string]]): boolean =>
    path.startsWith(folder) && entryPoint !== undefined && file.groups?.test(entryPoint) === true;
  const groups = Object.entries(built.metafile.outputs).filter(isGroup);
  return [[start], ...groups.map(([path]) => [start, path])].map((from) => {
    const paths = withImports(built, from);
    const parts = built.outputFiles.filter(({ path }) => paths.has(fromRoot(path)));
    if (parts.length !== paths.size) throw new Error(`esbuild made no bundle of ${file.entry}`);
    return Buffer.concat(parts.map(({ contents }) => contents));
  });
}

const gzipAtFirst = (built: Built, file: HandlerFile): number =>
  Math.max(...firstRequests(built, file).map((contents) => gzipped(contents)));

/**
 * Bundles `files` and writes them.
 *
 * @throws Error naming every entry that is missing, and esbuild's own errors
 */
export async function bundle(files: readonly HandlerFile[] = handlerFiles): Promise<Bundle[]> {
  const missing = files.filter(({ entry }) => !existsSync(join(root, entry)));
  if (missing.length > 0) throw new Error(`No such handler: ${missing.map(({ entry }) => entry).join(", ")}`);
  const built = await buildAll(files, { sourcemap: "external" });
  await Promise.all(built.outputFiles.map(write));
  await Promise.all(files.map((file) => removeStale(file, built.outputFiles)));
  await Promise.all(files.map(copyFiles));
  return files.map((file) => {
    const outputs = Object.entries(built.metafile.outputs).filter(([path]) =>
      path.startsWith(`${fromRoot(bundlePath(file.name))}/`),
    );
    const sources = outputs.flatMap(([, { inputs }]) => Object.keys(inputs));
    return {
      ...file,
      bytes: Math.max(...firstRequests(built, file).map(({ byteLength }) => byteLength)),
      gzipBytes: gzipAtFirst(built, file),
      sources: sources.filter((path) => !/node_modules|:/.test(path)),
    };
  });
}

async function write({ path, contents }: OutputFile): Promise<void> {
  const target = path.endsWith(".map") ? path.replace(bundleFolder, mapFolder) : path;
  await mkdir(dirname(target), { recursive: true });
  // Renamed into place, so that a synthesis running beside this one never hashes half a file.
  await writeFile(`${target}.${process.pid}`, contents);
  await rename(`${target}.${process.pid}`, target);
}

/** Parts of an earlier bundle have other names, and would be deployed along. */
async function removeStale(file: HandlerFile, outputFiles: readonly OutputFile[]): Promise<void> {
  const current = new Set(outputFiles.map(({ path }) => path));
  for (const name of await readdir(bundlePath(file.name))) {
    const path = join(bundlePath(file.name), name);
    if (name.endsWith(".mjs") && !current.has(path)) await rm(path, { force: true });
  }
}

/** Renamed into place, as the bundles are. */
async function copyFiles({ name, files = {} }: HandlerFile): Promise<void> {
  for (const [as, from] of Object.entries(files)) {
    const target = join(bundlePath(name), as);
    await copyFile(join(root, from), `${target}.${process.pid}`);
    await rename(`${target}.${process.pid}`, target);
  }
}

/** Adds what each bundle weighs without the SDK, by bundling a second time, in memory. */
export async function measure(bundles: readonly Bundle[]): Promise<MeasuredBundle[]> {
  const built = await buildAll(bundles, { external: ["@aws-sdk/*", "@smithy/*"] });
  return bundles.map((made) => ({ ...made, gzipWithoutSdkBytes: gzipAtFirst(built, made) }));
}

export const overBudget = (bundles: readonly MeasuredBundle[]): MeasuredBundle[] =>
  bundles.filter(
    ({ answersRequests, gzipWithoutSdkBytes, gzipBytes }) =>
      answersRequests && (gzipWithoutSdkBytes > budgets.withoutSdkBytes || gzipBytes > budgets.wholeBytes),
  );

function print(bundles: readonly MeasuredBundle[]): void {
  const column = (text: string) => text.padStart(16);
  const kilobytes = (bytes: number) => column(`${(bytes / 1000).toFixed(1)} kB`);
  console.log("handler".padEnd(50) + ["minified", "gzip", "without SDK"].map(column).join(""));
  for (const { name, bytes, gzipBytes, gzipWithoutSdkBytes, answersRequests } of bundles)
    console.log(
      name.padEnd(50) +
        [bytes, gzipBytes, gzipWithoutSdkBytes].map(kilobytes).join("") +
        (answersRequests ? `   budget ${budgets.wholeBytes / 1000} and ${budgets.withoutSdkBytes / 1000} kB` : ""),
    );
}

if (process.argv[1] && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  const started = performance.now();
  const bundles = await measure(await bundle());
  print(bundles);
  const tooLarge = overBudget(bundles);
  console.log(`${bundles.length} bundles in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (tooLarge.length > 0) {
    console.error(`Over budget: ${tooLarge.map(({ name }) => name).join(", ")}`);
    process.exitCode = 1;
  }
}
