/**
 * What a listing is made of, read strongly: the grant in the partner's own key space first, and only if it holds, the
 * supplier's product and stock, under a reach that names the agreement.
 *
 * @module
 */
import { Agreement } from "#core/agreement";
import { Product, Stock } from "#core/catalog";
import type { Currency, Id } from "#core/kernel";
import { type Reach, withReach } from "#core/store";
import { Storefront, Tenant } from "#core/tenant";

/** Which product is listed where, and under what. */
export type Target = {
  readonly tenantId: Id<"ten">;
  readonly storefrontId: Id<"stf">;
  readonly supplierId: Id<"ten">;
  readonly productId: Id<"prd">;
  readonly agreementId: Id<"agr"> | null;
};

/** `inactive`: the agreement stands, and its supplier isn't active now. */
export type Grant = "held" | "suspended" | "inactive" | "ended";

type GrantOf = Pick<Target, "tenantId" | "supplierId" | "agreementId">;

/**
 * A tenant's own products need no agreement; anybody else's need one that is active, with this tenant as the partner, and a supplier who
 * is active too. Where one of the two is closed, all has ended. A partner that isn't active keeps what it lists: its storefront is shut.
 */
export async function readGrant({ tenantId, supplierId, agreementId }: GrantOf): Promise<Grant> {
  if (agreementId === null) return tenantId === supplierId ? "held" : "ended";
  const [agreement, parties] = await Promise.all([
    Agreement.find({ tenantId, agreementId }),
    Tenant.findMany([supplierId, tenantId]),
  ]);
  if (agreement?.supplierId !== supplierId || agreement.partnerId !== tenantId) return "ended";
  const [supplier, partner] = [parties.get(supplierId), parties.get(tenantId)];
  if (!supplier || !partner || supplier.status === "closed" || partner.status === "closed") return "ended";
  if (supplier.status !== "active") return "inactive";
  return agreement.status === "active" ? "held" : agreement.status === "suspended" ? "suspended" : "ended";
}

/** Opens the supplier's catalogue for reading. Only after `readGrant` has answered "held". */
export const withCatalogue = <R>(target: GrantOf & { readonly productId?: Id<"prd"> }, body: () => Promise<R>) =>
  withReach(catalogueReach(target), body);

function catalogueReach({ supplierId, agreementId, productId }: GrantOf & { readonly productId?: Id<"prd"> }): Reach[] {
  const because = agreementId === null ? "the tenant's own products" : `listing under ${agreementId}`;
  const read = (partition: string, sort?: string): Reach => ({
    partition,
    ...(sort === undefined ? {} : { sort }),
    access: "read",
    because,
  });
  return productId === undefined
    ? [read(`${supplierId}#product`)]
    : [
        read(`${supplierId}#product`, productId),
        read(`${supplierId}#product#${productId}`),
        read(`${supplierId}#stock#*`),
      ];
}

export type Found = Product.WithVariants & {
  readonly stock: readonly Stock.Info[];
  readonly supplier: { readonly name: string; readonly taxRateBp: number };
  readonly storefront: { readonly storefrontId: Id<"stf">; readonly currency: Currency };
};

/** Undefined when the supplier has withdrawn the product: drafts are nobody else's business. */
export async function readProduct(target: Target): Promise<Found | undefined> {
  const { tenantId, storefrontId, supplierId, productId } = target;
  const [found, supplier, storefront] = await Promise.all([
    withCatalogue(target, () => Product.find({ supplierId, productId })),
    Tenant.get(supplierId),
    Storefront.get({ tenantId, storefrontId }),
  ]);
  if (!found?.product.published) return undefined;
  const stock = await withCatalogue(target, () =>
    Stock.getMany(
      supplierId,
      found.variants.map(({ variantId }) => variantId),
    ),
  );
  return { ...found, stock, supplier, storefront };
}
