/**
 * What the partner does with a single listing.
 *
 * @module
 */
import { Agreement } from "#core/agreement";
import { type Event, Fault, fn, Id, Instant, parseInput, plusMs, RandomSource } from "#core/kernel";
import { commit, type Write } from "#core/store";
import * as z from "zod";
import { badgeWrites } from "./card.entity";
import { requireTransition } from "./decision";
import { prepareEnabling } from "./enable";
import { Addition, type Info, notFound, type Wish } from "./listing";
import { ListingEntity, PageEntity, pagePart } from "./listing.entity";
import { Annotated, Delisted, Paused } from "./listing.event";
import { infoOf, type Row } from "./listing.item";
import { changedMeanwhile, findRow, write } from "./listing.store";

const Input = z.object({
  tenantId: Id("ten"),
  listingId: Id("lst"),
  /** The revision that the caller saw, where it must still be the current one. */
  revision: z.int().min(1).optional(),
  at: Instant,
  random: RandomSource,
});
type Input = z.output<typeof Input>;

/**
 * Takes a listing off the storefront for a while. `resume` brings it back.
 *
 * @throws Fault `listing.not_found` (not_found), `listing.transition_refused` (conflict), `listing.revision_mismatch` (precondition)
 */
export const pause = fn(Input, (input): Promise<Info> => withdraw(input, "paused", Paused));

/**
 * Takes a listing off the storefront for good: neither the supplier's changes nor events under way bring it back.
 *
 * @throws Fault `listing.not_found` (not_found), `listing.transition_refused` (conflict), `listing.revision_mismatch` (precondition)
 */
export const delist = fn(Input, (input): Promise<Info> => withdraw(input, "delisted", Delisted));

/**
 * Takes a listing up again: one that was proposed, paused or delisted. What is shown follows from the event, as with `enable`; a
 * listing that is wanted already is answered as it is.
 *
 * @returns the listing that was taken up, as it was
 * @throws Fault `listing.not_found`, `tenant.storefront_not_found`, `agreement.not_found` (not_found), `listing.agreement_not_active`
 *   (conflict), `listing.product_unknown` (invalid), `listing.revision_mismatch` (precondition)
 */
export const resume = fn(Input, ({ at, random, ...key }) =>
  retried(key, async (row): Promise<Info> => {
    const { tenantId, storefrontId, agreementId, productId, decidedAt } = row;
    // Later than what it takes back, whatever the clocks say (I4).
    const decided = at > decidedAt ? at : plusMs(decidedAt, 1);
    const grant = { tenantId, storefrontId, agreementId };
    const { write: enablement, event } = await prepareEnabling({
      ...grant,
      products: [productId],
      at: decided,
      random,
    });
    if (row.wish === "listed") return infoOf(row);
    requireTransition(row.wish, "listed");
    await commit({ writes: [enablement, unchanged(row)], event });
    return infoOf(row);
  }),
);

/** Nobody decides on what they didn't see: the listing must still be at the revision that was read. */
const unchanged = ({ tenantId, listingId, revision: current }: Row): Write => ({
  check: ListingEntity.remove({ tenantId, listingId })
    .where(({ revision }, { eq }) => eq(revision, current))
    .params(),
  orFault: changedMeanwhile,
});

/** All that the partner does by itself is told with the same data. */
type Definition = typeof Paused;

const withdraw = (input: Input, wish: Wish & ("paused" | "delisted"), definition: Definition) =>
  retried(input, async (row) => {
    if (row.wish === wish) return infoOf(row);
    requireTransition(row.wish, wish);
    const { reason: _past, ...info } = infoOf(row);
    const next = { ...info, wish, status: wish, decidedAt: input.at > row.decidedAt ? input.at : row.decidedAt };
    return write({ before: row, next, projection: undefined, events: [eventOf(definition, row, input)] });
  });

