/**
 * Bundles every handler for AWS in one run of esbuild, and holds request handlers to their size budget.
 *
 *   npm run bundle        writes .sst/bundle/<name>/handler.mjs, prints the sizes, fails over budget
 *
 * Everything is bundled, the AWS SDK too (ADR-0002). Source maps go to .sst/bundle-map/, outside of what is deployed.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { handlerFiles, type HandlerFile } from "../stacks/support/handlers";

/** Gzipped bytes that a request handler may have: its cold start is a person's wait. */
export const budgetBytes = 150 * 1000;

export type Bundle = HandlerFile & { readonly bytes: number; readonly gzipBytes: number };

/** SST runs the stacks from a copy at the root, so the root is where the process runs, whatever file this code ends up in. */
const root = process.cwd();
const bundleFolder = join(root, ".sst", "bundle");
const mapFolder = join(root, ".sst", "bundle-map");

/** The folder that becomes the function's code. */
export const bundlePath = (name: string): string => join(bundleFolder, name);

/**
 * Bundles `files` in one run.
 *
 * @throws Error naming every entry that is missing, and esbuild's own errors
 */
export async function bundle(files: readonly HandlerFile[] = handlerFiles): Promise<Bundle[]> {
  const missing = files.filter(({ entry }) => !existsSync(join(root, entry)));
  if (missing.length > 0) throw new Error(`No such handler: ${missing.map(({ entry }) => entry).join(", ")}`);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: files.map(({ name }) => ({ in: `door:${name}`, out: `${name}/handler` })),
    plugins: [doors(files)],
    outdir: bundleFolder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // The module field first: the AWS SDK's and zod's ES modules can be shaken, their CommonJS can't.
    mainFields: ["module", "main"],
    // Some dependencies are CommonJS and call require for Node's own modules.
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
    sourcemap: "external",
    legalComments: "none",
    logLevel: "silent",
    write: false,
  });
  await Promise.all([bundleFolder, mapFolder].map((folder) => rm(folder, { recursive: true, force: true })));
  await Promise.all(
    outputFiles.map(async ({ path, contents }) => {
      const target = path.endsWith(".map") ? path.replace(bundleFolder, mapFolder) : path;
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, contents);
    }),
  );
  return files.map((file) => {
    const output = outputFiles.find(({ path }) => path === join(bundlePath(file.name), "handler.mjs"));
    if (!output) throw new Error(`esbuild made no bundle of ${file.entry}`);
    return { ...file, bytes: output.contents.byteLength, gzipBytes: gzipSync(output.contents, { level: 9 }).byteLength };
  });
}

export const overBudget = (bundles: readonly Bundle[]): Bundle[] =>
  bundles.filter(({ answersRequests, gzipBytes }) => answersRequests && gzipBytes > budgetBytes);

/** Virtual entries: the secrets' module first where a handler has secrets, then the handler. */
function doors(files: readonly HandlerFile[]): Plugin {
  const byName = new Map(files.map((file) => [file.name, file]));
  return {
    name: "doors",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^door:/ }, ({ path }) => ({ path: path.slice("door:".length), namespace: "door" }));
      onLoad({ filter: /.*/, namespace: "door" }, ({ path }) => {
        const file = byName.get(path);
        if (!file) return { errors: [{ text: `No door named ${path}` }] };
        const secrets = file.readsSecrets ? 'import "./services/secret/src/main";\n' : "";
        return { contents: `${secrets}export { handler } from "./${file.entry}";\n`, resolveDir: root, loader: "ts" };
      });
    },
  };
}

function print(bundles: readonly Bundle[]): void {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  console.log(`${"handler".padEnd(52)}  minified      gzip    budget`);
  for (const { name, bytes, gzipBytes, answersRequests } of bundles)
    console.log(
      `${name.padEnd(50)}${kilobytes(bytes)}${kilobytes(gzipBytes)}${answersRequests ? kilobytes(budgetBytes) : "         –"}`,
    );
}

if (process.argv[1] && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  const started = performance.now();
  const bundles = await bundle();
  print(bundles);
  const tooLarge = overBudget(bundles);
  console.log(`${bundles.length} bundles in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (tooLarge.length > 0) {
    console.error(`Over the budget of ${budgetBytes / 1000} kB: ${tooLarge.map(({ name }) => name).join(", ")}`);
    process.exitCode = 1;
  }
}
