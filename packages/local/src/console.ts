/**
 * Serves the built console, a single-page app: what isn't a file is its first page.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { Hono } from "hono";
import { NoConsole } from "./page/start-page";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const firstPage = "index.html";

/** `built` settles with the folder of the built console, or fails with why there is none. */
export function consoleApp(built: Promise<string>): Hono {
  const app = new Hono();
  app.get("/*", async (c) => {
    const path = pathIn(c.req.path);
    let folder: string;
    try {
      folder = await built;
    } catch (error) {
      return c.html(NoConsole({ why: (error as Error).message }), 503);
    }
    // A missing script must not arrive as a page.
    const file = (await readInside(folder, path)) ?? (extname(path) ? undefined : await readInside(folder, firstPage));
    if (!file) return c.notFound();
    const type = types[extname(path) || extname(firstPage)] ?? "application/octet-stream";
    return c.body(new Uint8Array(file), 200, { "content-type": type });
  });
  return app;
}

/** What stands behind `/console/`; the first page when nothing does, or nothing readable. */
function pathIn(requestPath: string): string {
  try {
    return decodeURIComponent(requestPath).replace(/^\/console\/?/, "") || firstPage;
  } catch {
    return firstPage;
  }
}

async function readInside(folder: string, path: string): Promise<Buffer | undefined> {
  const file = join(folder, path);
  if (path.includes("\0") || !file.startsWith(folder + sep)) return undefined;
  return readFile(file).catch(() => undefined);
}
