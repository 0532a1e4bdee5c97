/**
 * Projections in the table, in their recipient's key space; and what the recipient may see of each, asked at every read.
 *
 * A reaction never needs to know what happened: `followShared` makes one projection say what its sources say now. Row first, then the
 * sources, all read strongly; the write fails if the row was written since, and the last pass finds nothing to write. So it's harmless
 * twice, late, out of order and side by side. Until it has run, a read answers no more than grant and agreement allow (I2).
 *
 * @module
 */
import { deriveTimedId, Fault, type Id, type Instant } from "../kernel";
import type { Keyring } from "../keyring";
import { Order } from "../order";
import { commit, type Page, type Paging, readPage, recordOnce, runInScope } from "../store";
import { pseudonymOf, Shared } from "./consumer";
import { SharedRecordEntity } from "./consumer.entity";
import { findRecord } from "./consumer.store";
import { type Copies, footingOf } from "./footing.store";
import { findGrant, grantsBetween, recordGrant, type StoredGrant } from "./grant.store";
import { extentOf, keptUntil, leastOf, purposesOf, type Visible, visible } from "./grant";

const sharedPlace = (recipientId: string, subjectId: string, sharedRecordId: string): Keyring.Place => ({
  controllerId: recipientId as Id<"ten">,
  subjectId: subjectId as Id<"sbj">,
  field: "sharedRecord.contact",
  recordId: sharedRecordId,
});

/** As stored; `contact` is sealed. */
type Row = SharedKey & {
  readonly supplierId: Id<"ten">;
  readonly partnerId: Id<"ten">;
  readonly agreementVersion: number;
  readonly share: Visible;
  readonly pseudonym: Id<"psn">;
  readonly subjectId: Id<"sbj">;
  readonly contact?: string;
  readonly lastOrderId: Id<"ord">;
  readonly lastOrderAt: Instant;
  readonly revision: number;
};

const asTenant = <R>(tenantId: Id<"ten">, body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId, actor: "projection", role: "subscriber" }, body);

export type SharedKey = {
  readonly stewardId: Id<"ten">;
  readonly recipientId: Id<"ten">;
  readonly agreementId: Id<"agr">;
  readonly sharedRecordId: Id<"shr">;
};

/** What a projection came to. */
export type Followed = {
  /** As it stands now, without anything opened; absent where there is none. */
  readonly row?: Row;
  /** As the steward has it; absent where there is none any more. */
  readonly grant?: StoredGrant;
  /** Kept, and shown to nobody: the agreement or a party is suspended. */
  readonly resting?: boolean;
};

const passes = 10;
const changedMeanwhile = new Fault("store.condition_failed", "conflict", "The projection changed meanwhile", {
  wayOut: "Read it again.",
});

/**
 * Makes the projection say what its sources say, or deletes it when nothing may be seen. In each owner's scope, by turns.
 *
 * @throws Fault `store.busy` (unavailable) when other writers kept winning; the event is delivered again
 */
export async function followShared(key: SharedKey, { at, secret }: { at: Instant; secret: string }): Promise<Followed> {
  for (let pass = 1; pass <= passes; pass += 1) {
    try {
      const followed = await follow(key, at, secret);
      if (followed) return followed;
    } catch (error) {
      if (error !== changedMeanwhile) throw error;
    }
  }
  throw new Fault("store.busy", "unavailable", "Many changes to one record at once", {
    wayOut: "Try again in a moment.",
  });
}

/** One pass: undefined when something was written, and the next one has to look again. */
async function follow(key: SharedKey, at: Instant, secret: string): Promise<Followed | undefined> {
  const { stewardId, recipientId, sharedRecordId } = key;
  const before = await asTenant(recipientId, () => findRow(key));
  // Whose projection it is never changes: what another tenant says of it is none of its business (invariant 2).
  if (before && (before.stewardId !== stewardId || before.agreementId !== key.agreementId)) return {};
  const { grant, agreement, record, extent } = await readSource(key, at);
  const now = { ...(before ? { row: before } : {}), ...(grant ? { grant } : {}) };
  if (!grant || !agreement || !extent) {
    if (!before) return now;
    await asTenant(recipientId, () => remove(before));
    return undefined;
  }
  const { share, resting } = extent;
  if (!record || resting) return before && (await narrow(before, share)) ? undefined : { ...now, resting };
  const same =
    before?.share === share &&
    before.lastOrderId === record.lastOrderId &&
    before.agreementVersion === agreement.version;
  if (same) return now;
  return asTenant(recipientId, async () => {
    const { contact: known, lastOrderId, lastOrderAt } = record;
    const place = sharedPlace(recipientId, grant.subjectId, sharedRecordId);
    const named = share !== "pseudonymous" && known;
    const contact =
      named &&
      (await Order.sealContact(
        place,
        { name: named.name, email: named.email, ...(share === "full" ? { address: named.address } : {}) },
        lastOrderId,
      ));
    // Erased here since it was given: nothing of it is kept under this recipient's key any more.
    if (named && !contact) {
      if (before) await remove(before);
      return { grant };
    }
    const row = {
      recipientId,
      sharedRecordId,
      supplierId: agreement.supplierId,
      partnerId: agreement.partnerId,
      stewardId,
      agreementId: key.agreementId,
      agreementVersion: agreement.version,
      share,
      pseudonym: pseudonymOf(recipientId, grant.consumerId, secret),
      subjectId: grant.subjectId,
      ...(contact ? { contact } : {}),
      lastOrderId,
      lastOrderAt,
      revision: (before?.revision ?? 0) + 1,
    };
    await write(row, before);
    return undefined;
  });
}

