/**
 * Refresh: makes a listing say what its sources say now. Every reaction ends here, so none needs to know what happened.
 *
 * Row and sources are read strongly, the row first, and the write fails if the row was written since. A refresh ends only with a
 * pass that finds nothing to write. Both together make refreshes harmless twice, late, out of order and side by side:
 * whoever writes looks at the sources once more after its write; and a pass that read older sources than another one wrote
 * either loses its condition, or undoes the news for the moment until its own next pass. A crash before that leaves the event
 * undelivered, and its next delivery is that pass.
 *
 * @module
 */
import { Fault, type Id } from "#core/kernel";
import { type Decision, later, outcome } from "./decision";
import { idOf, type Info } from "./listing";
import type { Row } from "./listing.item";
import { changedMeanwhile, findRow, write } from "./listing.store";
import { project, type Projection } from "./projection";
import { type Found, readGrant, readProduct, type Target } from "./sources";

/** A change from outside and one from the partner may meet; more than a few at once is a storm that the queue spreads. */
const passes = 10;

/**
 * @param arriving what was decided, should it be later than what the row knows; without it a listing that isn't there stays so
 * @throws Fault `store.busy` (unavailable) when other writers kept winning; the event is delivered again
 */
export async function refresh(target: Omit<Target, "agreementId">, arriving: Decision | undefined): Promise<void> {
  for (let pass = 1; pass <= passes; pass += 1) {
    try {
      if (await isCurrent(target, arriving)) return;
    } catch (error) {
      if (error !== changedMeanwhile) throw error;
    }
  }
  throw new Fault("store.busy", "unavailable", "Many changes to one listing at once", {
    wayOut: "Try again in a moment.",
  });
}

/** One pass: true when there was nothing to write. */
async function isCurrent(place: Omit<Target, "agreementId">, arriving: Decision | undefined): Promise<boolean> {
  const { tenantId, storefrontId, supplierId, productId } = place;
  const listingId = idOf(storefrontId, productId);
  const before = await findRow({ tenantId, listingId });
  // Whose product it is never changes: what another tenant says of it is none of this listing's business (invariant 2).
  if (before && before.supplierId !== supplierId) return true;
  const decided = later(before, arriving);
  if (!decided) return true;
  const target: Target = { ...place, agreementId: decided.agreementId };
  const grant = await readGrant(target);
  const wanted = decided.wish === "listed" || decided.wish === "proposed";
  const found = grant === "held" && wanted ? await readProduct(target) : undefined;
  // No row for what the partner was never shown: neither a draft nor a product under an agreement that has ended.
  if (!before && !found) return true;
  const currencyDiffers = found !== undefined && found.product.priceRange.from.currency !== found.storefront.currency;
  const { status, reason } = outcome(decided.wish, { grant, withdrawn: !found, currencyDiffers });
  const next: Omit<Info, "revision"> = {
    tenantId,
    listingId,
    storefrontId,
    supplierId,
    productId,
    ...decidedOf(decided),
    title: grant === "ended" ? "" : (found?.product.title ?? before?.title ?? ""),
    status,
    ...(reason ? { reason } : {}),
    addition: before?.addition ?? {},
  };
  const projection = found && status === "published" ? projectionOf(found, target, next.addition) : undefined;
  if (before && isSame(before, next, projection)) return true;
  await write({ before, next, projection });
  return false;
}

const decidedOf = ({ wish, decidedAt, agreementId }: Pick<Info, "wish" | "decidedAt" | "agreementId">) => ({
  wish,
  decidedAt,
  agreementId,
});

const projectionOf = (found: Found, { agreementId }: { agreementId: Id<"agr"> | null }, addition: Info["addition"]) =>
  project({ ...found, agreement: agreementId === null ? null : { agreementId }, addition });

function isSame(before: Row, next: Omit<Info, "revision">, projection: Projection | undefined): boolean {
  return (
    before.status === next.status &&
    before.reason === next.reason &&
    before.title === next.title &&
    before.wish === next.wish &&
    before.decidedAt === next.decidedAt &&
    before.agreementId === next.agreementId &&
    before.hash === projection?.hash &&
    (projection !== undefined || before.chunkCount === 0)
  );
}
