/**
 * Addresses of the console: what is shown follows from the address alone, so that a page can be reloaded, linked and gone back to.
 *
 * @module
 */
import { useSyncExternalStore } from "hono/jsx/dom";

export const base = "/console";

/** The path within the console: `/`, `/orders/sor_01j…`. */
export function pathWithin(pathname: string): string {
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return path.replace(/\/+$/, "") || "/";
}

export type Parameters = Readonly<Record<string, string>>;

/** The parameters of a path that fits the pattern, such as `/orders/:supplierOrderId`; undefined when it doesn't. */
export function match(pattern: string, path: string): Parameters | undefined {
  const expected = pattern.split("/");
  const actual = path.split("/");
  if (expected.length !== actual.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const given = actual[index] ?? "";
    if (!part.startsWith(":")) {
      if (part !== given) return undefined;
    } else if (/^[\w-]+$/.test(given)) parameters[part.slice(1)] = given;
    else return undefined;
  }
  return parameters;
}

/** What a link in a mail carries behind `#`, which browsers send to nobody. */
export const tokenOfAddress = (): string => location.hash.slice(1);

/** The address of a page, for links. */
export const href = (path: string): string => (path === "/" ? `${base}/` : base + path);

const moved = "tandem:moved";

export function navigate(path: string): void {
  if (pathWithin(location.pathname) !== path) history.pushState(null, "", href(path));
  scrollTo(0, 0);
  dispatchEvent(new Event(moved));
}

function subscribe(listener: () => void): () => void {
  addEventListener("popstate", listener);
  addEventListener(moved, listener);
  return () => {
    removeEventListener("popstate", listener);
    removeEventListener(moved, listener);
  };
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => pathWithin(location.pathname));

/**
 * Lets plain links lead within the console without loading it anew. What opens elsewhere stays the browser's: a modifier key, another
 * button, a target, a download, another place.
 */
export function followLinks(): void {
  addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (link.pathname !== base && !link.pathname.startsWith(`${base}/`)) return;
    if (link.hash) return;
    event.preventDefault();
    navigate(pathWithin(link.pathname));
  });
}
