/**
 * Programmes in the table: published in the supplier's scope, read by partners from the directory.
 *
 * @module
 */
import { createId, Fault, fn, forEachOf, type Id, Instant, invariant, RandomSource } from "#core/kernel";
import { commit, type Page, type Paging, type Reach, readPage, runInScope, withReach } from "#core/store";
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
 * The effect of a publication: the programme, as the supplier's key space has it, enters the directory, under the supplier's present
 * name, if the supplier is active. A programme never changes (I1), so a replay finds it there.
 */
export async function recordInDirectory(key: Key): Promise<"recorded" | "replayed" | "withheld"> {
  return inDirectory(key, async () => {
    const programme = await find(key);
    invariant(programme, "a publication is written with its programme, in the same key space");
    return place(programme);
  });
}

/**
 * The effect of a supplier's becoming active, or not any more: its programmes enter the directory, or leave it. Reads the state of
 * now, so events that come late, twice or in another order end alike.
 */
export async function followSupplier({ supplierId }: Pick<Key, "supplierId">): Promise<void> {
  let cursor: string | undefined;
  do {
    const because = "programmes follow their supplier's state";
    const reach: Reach[] = [{ partition: programmePartition(supplierId), access: "read", because }];
    const page = await runInScope({ tenantId: null, actor: "programme directory", role: "platform", reach }, () =>
      list({ supplierId, cursor }),
    );
    await forEachOf(page.items, async (programme) => void (await inDirectory(programme, () => place(programme))));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** One changes the state, another acts on it: more than a few times in a row is no accident. */
const attempts = 5;

/** Each write holds only while the supplier is, or isn't, active: none can undo what a later state has done (I4). */
async function place(programme: Info): Promise<"recorded" | "replayed" | "withheld"> {
  const { programmeId, supplierId } = programme;
  for (let attempt = 1; ; attempt += 1) {
    const { name, status } = await Tenant.get(supplierId);
    const isActive = status === "active";
    const isThere = (await DirectoryEntity.get({ programmeId }).go({ consistent: true })).data !== null;
    if (isActive === isThere) return isThere ? "replayed" : "withheld";
    const moved = new Fault("store.condition_failed", "conflict");
    const check = { check: Tenant.statusCondition(supplierId, isActive), orFault: moved };
    const change = isActive
      ? { put: DirectoryEntity.put({ ...programme, supplierName: name }).params() }
      : { delete: DirectoryEntity.delete({ programmeId }).params() };
    try {
      await withReach(Tenant.activeChecks([{ tenantId: supplierId, name }]).reach, () =>
        commit({ writes: [change, check] }),
      );
      return isActive ? "recorded" : "withheld";
    } catch (error) {
      if (error !== moved || attempt === attempts) throw error;
    }
  }
}

function inDirectory<R>({ supplierId, programmeId }: Key, body: () => Promise<R>): Promise<R> {
  const because = "a programme enters or leaves the directory";
  const reach: Reach[] = [
    { partition: programmePartition(supplierId), sort: programmeId, access: "read", because },
    { partition: directoryPartition, sort: programmeId, access: "write", because },
  ];
  return runInScope({ tenantId: null, actor: "programme directory", role: "platform", reach }, body);
}
