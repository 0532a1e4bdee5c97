/**
 * Who may read a steward's records (C7). Everything here runs in the steward's scope, but for the copies of agreements, which are opened
 * one by one.
 *
 * @module
 */
import type { Id, Instant } from "../kernel";
import { type Page, type Paging, readAll } from "../store";
import type { Info } from "./consumer";
import { GrantEntity } from "./consumer.entity";
import { findMany, findRecord, type Found, listFound } from "./consumer.store";
import { footingOf, type Ground } from "./footing.store";
import { fromItem, listGrants, type StoredGrant } from "./grant.store";
import { jointReaderOf, type Reader, readerOf } from "./reader";
import { Agreement } from "../agreement";

/** A record, and who else may read it. */
export type Open = Info & { readonly readers: Reader[] };

type Asked = { readonly stewardId: Id<"ten">; readonly at: Instant };

/** A page of a steward's consumers, each with its readers. */
export async function listOpen({ stewardId, at, ...paging }: Asked & Paging): Promise<Page<Open>> {
  const { items, ...page } = await listFound({ stewardId, ...paging });
  return { ...page, items: await withReaders(items, at) };
}

/** One consumer with its readers, as of this very moment; and whose record it is, which leaves the core in no view. */
export async function findOpen({
  stewardId,
  consumerId,
  at,
}: Asked & { readonly consumerId: Id<"con"> }): Promise<{ open: Open; subjectId: Id<"sbj"> } | undefined> {
  const found = await findRecord({ stewardId, consumerId });
  const [open] = found ? await withReaders([found], at, { consistent: true }) : [];
  return found && open && { open, subjectId: found.subjectId };
}

/**
 * Whom an agreement lets its other party read about, a page at a time. Grants behind which there is no record aren't among them: those of
 * invented consumers, and of consumers who are no more. So a page may hold fewer than were asked for, and still have a next one.
 *
 * @throws Fault `agreement.not_found` (not_found)
 */
export async function listReaders({
  stewardId,
  agreementId,
  at,
  ...paging
}: Asked & { readonly agreementId: Id<"agr"> } & Paging): Promise<Page<{ record: Info; reader: Reader }>> {
  await Agreement.get({ tenantId: stewardId, agreementId });
  const { items, ...page } = await listGrants({ stewardId, agreementId, ...paging });
  const [first] = items;
  if (!first) return { ...page, items: [] };
  const [ground, records] = await Promise.all([
    footingOf(first),
    findMany(
      stewardId,
      items.map(({ consumerId }) => consumerId),
    ),
  ]);
  return {
    ...page,
    items: items.flatMap((grant) => {
      const record = records.get(grant.consumerId);
      const reader = record && readerOf({ grant, ground, lastOrderAt: record.lastOrderAt }, at);
      return record && reader && !record.erased ? [{ record, reader }] : [];
    }),
  };
}

async function withReaders(
  found: readonly Found[],
  at: Instant,
  options: { readonly consistent?: true } = {},
): Promise<Open[]> {
  const grants = await grantsOf(found, options);
  const grounds = await groundsUnder(found);
  return found.map(({ record, disclosedUnder }) => {
    // An erased consumer is nobody to see, here or anywhere.
    const readers = record.erased
      ? []
      : disclosedUnder.flatMap((place) => {
          const ground = grounds.get(agreementOf(place)) ?? { copies: [], parties: [] };
          const grant = grants.get(place);
          const reader = place.includes("/")
            ? grant && readerOf({ grant, ground, lastOrderAt: record.lastOrderAt }, at)
            : jointReaderOf(record.stewardId, ground.copies);
          return reader ?? [];
        });
    return { ...record, readers };
  });
}

const agreementOf = (place: string): Id<"agr"> => place.split("/")[0] as Id<"agr">;

async function grantsOf(
  found: readonly Found[],
  options: { readonly consistent?: true },
): Promise<Map<string, StoredGrant>> {
  const keys = found.flatMap(({ record: { stewardId, erased }, disclosedUnder }) =>
    erased
      ? []
      : disclosedUnder.flatMap((place) => {
          const [agreementId = "", sharedRecordId] = place.split("/");
          return sharedRecordId ? [{ stewardId, agreementId, sharedRecordId }] : [];
        }),
  );
  const items = await readAll(keys, (some) => GrantEntity.get(some).go(options));
  return new Map(items.map(fromItem).map((grant) => [`${grant.agreementId}/${grant.sharedRecordId}`, grant]));
}

/** What stands behind every agreement under which one of these is disclosed. */
async function groundsUnder(found: readonly Found[]): Promise<Map<string, Ground>> {
  const stewards = new Map(
    found.flatMap(({ record, disclosedUnder }) =>
      disclosedUnder.map((place) => [agreementOf(place), record.stewardId] as const),
    ),
  );
  const all = await Promise.all(
    [...stewards].map(async ([agreementId, stewardId]) => {
      const own = await Agreement.find({ tenantId: stewardId, agreementId });
      if (!own) return undefined;
      const recipientId = own.supplierId === stewardId ? own.partnerId : own.supplierId;
      return [agreementId, await footingOf({ agreementId, stewardId, recipientId })] as const;
    }),
  );
  return new Map(all.flatMap((each) => (each ? [each] : [])));
}
