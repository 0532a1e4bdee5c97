/**
 * Which shop a host name leads to. Looked up once in 30 seconds per name, also when it leads nowhere.
 *
 * @module
 */
import { type Id, type Instant, msBetween } from "#core/kernel";
import { Storefront, Tenant } from "#core/tenant";
import type { Shop } from "#web/storefront";

export type OpenShop = {
  readonly frame: Storefront.Frame;
  readonly shop: Shop;
  readonly country: string;
  readonly key: { readonly tenantId: Id<"ten">; readonly storefrontId: Id<"stf"> };
  /** Why nobody can buy here now; absent while the shop is open. */
  readonly shut?: Shut;
};

export type Shut = "not_open_yet" | "closed_for_now" | "closed";

/** What a shop is while its tenant is something else than active. */
const shutBy: Readonly<Record<Tenant.Status, Shut | undefined>> = {
  applied: "not_open_yet",
  onboarding: "not_open_yet",
  in_review: "not_open_yet",
  active: undefined,
  suspended: "closed_for_now",
  closed: "closed",
};

const keepMs = 30_000;
/** Names that lead nowhere are kept too, and anybody can make them up. */
const maxKept = 1_000;

export type FindShop = (host: string, at: Instant) => Promise<OpenShop | undefined>;

export function createShopFinder(publicUrl: string): FindShop {
  const publicHost = new URL(publicUrl).host.toLowerCase();
  const kept = new Map<string, { readonly foundAt: Instant; readonly shop: Promise<OpenShop | undefined> }>();
  return (host, at) => {
    const name = labelOf(host, publicHost);
    if (name === undefined) return Promise.resolve(undefined);
    const known = kept.get(name);
    if (known && msBetween(known.foundAt, at) < keepMs) return known.shop;
    if (kept.size >= maxKept) kept.clear();
    const shop = look(name);
    kept.set(name, { foundAt: at, shop });
    // What failed is asked again at once.
    shop.catch(() => kept.delete(name));
    return shop;
  };
}

/** The storefront's name in `<name>.<public host>`; undefined for any other host. */
export function labelOf(host: string, publicHost: string): string | undefined {
  const lower = host.toLowerCase();
  const name = lower.endsWith(`.${publicHost}`) ? lower.slice(0, -publicHost.length - 1) : undefined;
  return name && !name.includes(".") ? name : undefined;
}

async function look(name: string): Promise<OpenShop | undefined> {
  const frame = await Storefront.findByHostname(name);
  if (!frame) return undefined;
  const tenant = await Tenant.find(frame.tenantId);
  if (!tenant) return undefined;
  const shut = shutBy[tenant.status];
  return {
    frame,
    ...(shut ? { shut } : {}),
    country: tenant.country,
    key: { tenantId: frame.tenantId, storefrontId: frame.storefrontId },
    shop: {
      title: frame.title,
      tagline: frame.theme.tagline,
      // The name it was approved under may be a newer one than its storefront's.
      partnerName: tenant.name,
      locale: frame.locale,
      currency: frame.currency,
      accent: frame.theme.accent,
      ownGoodsOnly: !tenant.roles.includes("partner"),
    },
  };
}
