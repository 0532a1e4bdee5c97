/**
 * Programmes in the table: published in the supplier's scope, read by partners from the directory.
 *
 * @module
 */
import { createId, fn, type Id, Instant, invariant, RandomSource } from "#core/kernel";
import { commit, type Page, type Paging, readPage, recordOnce, runInScope, withReach } from "#core/store";
import { Tenant } from "#core/tenant";
import { ProgrammePublished } from "./agreement.event";
import { Info, requireCurrency, unknown } from "./programme";
import { DirectoryEntity, directoryPartition, ProgrammeEntity, programmePartition } from "./programme.entity";
import * as Terms from "./terms";

const Publication = Info.pick({ supplierId: true, title: true, description: true, terms: true }).extend({
  at: Instant,
  random: RandomSource,
});

/**
 * Publishes a programme; the directory follows by its event.
 *
 * @throws Fault `tenant.role_missing` (forbidden) when the tenant is no supplier
 * @throws Fault `agreement.settlement_currency` (invalid) when it would settle in another currency than the supplier sells in
 */
export const publish = fn(Publication, async ({ at, random, ...rest }): Promise<Info> => {
  const supplier = await Tenant.get(rest.supplierId);
  Tenant.requireRole(supplier, "supplier");
  requireCurrency(rest.terms, supplier.currency);
  const programme: Info = {
    ...rest,
    programmeId: createId("prg", at, random),
    supplierName: supplier.name,
    termsHash: Terms.hash(rest.terms),
    publishedAt: at,
  };
  await commit({
    writes: [{ put: ProgrammeEntity.create(programme).params() }],
    event: ProgrammePublished.create({
      tenantId: programme.supplierId,
      subject: programme.programmeId,
      at,
      random,
      data: { programmeId: programme.programmeId },
    }),
  });
  return programme;
});

type Key = { readonly supplierId: Id<"ten">; readonly programmeId: Id<"prg"> };

/** The supplier's own programme. */
export async function find({ supplierId, programmeId }: Key): Promise<Info | undefined> {
  const { data } = await ProgrammeEntity.get({ supplierId, programmeId }).go({ consistent: true });
  return data ? (data as Info) : undefined;
}

/** @throws Fault `agreement.programme_not_found` (not_found) */
export async function get(key: Key): Promise<Info> {
  const programme = await find(key);
  if (!programme) throw unknown();
  return programme;
}

/** The supplier's own programmes, oldest first. */
export function list({ supplierId, ...paging }: { readonly supplierId: Id<"ten"> } & Paging): Promise<Page<Info>> {
  const query = ProgrammeEntity.query.programme({ supplierId });
  return readPage(paging, {
    ...byId,
    read: (after, options) =>
      (after === undefined ? query : query.gt({ programmeId: after })).go({ ...options, consistent: true }),
  });
}

/** Programmes of all suppliers, oldest first. */
export const listDirectory = (paging: Paging = {}): Promise<Page<Info>> =>
  withReach([{ partition: directoryPartition, access: "read", because: "programmes are public to tenants" }], () => {
    const query = DirectoryEntity.query.directory({});
    return readPage(paging, {
      ...byId,
      read: (after, options) =>
        (after === undefined ? query : query.gt({ programmeId: after })).go({ ...options, consistent: true }),
    });
  });

const byId = {
  prefix: "prg",
  idOf: ({ programmeId }: { programmeId: string }) => programmeId,
  toItem: (row: object) => row as Info,
} as const;

export async function findInDirectory(programmeId: Id<"prg">): Promise<Info | undefined> {
  const { data } = await withReach(
    [{ partition: directoryPartition, sort: programmeId, access: "read", because: "programmes are public to tenants" }],
    () => DirectoryEntity.get({ programmeId }).go({ consistent: true }),
  );
  return data ? (data as Info) : undefined;
}

/** @throws Fault `agreement.programme_not_found` (not_found) */
export async function getFromDirectory(programmeId: Id<"prg">): Promise<Info> {
  const programme = await findInDirectory(programmeId);
  if (!programme) throw unknown();
  return programme;
}

/**
 * The effect of a publication: the programme, as the supplier's key space has it, enters the directory. A programme never
 * changes (I1), so a replay finds it there.
 */
export async function recordInDirectory({ supplierId, programmeId }: Key): Promise<"recorded" | "replayed"> {
  const because = "a published programme enters the directory";
  return runInScope(
    {
      tenantId: null,
      actor: "programme directory",
      role: "platform",
      reach: [
        { partition: programmePartition(supplierId), sort: programmeId, access: "read", because },
        { partition: directoryPartition, sort: programmeId, access: "write", because },
      ],
    },
    async () => {
      const programme = await find({ supplierId, programmeId });
      invariant(programme, "a publication is written with its programme, in the same key space");
      return recordOnce({ put: DirectoryEntity.create(programme).params() });
    },
  );
}
