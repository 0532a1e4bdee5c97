/**
 * Style, icon and typeface of the local pages.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Hono } from "hono";
import { icon } from "./frame";
import { style } from "./style";

export function assets(): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("cache-control", "max-age=300");
  });
  app.get("/style.css", (c) => c.body(style, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/icon.svg", (c) => c.body(icon, 200, { "content-type": "image/svg+xml" }));
  app.get("/font.woff2", async (c) => {
    const path = createRequire(import.meta.url).resolve(
      "@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
    );
    return c.body(new Uint8Array(await readFile(path)), 200, { "content-type": "font/woff2" });
  });
  return app;
}
