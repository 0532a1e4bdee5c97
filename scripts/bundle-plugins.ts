/**
 * What our bundles do differently from esbuild's defaults.
 *
 * @module
 */
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import type { Loader, Plugin } from "esbuild";
import type { HandlerFile } from "../stacks/support/handlers";

/** Virtual entries: the secrets' module first where a handler has secrets, then the handler. */
export function doors(files: readonly HandlerFile[], root: string): Plugin {
  const byName = new Map(files.map((file) => [file.name, file]));
  return {
    name: "doors",
    setup(esbuild) {
      esbuild.onResolve({ filter: /^door:/ }, ({ path }) => ({ path: path.slice("door:".length), namespace: "door" }));
      esbuild.onLoad({ filter: /.*/, namespace: "door" }, ({ path }) => {
        const file = byName.get(path);
        if (!file) return { errors: [{ text: `No door named ${path}` }] };
        const secrets = file.secrets.length > 0 ? 'import "./services/secret/src/main";\n' : "";
        return { contents: `${secrets}export { handler } from "./${file.entry}";\n`, resolveDir: root, loader: "ts" };
      });
    },
  };
}

/**
 * Modules that weigh much and are never used on Lambda, replaced by the part that is:
 * - zod's 50 languages, which any import of its whole namespace drags along: our messages are English, with stable codes;
 * - the SDK's chain of credential providers (SSO, profiles, processes): Lambda gives credentials in the environment, and the chain
 *   looks there first anyway;
 * - ElectroDB's check of each model against a JSON schema at every start: the tests load the same models with the check on;
 * - ElectroDB's `Service`, which we don't use: it says so if we should begin to;
 * - zod's makers of JSON schemas, but for the API, which describes itself with them.
 */
const replacements: readonly { module: RegExp; importer: RegExp; contents: string; unless?: string }[] = [
  {
    module: /locales\/index\.js$/,
    importer: /[\\/]zod[\\/]/,
    contents: 'export { default as en } from "zod/v4/locales/en.js";',
  },
  {
    module: /^@aws-sdk\/credential-provider-node$/,
    importer: /./,
    contents:
      'import { fromEnv } from "@aws-sdk/credential-provider-env"; export const defaultProvider = (init) => fromEnv(init);',
  },
  {
    module: /^jsonschema$/,
    importer: /[\\/]electrodb[\\/]/,
    contents:
      "class Validator { addSchema() {} validate() { return { errors: [] }; } } Validator.prototype.customFormats = {}; module.exports = { Validator };",
  },
  {
    module: /^\.\/src\/service$/,
    importer: /[\\/]electrodb[\\/]/,
    contents:
      'module.exports = { Service: class { constructor() { throw new Error("Service is left out of bundles"); } } };',
  },
  {
    module: /core\/json-schema-processors\.js$/,
    importer: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/,
    contents: 'export { aggregateChecks } from "./node_modules/zod/v4/core/json-schema-processors.js";',
    unless: "api",
  },
  {
    module: /core\/to-json-schema\.js$/,
    importer: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/,
    contents:
      'const leftOut = () => () => { throw new Error("JSON schemas are left out of this bundle"); };\nexport { leftOut as createStandardJSONSchemaMethod, leftOut as createToJSONSchemaMethod };',
    unless: "api",
  },
];

export function slim(root: string, files: readonly HandlerFile[]): Plugin {
  const applies = ({ unless }: (typeof replacements)[number]) => !files.some(({ name }) => name === unless);
  return {
    name: "slim",
    setup(esbuild) {
      for (const [index, replacement] of replacements.entries())
        if (applies(replacement))
          esbuild.onResolve({ filter: replacement.module }, ({ importer }) =>
            replacement.importer.test(importer) ? { path: String(index), namespace: "slim" } : undefined,
          );
      esbuild.onLoad({ filter: /.*/, namespace: "slim" }, ({ path }) => ({
        contents: replacements[Number(path)]?.contents ?? "",
        resolveDir: root,
        loader: "js",
      }));
    },
  };
}

/**
 * Contexts are written `Order.contactOf`, from an index that says `export * as Order`. esbuild makes an object of such a namespace, and so
 * bundles a whole context for one function of it; of `import * as Order` it takes what is used. So bundles import the latter.
 */
export function direct(root: string): Plugin {
  const core = join(root, "packages", "core", "src");
  const indexOf = (from: string, importer: string): string | undefined => {
    const folder = from.startsWith("#core/") ? join(core, from.slice("#core/".length)) : join(dirname(importer), from);
    const index = join(folder, "index.ts");
    return from.startsWith("#core/") || from.startsWith(".") ? (existsSync(index) ? index : undefined) : undefined;
  };
  const known = new Map<string, ReadonlyMap<string, string>>();
  const namespacesOf = (index: string): ReadonlyMap<string, string> => {
    const found = known.get(index) ?? new Map<string, string>();
    if (!known.has(index)) {
      for (const [, name = "", from = ""] of readFileSync(index, "utf8").matchAll(
        /^export \* as (\w+) from "([^"]+)";/gm,
      ))
        (found as Map<string, string>).set(name, join(dirname(index), from));
      known.set(index, found);
    }
    return found;
  };
  const rewrite = (source: string, importer: string): string =>
    source.replace(/^import \{([^}]*)\} from "([^"]+)";/gm, (whole, list: string, from: string) => {
      const index = indexOf(from, importer);
      const namespaces = index === undefined ? undefined : namespacesOf(index);
      if (!namespaces || namespaces.size === 0) return whole;
      const names = list.split(",").flatMap((name) => name.trim() || []);
      const rest = names.filter((name) => !namespaces.has(name));
      return [
        ...names
          .filter((name) => namespaces.has(name))
          .map((name) => `import * as ${name} from ${JSON.stringify(namespaces.get(name))};`),
        ...(rest.length > 0 ? [`import { ${rest.join(", ")} } from "${from}";`] : []),
      ].join(" ");
    });
  return {
    name: "direct",
    setup(esbuild) {
      esbuild.onLoad({ filter: /[\\/](packages[\\/]core|services)[\\/].*\.tsx?$/ }, async ({ path }) => ({
        contents: rewrite(await readFile(path, "utf8"), path),
        loader: extname(path).slice(1) as Loader,
        resolveDir: dirname(path),
      }));
    },
  };
}
