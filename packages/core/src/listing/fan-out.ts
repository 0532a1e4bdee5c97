/**
 * Fan-out: what one event means for very many listings, a page at a time. Each page is a message of its own, so none outlasts its
 * function however large a catalogue is, and other events find their turn in between.
 *
 * Invariants
 *   F1  Every page is handled. Where the next one begins is written as an event in the partner's log; a crash before that leaves
 *       the page's own message undelivered.
 *   F2  One chain. A fan-out's place is an item, and moves on in the transaction that writes the event, if it's still where the page
 *       began. A page delivered twice is worked through twice, which changes nothing, and continued once.
 *   F3  What fails holds up only itself: the fan-out goes on first, and then the page is reported as failed and tried again.
 *   F4  Every page looks for the grant, and reads each product as it is now. What changes behind the place tells its own event; a
 *       later decision of the partner's holds (I4 of listings).
 *
 * @module
 */
import { Product } from "#core/catalog";
import { epochSeconds, Fault, forEachOf, type Id, type Instant, invariant, type Random } from "#core/kernel";
import { commit, recordOnce, runInScope, type Write } from "#core/store";
import { Storefront } from "#core/tenant";
import type * as z from "zod";
import { idOf } from "./listing";
import { FanOutEntity, ListingEntity } from "./listing.entity";
import { FanOutContinued } from "./listing.event";
import { toItem } from "./listing.item";
import { rowsAfter } from "./listing.store";
import { refresh } from "./refresh";
import { readGrant, withCatalogue } from "./sources";

/** A page is handled in seconds. Its writes go to a few partitions of one tenant, which take 1,000 units a second each. */
const usualPageSize = 100;
/** Longer than any delivery or dead letter waits. */
const keepSeconds = 30 * 24 * 60 * 60;

type FanOut = z.output<typeof FanOutContinued.schema> & { readonly tenantId: Id<"ten"> };
type Place = Pick<FanOut, "step" | "after">;
/** When the message is handled, the randomness of what it writes, and how many listings it takes at the most. */
export type Handling = { readonly at: Instant; readonly random: Random; readonly pageSize?: number };

type Page = { readonly work: readonly (() => Promise<void>)[]; readonly next: Place | undefined };

export const asTenant = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId, actor: "listing", role: "subscriber" }, body);

/** Handles the page at the fan-out's place, and continues it if there is more. */
export function continueFanOut(fanOut: FanOut, handling: Handling): Promise<void> {
  return asTenant(fanOut.tenantId, async () => {
    const failures: unknown[] = [];
    let place: Place | undefined = fanOut;
    // A step that begins anew belongs to the page before: short ones don't need a message each.
    do {
      const { work, next }: Page = await pages[place.step]({ ...fanOut, ...place }, handling.pageSize ?? usualPageSize);
      await forEachOf(work, (each) => each()).catch((error: unknown) => failures.push(error));
      place = next;
    } while (place?.after === null);
    if (place) await moveOn(fanOut, place, handling);
    if (failures.length > 0) throw failures[0];
  });
}

async function moveOn({ tenantId, ...fanOut }: FanOut, next: Place, { at, random }: Handling): Promise<void> {
  const { fanOutId } = fanOut;
  const moved = new Fault("store.condition_failed", "conflict");
  const from = placeName(fanOut);
  const item = { tenantId, fanOutId, place: placeName(next), expiresAtSeconds: epochSeconds(at) + keepSeconds };
  const write: Write = {
    put: FanOutEntity.put(item)
      .where(({ place }, { eq, notExists }) => (isBeginning(fanOut) ? notExists(place) : eq(place, from)))
      .params(),
    orFault: moved,
  };
  const event = FanOutContinued.create({ tenantId, subject: fanOutId, at, random, data: { ...fanOut, ...next } });
  await commit({ writes: [write], event }).catch((error: unknown) => {
    if (error !== moved) throw error;
  });
}

const placeName = ({ step, after }: Place): string => `${step} ${after ?? ""}`;
const isBeginning = ({ after }: Place): boolean => after === null;

const pages: Readonly<Record<Place["step"], (fanOut: FanOut, pageSize: number) => Promise<Page>>> = {
  /** What the partner enabled is published. */
  publish: async (fanOut, pageSize) => {
    const { tenantId, storefrontId, supplierId, agreementId, decidedAt } = fanOut;
    invariant(storefrontId, "products are enabled for one storefront");
    const { products, next } = await productsAt(fanOut, pageSize);
    const work = products.map(
      ({ productId }) =>
        () =>
          refresh({ tenantId, storefrontId, supplierId, productId }, { wish: "listed", at: decidedAt, agreementId }),
    );
    return { work, next };
  },
  /** What is listed under the agreement follows its state: when it has ended, the copies go (invariant 2). */
  refresh: async ({ tenantId, agreementId, after }, pageSize) => {
    const { rows, more } = await rowsAfter({ tenantId, after: after ?? undefined, limit: pageSize, consistent: true });
    const last = rows.at(-1)?.listingId;
    return {
      work: rows.filter((row) => row.agreementId === agreementId).map((row) => () => refresh(row, undefined)),
      next: more && last !== undefined ? { step: "refresh", after: last } : { step: "propose", after: null },
    };
  },
  /** What the agreement grants is proposed in each of the partner's storefronts. */
  propose: async (fanOut, pageSize) => {
    const [{ products, next }, storefronts] = await Promise.all([
      productsAt(fanOut, pageSize),
      Storefront.list({ tenantId: fanOut.tenantId }),
    ]);
    const work = storefronts.flatMap(({ storefrontId }) =>
      products.map((product) => async () => {
        await recordOnce({ put: ListingEntity.create(proposal(fanOut, storefrontId, product)).params() });
      }),
    );
    return { work, next };
  },
};

/** Products that the supplier has published, as long as the grant holds. */
async function productsAt(
  fanOut: FanOut,
  pageSize: number,
): Promise<{ readonly products: readonly Product.Info[]; readonly next: Place | undefined }> {
  const { supplierId, step, after } = fanOut;
  if ((await readGrant(fanOut)) !== "held") return { products: [], next: undefined };
  const page = await withCatalogue(fanOut, () =>
    Product.list({ supplierId, limit: pageSize, cursor: after ?? undefined }),
  );
  return {
    products: page.items.filter(({ published }) => published),
    next: page.nextCursor === undefined ? undefined : { step, after: page.nextCursor as Id<"prd"> },
  };
}

const proposal = (
  { tenantId, supplierId, agreementId, decidedAt }: FanOut,
  storefrontId: Id<"stf">,
  { productId, title }: Product.Info,
) =>
  toItem({
    tenantId,
    storefrontId,
    supplierId,
    productId,
    agreementId,
    title,
    listingId: idOf(storefrontId, productId),
    status: "proposed",
    wish: "proposed",
    decidedAt,
    addition: {},
    revision: 1,
    words: [],
    chunkCount: 0,
  });
