/**
 * Files that pages refer to. Their names carry a hash of their content, so a browser may keep them for good.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { script } from "./island";
import { stylesheet } from "./styles";
import { accentHex, themeCss } from "./theme";

export type Asset = { readonly type: string; readonly body: string | Uint8Array<ArrayBuffer> };
export type Assets = {
  readonly styles: string;
  readonly script: string;
  readonly font: string | undefined;
  readonly theme: (accent: string) => string;
  /** The file of this name below `/assets/`. */
  readonly find: (name: string) => Asset | undefined;
};

const hashOf = (body: string | Uint8Array) => createHash("sha256").update(body).digest("hex").slice(0, 12);

/** `font` is the typeface's WOFF2 file; without it pages use the system's own. */
export function createAssets(font?: Uint8Array<ArrayBuffer>): Assets {
  const files = new Map<string, Asset>();
  const add = (stem: string, extension: string, asset: Asset) => {
    const name = `${stem}-${hashOf(asset.body)}.${extension}`;
    files.set(name, asset);
    return `/assets/${name}`;
  };
  const fontHref = font && add("instrument-sans", "woff2", { type: "font/woff2", body: font });
  const styles = add("storefront", "css", { type: "text/css; charset=utf-8", body: stylesheet(fontHref) });
  const island = add("storefront", "js", { type: "text/javascript; charset=utf-8", body: script });
  // A theme is made from its own name, and the version in it changes when the way of making it does.
  const themeVersion = hashOf(themeCss("000000") + themeCss("c0ffee")).slice(0, 6);
  return {
    styles,
    script: island,
    font: fontHref,
    theme: (accent) => `/assets/theme-${accentHex(accent)}-${themeVersion}.css`,
    find: (name) => {
      const accent = /^theme-([0-9a-f]{6})-[0-9a-f]{6}\.css$/.exec(name)?.[1];
      return accent ? { type: "text/css; charset=utf-8", body: themeCss(accent) } : files.get(name);
    },
  };
}
