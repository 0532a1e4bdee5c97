/**
 * Builds the console: `index.html`, and parts with a hash of their content in their names, so that they may be cached for ever.
 *
 * The one recipe for every world: the local runtime and the deployment serve what it writes.
 *
 * @module
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Where the console stands at its host. */
const base = "/console/";

export type BuiltConsole = { readonly files: readonly { readonly name: string; readonly bytes: number }[] };

/**
 * Replaces what is in `folder`. `source` is this folder, named by a caller that was bundled to somewhere else (SST's config is).
 *
 * @throws Error with esbuild's messages
 */
export async function buildConsole(folder: string, source: string = here): Promise<BuiltConsole> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: source,
    entryPoints: { console: "src/main.tsx", style: "src/style/index.css", icon: "icon.svg" },
    outdir: folder,
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".svg": "copy", ".woff2": "file" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: ["es2022", "chrome111", "firefox115", "safari16.4"],
    jsx: "automatic",
    jsxImportSource: "hono/jsx/dom",
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const nameOf = (entryPoint: string) => {
    const output = Object.entries(metafile.outputs).find(([, made]) => made.entryPoint === entryPoint);
    if (!output) throw new Error(`esbuild made nothing of ${entryPoint}`);
    return basename(output[0]);
  };
  const page = (await readFile(join(source, "index.html"), "utf8"))
    .replace("{{icon}}", base + nameOf("icon.svg"))
    .replace("{{style}}", base + nameOf("src/style/index.css"))
    .replace("{{script}}", base + nameOf("src/main.tsx"));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(join(folder, basename(path)), contents)));
  // Last: whoever finds the page finds its parts.
  await writeFile(join(folder, "index.html"), page);
  return { files: outputFiles.map(({ path, contents }) => ({ name: basename(path), bytes: contents.byteLength })) };
}