async function readSource({ stewardId, recipientId, agreementId, sharedRecordId }: SharedKey, at: Instant) {
  const [grant, footing] = await Promise.all([
    asTenant(stewardId, () => findGrant({ stewardId, agreementId, sharedRecordId })),
    footingOf({ agreementId, stewardId, recipientId }),
  ]);
  const found = grant && (await asTenant(stewardId, () => findRecord({ stewardId, consumerId: grant.consumerId })));
  const [agreement] = footing.copies;
  const record = found?.record;
  // An erased consumer is nobody to see.
  const extent =
    grant?.recipientId === recipientId && !record?.erased
      ? extentOf({ ...footing, grant, lastOrderAt: record?.lastOrderAt ?? grant.since }, at)
      : undefined;
  return { grant, agreement, record, extent };
}

/**
 * A row that no record stands behind, such as an invented consumer's, or that rests, says less when less is granted, and never more.
 *
 * @returns whether there was something to write
 */
async function narrow({ contact, ...row }: Row, share: Visible): Promise<boolean> {
  if (leastOf(share, row.share) === row.share) return false;
  const kept = share === "pseudonymous" || contact === undefined ? {} : { contact };
  await asTenant(row.recipientId, () =>
    write({ ...row, ...kept, share, revision: row.revision + 1 }, { ...row, revision: row.revision }),
  );
  return true;
}

async function findRow({ recipientId, sharedRecordId }: Pick<SharedKey, "recipientId" | "sharedRecordId">) {
  const { data } = await SharedRecordEntity.get({ recipientId, sharedRecordId }).go({ consistent: true });
  return data ? (data as Row) : undefined;
}

async function write(row: Row, before: Row | undefined): Promise<void> {
  const put = SharedRecordEntity.put(row)
    .where(({ revision }, { notExists, eq }) => (before ? eq(revision, before.revision) : notExists(revision)))
    .params();
  if ((await recordOnce({ put })) === "replayed") throw changedMeanwhile;
}

async function remove({ recipientId, sharedRecordId, revision }: Row): Promise<void> {
  const gone = SharedRecordEntity.delete({ recipientId, sharedRecordId })
    .where((row, { eq }) => eq(row.revision, revision))
    .params();
  await commit({ writes: [{ delete: gone, orFault: changedMeanwhile }] });
}

/**
 * Plants a row that no record stands behind, an invented consumer's, and a grant as everybody's has one: what ends theirs ends this one
 * too. In each owner's scope, by turns; planting again changes nothing.
 */
export async function plantShared(
  { name, email, address, since, consent, erased: _erased, ...shared }: Shared,
  { consumerId, subjectId }: { readonly consumerId: Id<"con">; readonly subjectId: Id<"sbj"> },
): Promise<"recorded" | "replayed"> {
  const { stewardId, supplierId, partnerId, agreementId, sharedRecordId, share } = shared;
  const recipientId = stewardId === supplierId ? partnerId : supplierId;
  const grant = { stewardId, agreementId, sharedRecordId, recipientId, consumerId, subjectId, upTo: share, since };
  const entryId = deriveTimedId("evt", shared.lastOrderId, agreementId, "consent");
  await asTenant(stewardId, () => recordGrant({ ...grant, ...(consent ? { consent: { ...consent, entryId } } : {}) }));
  return asTenant(recipientId, async () => {
    if (await findRow({ recipientId, sharedRecordId })) return "replayed";
    const named = name !== undefined && email !== undefined;
    const contact = named
      ? await Order.sealContact(
          sharedPlace(recipientId, subjectId, sharedRecordId),
          { name, email, ...(address ? { address } : {}) },
          shared.lastOrderId,
        )
      : undefined;
    const row = { ...shared, recipientId, subjectId, ...(contact ? { contact } : {}), revision: 1 };
    return recordOnce({ put: SharedRecordEntity.create(row).params() });
  });
}

/** Deletes these projections of a recipient's; says how many there were. In the recipient's scope. */
export async function forgetShared(recipientId: Id<"ten">, sharedRecordIds: readonly Id<"shr">[]): Promise<number> {
  const deleted = await Promise.all(
    sharedRecordIds.map((sharedRecordId) =>
      SharedRecordEntity.delete({ recipientId, sharedRecordId }).go({ response: "all_old" }),
    ),
  );
  return deleted.filter(({ data }) => data !== null && "recipientId" in data).length;
}

