/**
 * Writes what is generated from the code and committed: docs/openapi.json, docs/asyncapi.json, docs/access-patterns.md,
 * docs/errors.md, docs/permissions.md and the client's types. A test fails when the committed files differ.
 *
 * @module
 */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";
import { openApi } from "../services/api/src/frame/openapi";
import { loadRoutes } from "../services/api/src/routes";
import { accessPatterns } from "./access-patterns";
import { asyncApi } from "./generate/asyncapi";
import { clientTypes } from "./generate/client-types";
import { errorsMarkdown, readErrors } from "./generate/errors";
import { permissionsMarkdown } from "./generate/permissions";

/** Path → content, formatted. */
export async function generated(): Promise<ReadonlyMap<string, string>> {
  const document = openApi(await loadRoutes());
  const contents: readonly (readonly [string, string])[] = [
    ["docs/openapi.json", JSON.stringify(document)],
    ["docs/asyncapi.json", JSON.stringify(asyncApi())],
    ["docs/access-patterns.md", accessPatterns()],
    ["docs/errors.md", errorsMarkdown(await readErrors())],
    ["docs/permissions.md", permissionsMarkdown()],
    ["packages/client/src/paths.ts", clientTypes(document)],
  ];
  const formatted = contents.map(async ([path, content]) => {
    const config = await resolveConfig(path);
    return [path, await format(content, { ...config, filepath: path })] as const;
  });
  return new Map(await Promise.all(formatted));
}

if (process.argv[1] && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  for (const [path, content] of await generated()) {
    await writeFile(path, content);
    console.log(path);
  }
}
