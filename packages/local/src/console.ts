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

/** `built` settles with the folder of the built console, or fails with why there is none. */
export function consoleApp(built: Promise<string>): Hono {
  const app = new Hono();
  app.get("/*", async (c) => {
    const path = decodeURIComponent(c.req.path).replace(/^\/console\/?/, "");
    let folder: string;
    try {
      folder = await built;
    } catch (error) {
      return c.html(NoConsole({ why: (error as Error).message }), 503);
    }
    const file = await readInside(folder, path || "index.html");
    if (file)
      return c.body(new Uint8Array(file), 200, {
        "content-type": types[extname(path || "index.html")] ?? "application/octet-stream",
      });
    // A missing script must not arrive as a page.
    if (extname(path)) return c.notFound();
    const first = await readInside(folder, "index.html");
    return first ? c.body(new Uint8Array(first), 200, { "content-type": types[".html"] as string }) : c.notFound();
  });
  return app;
}

async function readInside(folder: string, path: string): Promise<Buffer | undefined> {
  const file = join(folder, path);
  if (path.includes("\0") || !file.startsWith(folder + sep)) return undefined;
  return readFile(file).catch(() => undefined);
}
