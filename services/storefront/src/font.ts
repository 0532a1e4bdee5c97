/**
 * The typeface's file: beside the bundle on AWS, in the package it comes from elsewhere. 30 kB that compress no further, so
 * they stay out of the bundle. Without it pages fall back to the system's typeface.
 *
 * @module
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

export const fontFile = "instrument-sans.woff2";
const fontModule = "@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2";

export function readFont(): Uint8Array<ArrayBuffer> | undefined {
  const beside = fileURLToPath(new URL(fontFile, import.meta.url));
  const path = existsSync(beside) ? beside : inPackage();
  return path === undefined ? undefined : new Uint8Array(readFileSync(path));
}

function inPackage(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(fontModule);
  } catch {
    return undefined;
  }
}
