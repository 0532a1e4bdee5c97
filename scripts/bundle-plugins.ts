/**
 * What our bundles do differently from esbuild's defaults.
 *
 * @module
 */
import type { Plugin } from "esbuild";
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
 *   looks there first anyway.
 */
export function slim(root: string): Plugin {
  const replacements: Record<string, string> = {
    locales: 'export { default as en } from "zod/v4/locales/en.js";',
    credentials:
      'import { fromEnv } from "@aws-sdk/credential-provider-env"; export const defaultProvider = (init) => fromEnv(init);',
  };
  return {
    name: "slim",
    setup(esbuild) {
      esbuild.onResolve({ filter: /locales\/index\.js$/ }, ({ importer }) =>
        /[\\/]zod[\\/]/.test(importer) ? { path: "locales", namespace: "slim" } : undefined,
      );
      esbuild.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
        path: "credentials",
        namespace: "slim",
      }));
      esbuild.onLoad({ filter: /.*/, namespace: "slim" }, ({ path }) => ({
        contents: replacements[path] ?? "",
        resolveDir: root,
        loader: "js",
      }));
    },
  };
}
