/**
 * Every page and form of the storefronts, as visitors of every shop ask for what belongs to other shops and other consumers.
 *
 * @module
 */
import { openBrowser } from "../../../services/storefront/src/storefront.fixture";
import type { Chance } from "../seeded";
import { hostOf } from "./doors";
import type { Harvest } from "./harvest";
import type { Probe } from "./probe";
import { type Buyer, memberOf, type World } from "./world";

export type ShopRoute = { readonly method: string; readonly path: string };

/** The routes of the application itself: a new page is here by being there. */
export const shopRoutes = (world: World): ShopRoute[] =>
  world.doors.shop.routes.filter(({ method, path }) => method !== "ALL" && path !== "/assets/:name");

/** What stands for a parameter of a page's path. */
const supplies: Readonly<Record<string, (world: World, found: Harvest) => readonly string[]>> = {
  ":listingId": (_, found) => valuesOf(found, "listingId"),
  ":handle?": () => ["x"],
  ":key": (_, found) => valuesOf(found, "variantId"),
  ":orderId": ({ buyers }) => buyers.flatMap(({ orderPath }) => /ord_\w+/.exec(orderPath ?? "")?.[0] ?? []),
};

const valuesOf = ({ pools }: Harvest, name: string): string[] =>
  [...pools.values()].flatMap((pool) => [...(pool.get(name) ?? [])]);

/** Parameters of pages that nothing supplies. */
export const unknownShopParameters = (world: World): string[] => [
  ...new Set(
    shopRoutes(world).flatMap(({ path }) => (path.match(/:\w+\??/g) ?? []).filter((name) => !(name in supplies))),
  ),
];

const brought: ReadonlySet<string> = new Set(["cart", "checkout", "visitor"]);

/** Cookies that shops give out and nobody brings to another shop. */
export const cookiesUntaken = ({ cookies }: Probe): string[] => [...cookies].filter((name) => !brought.has(name));

/** With whose cookies somebody comes. */
export type Guise = "none" | "foreign cart" | "foreign checkout" | "foreign visitor" | "staff" | "own";

/** One request at one shop. */
export async function attackShop(
  { world, found, probe, chance }: { world: World; found: Harvest; probe: Probe; chance: Chance },
  route: ShopRoute,
  shop: { readonly key: string; readonly name: string },
  guise: Guise,
): Promise<void> {
  const stranger = chance.pick(world.buyers.filter((buyer) => buyer.shop !== shop.key));
  const local = world.buyers.find((buyer) => buyer.shop === shop.key);
  const browser = openBrowser(world.doors.shop, hostOf(shop.name));
  for (const [name, value] of cookiesOf(guise, stranger, local, world)) {
    // Whoever signs out is gone for every request after it.
    if (!(name === "visitor" && route.path === "/privacy/sign-out" && guise === "own"))
      browser.cookies.set(name, value);
  }
  if (guise === "foreign cart") world.plan.visits.push({ consumer: stranger.key, shop: shop.key });
  let path = route.path.replace(/:\w+\??/g, (name) => chance.pick(supplies[name]?.(world, found) ?? ["x"]));
  if (route.path.startsWith("/orders/")) {
    // With its key or another's; and a whole link that opens, at a shop where nobody ordered.
    const link = route.path.endsWith("/pay") ? stranger.orderPath?.replace("?", "/pay?") : stranger.orderPath;
    const keys = ["", "?k=", `?k=${"A".repeat(24)}`, `?${keyOf(stranger)}`, `?${keyOf(local)}`];
    path = chance.pick([link ?? path, ...keys.map((key) => path + key)]);
  }
  if (route.path === "/privacy/link") path += `?t=${stranger.link}`;
  const asked = `${path} ${[...browser.cookies.values()].join(" ")}`;
  const consumer = proven(path, guise, { stranger, local, shop: shop.key, world });
  const viewer = { shop: shop.key, ...(consumer ? { consumer } : {}) };
  const where = `shop ${shop.key}: ${route.method} ${path} (${guise})`;
  const headers = chance.chance(0.1)
    ? { host: hostOf(chance.pick(shopsOf(world)).name), "x-forwarded-host": hostOf(shop.name) }
    : {};
  const form = route.method === "POST" ? formOf(chance, world, found, stranger) : {};
  // Nobody is erased here by whoever comes with another shop's session.
  if (route.path === "/privacy/erasure" && guise !== "own") form["confirmed"] = "yes";
  // A link of another shop, which opens nothing here.
  if (route.path === "/privacy/session") form["token"] = stranger.link;
  await probe.shop(
    where,
    () =>
      route.method === "POST"
        ? browser.post(path, form, { "sec-fetch-site": "same-origin", ...headers })
        : browser.get(path, headers),
    viewer,
    `${asked} ${JSON.stringify(form)}`,
  );
}

export const shopsOf = ({ parties }: World): { key: string; name: string }[] =>
  [...parties.values()].flatMap(({ key, shop }) => (shop ? [{ key, name: shop.name }] : []));

const keyOf = (buyer: Buyer | undefined): string => buyer?.orderPath?.split("?")[1] ?? "k=x";

function cookiesOf(guise: Guise, stranger: Buyer, local: Buyer | undefined, world: World): [string, string][] {
  const of = (buyer: Buyer | undefined, name: string): [string, string][] => {
    const value = buyer?.browser.cookies.get(name);
    return value === undefined ? [] : [[name, value]];
  };
  switch (guise) {
    case "none":
      return [];
    case "foreign cart":
      return of(stranger, "cart");
    case "foreign checkout":
      return [...of(local, "cart"), ...of(stranger, "checkout")];
    case "foreign visitor":
      return [...of(local, "cart"), ...of(stranger, "visitor")];
    case "staff":
      return [["tandem_session", encodeURIComponent(memberOf([...world.parties.values()][0] as never).token)]];
    case "own":
      return [...of(local, "cart"), ...of(local, "checkout"), ...of(local, "visitor")];
  }
}

/** Whoever holds an order's key, at the shop where it was placed, is its consumer; so is who holds a cart, in the shop of the cart. */
function proven(
  path: string,
  guise: Guise,
  { stranger, local, shop, world }: { stranger: Buyer; local: Buyer | undefined; shop: string; world: World },
): string | undefined {
  const holder = world.buyers.find(
    (buyer) => buyer.orderPath !== undefined && path.replace("/pay", "") === buyer.orderPath,
  );
  if (holder && holder.shop === shop) return holder.key;
  return guise === "own" && local && !path.startsWith("/orders/")
    ? local.key
    : stranger.shop === shop
      ? stranger.key
      : undefined;
}

/** Every field of every form at once: what a page doesn't know it doesn't read. */
function formOf(chance: Chance, world: World, found: Harvest, stranger: Buyer): Record<string, string> {
  const stray = () => world.markers.word({ kind: "stray" });
  return {
    listingId: chance.pick(valuesOf(found, "listingId")),
    variantId: chance.pick(valuesOf(found, "variantId")),
    quantity: "1",
    action: chance.pick(["update", "remove"]),
    id: (stranger.browser.cookies.get("checkout") ?? "").split(".")[1] ?? "tr_x",
    token: `${(stranger.browser.cookies.get("checkout") ?? "").split(".")[0] ?? "x"}.${"A".repeat(32)}`,
    seenTotalMinor: "1990",
    name: stray(),
    email: `${stray()}@example.com`,
    line1: stray(),
    postalCode: "1015 BK",
    city: stray(),
    country: "NL",
  };
}
