/**
 * Following: which listings an event concerns, and each of them refreshed in its owner's scope.
 *
 * All of it can be repeated: a run that failed half-way is delivered again and goes through everything once more. What concerns a
 * whole catalogue goes page by page (`fan-out.ts`).
 *
 * @module
 */
import { Agreement } from "#core/agreement";
import { deriveTimedId, forEachOf, type Id, type Instant } from "#core/kernel";
import { Storefront } from "#core/tenant";
import type { Decision } from "./decision";
import { listEnablements } from "./enable";
import { asTenant, continueFanOut, type Handling } from "./fan-out";
import { refresh } from "./refresh";

type ProductKey = { readonly supplierId: Id<"ten">; readonly productId: Id<"prd"> };

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

/** An event that concerns listings, as it is delivered: `eventId` names it, and what follows from it. */
type Delivered = { readonly eventId: Id<"evt">; readonly tenantId: Id<"ten">; readonly at: Instant };

/** The partner enabled products: they are published. `at` is when it decided so. */
export function followEnablement(
  {
    eventId,
    tenantId,
    storefrontId,
    agreementId,
    supplierId,
    products,
    at,
  }: Delivered & {
    readonly storefrontId: Id<"stf">;
    readonly agreementId: Id<"agr"> | null;
    readonly supplierId: Id<"ten">;
    readonly products: "all" | readonly Id<"prd">[];
  },
  handling: Handling,
): Promise<void> {
  if (products === "all") {
    const beginning = { step: "publish", after: null } as const;
    return continueFanOut(
      { fanOutId: eventId, tenantId, storefrontId, agreementId, supplierId, decidedAt: at, ...beginning },
      handling,
    );
  }
  return asTenant(tenantId, () =>
    forEachOf(products, (productId) =>
      refresh({ tenantId, storefrontId, supplierId, productId }, { wish: "listed", at, agreementId }),
    ),
  );
}

/**
 * A tenant's own state changed: what was listed under its agreements follows, as supplier at each of its partners, as partner at itself.
 * Each agreement's fan-out has an id of its own, which follows from the event.
 */
export async function followTenant({ eventId, tenantId, at }: Delivered, handling: Handling): Promise<void> {
  const agreements = await asTenant(tenantId, () => Agreement.listSigned({ tenantId }));
  await forEachOf(agreements, ({ agreementId, supplierId, partnerId }) =>
    followAgreement(
      { eventId: deriveTimedId("evt", eventId, agreementId), tenantId: partnerId, agreementId, supplierId, at },
      handling,
    ),
  );
}

/**
 * The partner's agreement changed its state: what was listed under it follows, and while it's active, each product is proposed in
 * each of the partner's storefronts.
 */
export const followAgreement = (
  {
    eventId,
    tenantId,
    agreementId,
    supplierId,
    at,
  }: Delivered & { readonly agreementId: Id<"agr">; readonly supplierId: Id<"ten"> },
  handling: Handling,
): Promise<void> =>
  continueFanOut(
    {
      fanOutId: eventId,
      tenantId,
      storefrontId: null,
      agreementId,
      supplierId,
      decidedAt: at,
      step: "refresh",
      after: null,
    },
    handling,
  );