/** The supplier's content: what its product says. The partner shows it as it is (I6). */
const supplierFields = new Set(
  "title,description,bodyHtml,vendor,brand,type,tags,price,compareAt,images,options,variants,sku,barcode,seo,handle,stock,supplierName".split(
    ",",
  ),
);

/**
 * What the partner says beside the supplier's content: `badge` and `review`; null takes one away.
 *
 * @throws Fault `listing.not_found` (not_found), `listing.field_locked` (conflict, details name the fields), `input.invalid` (invalid),
 *   `listing.revision_mismatch` (precondition)
 */
export const annotate = fn(
  Input.extend({ changes: z.record(z.string().max(64), z.unknown()) }),
  ({ changes, ...input }): Promise<Info> =>
    retried(input, async (row) => {
      await requireUnlocked(row, Object.keys(changes));
      const given = Object.entries({ ...row.addition, ...changes }).filter(([, value]) => value !== null);
      const addition = parseInput(Addition, Object.fromEntries(given));
      await commit({ writes: annotationWrites(row, addition), events: [eventOf(Annotated, row, input)] });
      return { ...infoOf(row), addition, revision: row.revision + 1 };
    }),
);

async function requireUnlocked({ tenantId, agreementId }: Row, fields: readonly string[]): Promise<void> {
  const terms = agreementId === null ? undefined : (await Agreement.get({ tenantId, agreementId })).terms.content;
  const locked = fields.filter(
    (field) =>
      supplierFields.has(field) ||
      (field in Addition.shape && terms !== undefined && !terms.partnerMayAdd.some((allowed) => allowed === field)),
  );
  if (locked.length === 0) return;
  throw new Fault("listing.field_locked", "conflict", "The supplier's content stays as the supplier made it", {
    wayOut:
      agreementId === null
        ? "Change the product itself; its listings follow."
        : "Leave these fields out. The agreement's content clause says what you may add.",
    details: locked.map((field) => ({ path: `changes/${field}`, code: "locked", message: "This field is locked" })),
  });
}

/** What is shown carries the addition too. A listing whose items are being written gets it with them. */
function annotationWrites({ tenantId, listingId, storefrontId, revision: current, ...row }: Row, addition: Addition) {
  const rowUpdate: Write = {
    update: ListingEntity.patch({ tenantId, listingId })
      .set({ addition, revision: current + 1 })
      .where(({ revision }, { eq }) => eq(revision, current))
      .params(),
    orFault: changedMeanwhile,
  };
  if (row.hash === undefined) return [rowUpdate];
  const pageUpdate: Write = {
    update: PageEntity.patch({ tenantId, listingId, part: pagePart }).set({ addition }).params(),
  };
  const sameBadge = addition.badge === row.addition.badge;
  return [
    rowUpdate,
    pageUpdate,
    ...(sameBadge ? [] : badgeWrites({ tenantId, storefrontId }, listingId, row.words, addition.badge)),
  ];
}

const eventOf = (
  definition: Definition,
  { tenantId, listingId, storefrontId, productId }: Row,
  { at, random }: Input,
): Event =>
  definition.create({ tenantId, subject: listingId, at, random, data: { listingId, storefrontId, productId } });

const attempts = 5;

const revisionMismatch = () =>
  new Fault("listing.revision_mismatch", "precondition", "The listing changed since it was read", {
    wayOut: "Read it again and repeat the change.",
  });

/** Reads the row and acts on it, again if it was written in between. */
async function retried(
  key: Pick<Input, "tenantId" | "listingId" | "revision">,
  act: (row: Row) => Promise<Info>,
): Promise<Info> {
  for (let attempt = 1; ; attempt += 1) {
    const row = await findRow(key);
    if (!row) throw notFound();
    if (key.revision !== undefined && key.revision !== row.revision) throw revisionMismatch();
    try {
      return await act(row);
    } catch (error) {
      if (error !== changedMeanwhile || attempt === attempts) throw error;
    }
  }
}
