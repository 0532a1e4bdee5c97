/**
 * Storefronts in the table. Opening runs in the tenant's scope; a page's frame is found before any tenant is known.
 *
 * @module
 */
import { createId, fn, type Id, Instant, RandomSource } from "#core/kernel";
import { commit, runInScope, withReach } from "#core/store";
import { type Frame, HostLabel, hostnameTaken, Info, unknown } from "./storefront";
import { HostnameEntity, hostnamePartition, StorefrontEntity } from "./storefront.entity";
import * as Tenants from "./tenant.store";

const Opening = Info.omit({ storefrontId: true, openedAt: true, locale: true, currency: true }).extend({
  /** The tenant's own, unless told otherwise. */
  locale: Info.shape.locale.optional(),
  currency: Info.shape.currency.optional(),
  at: Instant,
  random: RandomSource,
});

/**
 * Opens a shop under a host name.
 *
 * @throws Fault `tenant.hostname_taken` (conflict)
 */
export const open = fn(Opening, async ({ at, random, locale, currency, ...rest }): Promise<Info> => {
  const tenant = await Tenants.get(rest.tenantId);
  const storefront: Info = {
    ...rest,
    storefrontId: createId("stf", at, random),
    locale: locale ?? tenant.locale,
    currency: currency ?? tenant.currency,
    openedAt: at,
  };
  const { openedAt: _, ...frame } = { ...storefront, tenantName: tenant.name };
  await withReach(
    [
      {
        partition: hostnamePartition(rest.name),
        access: "write",
        because: "a tenant opens a storefront under a host name",
      },
    ],
    () =>
      commit({
        writes: [
          { put: HostnameEntity.create(frame).params(), orFault: hostnameTaken(rest.name) },
          { put: StorefrontEntity.create(storefront).params() },
        ],
      }),
  );
  return storefront;
});

type Key = { readonly tenantId: Id<"ten">; readonly storefrontId: Id<"stf"> };

export async function find({ tenantId, storefrontId }: Key): Promise<Info | undefined> {
  const { data } = await StorefrontEntity.get({ tenantId, storefrontId }).go({ consistent: true });
  return data ? (data as Info) : undefined;
}

/** @throws Fault `tenant.storefront_not_found` (not_found) */
export async function get(key: Key): Promise<Info> {
  const storefront = await find(key);
  if (!storefront) throw unknown();
  return storefront;
}

/** All storefronts of a tenant, oldest first. A tenant has a handful, so this doesn't page. */
export async function list({ tenantId }: { readonly tenantId: Id<"ten"> }): Promise<Info[]> {
  const { data } = await StorefrontEntity.query.storefront({ tenantId }).go({ pages: "all", consistent: true });
  return data as Info[];
}

/** What the host's first label leads to. Anything that can't be a storefront's name leads nowhere. */
export async function findByHostname(name: string): Promise<Frame | undefined> {
  const label = HostLabel.safeParse(name.toLowerCase());
  if (!label.success) return undefined;
  return runInScope(
    {
      tenantId: null,
      actor: "host name",
      role: "platform",
      reach: [
        { partition: hostnamePartition(label.data), access: "read", because: "a host name leads to a storefront" },
      ],
    },
    async () => {
      const { data } = await HostnameEntity.get({ name: label.data }).go();
      return data ? (data as Frame) : undefined;
    },
  );
}