type Asked = { readonly recipientId: Id<"ten">; readonly at: Instant };

/**
 * What a tenant may see of others' consumers at this moment (C3): a page of its projections, less what isn't granted any more. So a
 * page may hold fewer than were asked for, and still have a next one. In the recipient's scope.
 */
export async function listShared({ recipientId, at, ...paging }: Asked & Paging): Promise<Page<Shared>> {
  const query = SharedRecordEntity.query.shared({ recipientId });
  const page = await readPage(paging, {
    prefix: "shr",
    read: (after, options) => (after === undefined ? query : query.gt({ sharedRecordId: after })).go(options),
    idOf: ({ sharedRecordId }) => sharedRecordId,
    toItem: (row) => row as Row,
  });
  return { ...page, items: await granted(page.items, at) };
}

/** One of them, or undefined: it isn't there, or nothing of it may be seen any more. In the recipient's scope. */
export async function findShared({
  recipientId,
  at,
  sharedRecordId,
}: Asked & { readonly sharedRecordId: Id<"shr"> }): Promise<Shared | undefined> {
  const row = await findRow({ recipientId, sharedRecordId });
  return row && (await granted([row], at))[0];
}

/**
 * One projection as it's stored, whatever may be seen of it: what a recipient holds of a consumer, for the consumer to know. Undefined
 * where there is none, or no grant says since when. In the recipient's scope.
 */
export async function readShared(key: Pick<SharedKey, "recipientId" | "sharedRecordId">): Promise<Shared | undefined> {
  const found = await findRow(key);
  if (!found) return undefined;
  const { contact: sealed, ...row } = found;
  const grant = await asTenant(row.stewardId, () => findGrant(row));
  if (!grant) return undefined;
  const [contact] = await Order.openContacts([
    { place: sharedPlace(row.recipientId, row.subjectId, row.sharedRecordId), text: sealed },
  ]);
  const { copies } = await footingOf(row);
  return toShared(row, { grant, share: row.share, copies, sealed, contact });
}

/** What may be seen of these rows, which are sorted by their ids (I2). */
async function granted(rows: readonly Row[], at: Instant): Promise<Shared[]> {
  const byAgreement = new Map<string, Row[]>();
  for (const row of rows) {
    const name = `${row.agreementId} ${row.stewardId}`;
    byAgreement.set(name, [...(byAgreement.get(name) ?? []), row]);
  }
  const seen = new Map<string, { grant: StoredGrant; share: Visible; copies: Copies }>();
  await Promise.all(
    [...byAgreement.values()].map(async (group) => {
      const [first, last] = [group[0], group.at(-1)];
      if (!first || !last) return;
      const [footing, grants] = await Promise.all([
        footingOf(first),
        grantsBetween(first, first.sharedRecordId, last.sharedRecordId),
      ]);
      const grantOf = new Map<string, StoredGrant>(grants.map((grant) => [grant.sharedRecordId, grant]));
      for (const row of group) {
        const grant = grantOf.get(row.sharedRecordId);
        const share = visible({ ...footing, grant, lastOrderAt: row.lastOrderAt }, at);
        if (grant && share && grant.recipientId === row.recipientId)
          seen.set(row.sharedRecordId, { grant, share, copies: footing.copies });
      }
    }),
  );
  const shown = rows.filter(({ sharedRecordId }) => seen.has(sharedRecordId));
  const contacts = await Order.openContacts(
    shown.map((row) => ({
      place: sharedPlace(row.recipientId, row.subjectId, row.sharedRecordId),
      text: seen.get(row.sharedRecordId)?.share === "pseudonymous" ? undefined : row.contact,
    })),
  );
  return shown.flatMap(({ contact: sealed, ...row }, index) => {
    const found = seen.get(row.sharedRecordId);
    return found ? [toShared(row, { ...found, sealed, contact: contacts[index] })] : [];
  });
}

function toShared(
  row: Omit<Row, "contact">,
  {
    grant,
    share,
    copies,
    sealed,
    contact,
  }: {
    readonly grant: StoredGrant;
    readonly share: Visible;
    readonly copies: Copies;
    readonly sealed: string | undefined;
    readonly contact: Awaited<ReturnType<typeof Order.openContacts>>[number];
  },
): Shared {
  // The row may hold less than would be granted by now: then what it holds is what is shared.
  const named = share !== "pseudonymous" && sealed !== undefined;
  const full = named && share === "full" && row.share === "full";
  const [purposes, until] = [purposesOf(copies), keptUntil(copies, row.lastOrderAt)];
  return Shared.parse({
    ...row,
    share: full ? "full" : named ? "contact" : "pseudonymous",
    ...(named && !contact ? { erased: true } : {}),
    ...(named && contact ? { name: contact.name, email: contact.email } : {}),
    ...(full && contact?.address ? { address: contact.address } : {}),
    since: grant.since,
    ...(until ? { until } : {}),
    ...(purposes ? { purposes } : {}),
    ...(grant.consent ? { consent: grant.consent } : {}),
  });
}
