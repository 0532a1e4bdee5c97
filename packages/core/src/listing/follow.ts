/**
 * Following: which listings an event concerns, and each of them refreshed in its owner's scope.
 *
 * All of it can be repeated: a run that failed half-way is delivered again and goes through everything once more.
 *
 * @module
 */
import { Agreement } from "#core/agreement";
import { Product } from "#core/catalog";
import type { Id, Instant } from "#core/kernel";
import { recordOnce, runInScope } from "#core/store";
import { Storefront } from "#core/tenant";
import type { Decision } from "./decision";
import { listEnablements } from "./enable";
import { idOf } from "./listing";
import { toItem } from "./listing.item";
import { ListingEntity } from "./listing.entity";
import { rowsAfter } from "./listing.store";
import { forEachOf } from "./parallel";
import { refresh } from "./refresh";
import { readGrant, withCatalogue } from "./sources";

type ProductKey = { readonly supplierId: Id<"ten">; readonly productId: Id<"prd"> };

const asTenant = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId, actor: "listing", role: "subscriber" }, body);

/** A product or its stock changed: its listings follow, at every partner and in the supplier's own storefronts. */
export async function followProduct({ supplierId, productId }: ProductKey): Promise<void> {
  const [agreements, ownStorefronts] = await asTenant(supplierId, () =>
    Promise.all([Agreement.listSignedOfSupplier({ supplierId }), Storefront.list({ tenantId: supplierId })]),
  );
  const own = ownStorefronts.map(
    ({ storefrontId, openedAt }) =>
      () =>
        asTenant(supplierId, () =>
          refresh(
            { tenantId: supplierId, storefrontId, supplierId, productId },
            // From the day it opened, so that anything decided since is later.
            { wish: "listed", at: openedAt, agreementId: null },
          ),
        ),
  );
  const partners = agreements.map((agreement) => () => followAtPartner(agreement, { supplierId, productId }));
  await forEachOf([...own, ...partners], (follow) => follow());
}

/** Several, such as those of an order: each product once, however many of its variants are named. */
export function followProducts(products: readonly ProductKey[]): Promise<void> {
  const distinct = new Map(products.map((product) => [`${product.supplierId} ${product.productId}`, product]));
  return forEachOf([...distinct.values()], followProduct);
}

function followAtPartner({ agreementId, partnerId, activatedAt, proposedAt }: Agreement.Info, product: ProductKey) {
  return asTenant(partnerId, async () => {
    const [storefronts, enablements] = await Promise.all([
      Storefront.list({ tenantId: partnerId }),
      listEnablements(partnerId),
    ]);
    await forEachOf(storefronts, ({ storefrontId }) => {
      const allSince = enablements.find(
        (enablement) => enablement.storefrontId === storefrontId && enablement.agreementId === agreementId,
      )?.allSince;
      const decision: Decision = allSince
        ? { wish: "listed", at: allSince, agreementId }
        : { wish: "proposed", at: activatedAt ?? proposedAt, agreementId };
      return refresh({ tenantId: partnerId, storefrontId, ...product }, decision);
    });
  });
}

/** The partner enabled products: they are published. `at` is when it decided so. */
export function followEnablement({
  tenantId,
  storefrontId,
  agreementId,
  supplierId,
  products,
  at,
}: {
  readonly tenantId: Id<"ten">;
  readonly storefrontId: Id<"stf">;
  readonly agreementId: Id<"agr"> | null;
  readonly supplierId: Id<"ten">;
  readonly products: "all" | readonly Id<"prd">[];
  readonly at: Instant;
}): Promise<void> {
  const publish = (productId: Id<"prd">) =>
    refresh({ tenantId, storefrontId, supplierId, productId }, { wish: "listed", at, agreementId });
  return asTenant(tenantId, async () => {
    if (products !== "all") return forEachOf(products, publish);
    await forEachProduct({ tenantId, supplierId, agreementId }, ({ productId }) => publish(productId));
  });
}

/**
 * The partner's agreement became active, for the first time or again: each product is proposed in each of its storefronts, and
 * what was listed under it before comes back.
 */
export function followAgreement({
  tenantId,
  agreementId,
  supplierId,
  at,
}: {
  readonly tenantId: Id<"ten">;
  readonly agreementId: Id<"agr">;
  readonly supplierId: Id<"ten">;
  readonly at: Instant;
}): Promise<void> {
  return asTenant(tenantId, async () => {
    await refreshAgreement({ tenantId, agreementId });
    const storefronts = await Storefront.list({ tenantId });
    await forEachProduct({ tenantId, supplierId, agreementId }, async ({ productId, title }) => {
      for (const { storefrontId } of storefronts) {
        const row = proposal({ tenantId, storefrontId, supplierId, productId, agreementId, title, at });
        await recordOnce({ put: ListingEntity.create(row).params() });
      }
    });
  });
}

const proposal = ({
  at,
  ...place
}: ProductKey & {
  readonly tenantId: Id<"ten">;
  readonly storefrontId: Id<"stf">;
  readonly agreementId: Id<"agr">;
  readonly title: string;
  readonly at: Instant;
}) =>
  toItem({
    ...place,
    listingId: idOf(place.storefrontId, place.productId),
    status: "proposed",
    wish: "proposed",
    decidedAt: at,
    addition: {},
    revision: 1,
    words: [],
    chunkCount: 0,
  });

/** An agreement's state changed: every listing under it follows. When it has ended, the copies go (invariant 2). */
export function refreshAgreement({
  tenantId,
  agreementId,
}: {
  readonly tenantId: Id<"ten">;
  readonly agreementId: Id<"agr">;
}): Promise<void> {
  return asTenant(tenantId, async () => {
    let after: Id<"lst"> | undefined;
    for (;;) {
      const { rows, more } = await rowsAfter({ tenantId, after, limit: pageSize, consistent: true });
      await forEachOf(
        rows.filter((row) => row.agreementId === agreementId),
        (row) => refresh(row, undefined),
      );
      after = rows.at(-1)?.listingId;
      if (!more || after === undefined) return;
    }
  });
}

const pageSize = 100;

/** Each product that the supplier has published, as long as the grant holds. */
async function forEachProduct(
  grant: Parameters<typeof readGrant>[0],
  body: (product: Product.Info) => Promise<void>,
): Promise<void> {
  let cursor: string | undefined;
  do {
    if ((await readGrant(grant)) !== "held") return;
    const page = await withCatalogue(grant, () =>
      Product.list({ supplierId: grant.supplierId, limit: pageSize, cursor }),
    );
    await forEachOf(
      page.items.filter(({ published }) => published),
      body,
    );
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
