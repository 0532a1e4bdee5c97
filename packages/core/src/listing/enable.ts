/**
 * Enabling: the partner takes products into a storefront. The listings themselves are an effect of the event.
 *
 * @module
 */
import { Agreement } from "#core/agreement";
import { Product } from "#core/catalog";
import { type Event, Fault, fn, Id, Instant, RandomSource } from "#core/kernel";
import { commit, type Write } from "#core/store";
import { Storefront } from "#core/tenant";
import * as z from "zod";
import { Enabled } from "./listing.event";
import { EnablementEntity } from "./listing.entity";
import { readGrant, withCatalogue } from "./sources";

export type Enablement = {
  readonly tenantId: Id<"ten">;
  readonly storefrontId: Id<"stf">;
  readonly agreementId: Id<"agr"> | null;
  readonly supplierId: Id<"ten">;
  /** Since when products that the supplier adds are listed by themselves; absent when only single ones were picked. */
  readonly allSince?: Instant;
};

const own = "own";

const Enabling = z.object({
  tenantId: Id("ten"),
  storefrontId: Id("stf"),
  agreementId: Id("agr").nullable(),
  products: Enabled.schema.shape.products,
  at: Instant,
  random: RandomSource,
});

/**
 * Takes products into a storefront: all of an agreement's, those to come too, or the ones named. It also brings back what was
 * paused or delisted. Enabling twice changes nothing more.
 *
 * Without an agreement it's about the tenant's own products.
 *
 * @throws Fault `tenant.storefront_not_found`, `agreement.not_found` (not_found), `listing.agreement_not_active` (conflict),
 *   `listing.product_unknown` (invalid, details name the products)
 */
export const enable = fn(Enabling, async (input): Promise<Enablement> => {
  const { enablement, write, event } = await prepareEnabling(input);
  await commit({ writes: [write], event });
  return enablement;
});

/** What enabling writes, for a transaction that may ask for more; it throws what `enable` does. */
export async function prepareEnabling({
  tenantId,
  storefrontId,
  agreementId,
  products,
  at,
  random,
}: z.output<typeof Enabling>): Promise<{
  readonly enablement: Enablement;
  readonly write: Write;
  readonly event: Event;
}> {
  await Storefront.get({ tenantId, storefrontId });
  const supplierId = await supplierOf(tenantId, agreementId);
  if (products !== "all") await requireProducts({ tenantId, agreementId, supplierId }, products);
  const enablement: Enablement = {
    tenantId,
    storefrontId,
    agreementId,
    supplierId,
    ...(products === "all" ? { allSince: at } : {}),
  };
  const data = { storefrontId, agreementId, supplierId, products };
  return {
    enablement,
    write: enablementWrite(enablement),
    event: Enabled.create({ tenantId, subject: storefrontId, at, random, data }),
  };
}

async function supplierOf(tenantId: Id<"ten">, agreementId: Id<"agr"> | null): Promise<Id<"ten">> {
  if (agreementId === null) return tenantId;
  const { supplierId } = await Agreement.get({ tenantId, agreementId });
  if ((await readGrant({ tenantId, supplierId, agreementId })) === "held") return supplierId;
  throw new Fault("listing.agreement_not_active", "conflict", "Nothing can be listed under this agreement now", {
    wayOut: "Both parties sign it first; only the partner lists.",
  });
}

type GrantOf = Parameters<typeof readGrant>[0];

/** A draft looks like a product that isn't there: nobody but its supplier may know. */
async function requireProducts(grant: GrantOf, productIds: readonly Id<"prd">[]): Promise<void> {
  const found = await withCatalogue(grant, () => Product.findMany(grant.supplierId, [...new Set(productIds)]));
  const unknown = productIds.flatMap((productId, index) => (found.get(productId)?.published ? [] : [index]));
  if (unknown.length === 0) return;
  throw new Fault("listing.product_unknown", "invalid", "Some of these products aren't in the supplier's catalogue", {
    wayOut: "Remove the products listed in details.",
    details: unknown.map((index) => ({
      path: `products/${index}`,
      code: "unknown",
      message: "The supplier has no such product",
    })),
  });
}

/** Picking single products leaves what was said about all of them. */
function enablementWrite({ tenantId, storefrontId, agreementId, supplierId, allSince }: Enablement): Write {
  const item = { tenantId, storefrontId, grant: agreementId ?? own, supplierId };
  return { update: EnablementEntity.upsert(allSince === undefined ? item : { ...item, allSince }).params() };
}

/** What this tenant's storefronts carry. A tenant has a handful, so this doesn't page. */
export async function listEnablements(tenantId: Id<"ten">): Promise<Enablement[]> {
  const { data } = await EnablementEntity.query.enablement({ tenantId }).go({ pages: "all", consistent: true });
  return data.map(({ storefrontId, grant, supplierId, allSince }) => ({
    tenantId,
    storefrontId: storefrontId as Id<"stf">,
    agreementId: grant === own ? null : (grant as Id<"agr">),
    supplierId: supplierId as Id<"ten">,
    ...(allSince === undefined ? {} : { allSince: allSince as Instant }),
  }));
}
