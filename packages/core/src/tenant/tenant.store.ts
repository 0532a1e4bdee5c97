/**
 * The directory of tenants. Each function opens exactly the platform keys it needs, whoever asks (I2).
 *
 * @module
 */
import { createId, fn, Id, Instant, RandomSource } from "#core/kernel";
import { commit, type Page, type Paging, type Reach, readPage, runInScope, type Write } from "#core/store";
import { Info, notActive, Slug, slugTaken, unknown } from "./tenant";
import { SlugEntity, slugPartition, TenantEntity, tenantPartition } from "./tenant.entity";

/** A tenant, and how often its status has changed. */
export type Row = { readonly tenant: Info; readonly moves: number; readonly since: Instant };

/** Rows of before there were moves have neither. */
export function rowOf(item: object): Row {
  const { moves, since, ...tenant } = item as Info & { moves?: number; since?: Instant };
  return { tenant, moves: moves ?? 0, since: since ?? tenant.registeredAt };
}
const infoOf = (item: object): Info => rowOf(item).tenant;

const Registration = Info.omit({ tenantId: true, status: true, registeredAt: true }).extend({
  at: Instant,
  random: RandomSource,
});

/**
 * Adds a tenant that is active at once: the operator itself, and whom it vouches for. Everybody else applies, and is reviewed.
 *
 * @throws Fault `tenant.slug_taken` (conflict)
 */
export const register = fn(Registration, async ({ at, random, ...rest }): Promise<Info> => {
  const tenant: Info = { ...rest, tenantId: createId("ten", at, random), status: "active", registeredAt: at };
  await inDirectory(
    [
      {
        partition: tenantPartition,
        sort: tenant.tenantId,
        access: "write",
        because: "the operator registers a tenant",
      },
      { partition: slugPartition(tenant.slug), access: "write", because: "a slug names one tenant" },
    ],
    () => commit({ writes: entryWrites(tenant, 0) }),
  );
  return tenant;
});

/** A new tenant and its claim on the slug. */
export const entryWrites = (tenant: Info, moves: number): Write[] => [
  {
    put: SlugEntity.create({ slug: tenant.slug, tenantId: tenant.tenantId }).params(),
    orFault: slugTaken(tenant.slug),
  },
  { put: TenantEntity.create({ ...tenant, moves, since: tenant.registeredAt }).params() },
];

export async function find(tenantId: Id<"ten">): Promise<Info | undefined> {
  return (await findRow(tenantId))?.tenant;
}

export const findRow = fn(Id("ten"), (tenantId): Promise<Row | undefined> =>
  inDirectory([reading(tenantId)], async () => {
    const { data } = await TenantEntity.get({ tenantId }).go({ consistent: true });
    return data ? rowOf(data) : undefined;
  }),
);

/** Several in one read; those there aren't are missing from the map. */
export async function findMany(tenantIds: readonly Id<"ten">[]): Promise<ReadonlyMap<Id<"ten">, Info>> {
  const distinct = [...new Set(tenantIds)];
  if (distinct.length === 0) return new Map();
  const { data } = await inDirectory(distinct.map(reading), () =>
    TenantEntity.get(distinct.map((tenantId) => ({ tenantId }))).go({ consistent: true }),
  );
  return new Map(data.map((item) => [item.tenantId as Id<"ten">, infoOf(item)]));
}

const reading = (tenantId: Id<"ten">): Reach => ({
  partition: tenantPartition,
  sort: tenantId,
  access: "read",
  because: "names of tenants",
});

/**
 * The condition that these tenants are active, for a transaction that others rely on: who was suspended a moment ago makes it fail.
 * `reach` opens what it looks at.
 */
export const activeChecks = (
  tenants: readonly Pick<Info, "tenantId" | "name">[],
): { readonly reach: Reach[]; readonly writes: Write[] } => ({
  reach: tenants.map(({ tenantId }) => reading(tenantId)),
  writes: tenants.map((tenant) => ({ check: statusCondition(tenant.tenantId, true), orFault: notActive(tenant) })),
});

/** Holds as long as the tenant hasn't moved since `row` was read. */
export const stillAt = ({ tenant: { tenantId }, moves }: Row) =>
  TenantEntity.remove({ tenantId })
    .where((item, { eq, notExists }) =>
      moves === 0 ? `${notExists(item.moves)} OR ${eq(item.moves, 0)}` : eq(item.moves, moves),
    )
    .params();

/** Holds while the tenant is active, or while it isn't. */
export const statusCondition = (tenantId: Id<"ten">, active: boolean) =>
  TenantEntity.remove({ tenantId })
    .where(({ status }, { eq, ne }) => (active ? eq(status, "active") : ne(status, "active")))
    .params();

/** @throws Fault `tenant.not_found` (not_found) */
export async function get(tenantId: Id<"ten">): Promise<Info> {
  const tenant = await find(tenantId);
  if (!tenant) throw unknown();
  return tenant;
}

/** The tenant called so, such as the supplier of `tandem import --supplier`. */
export async function findBySlug(slug: string): Promise<Info | undefined> {
  const known = Slug.safeParse(slug);
  if (!known.success) return undefined;
  const claim = await inDirectory(
    [{ partition: slugPartition(known.data), access: "read", because: "a slug names one tenant" }],
    () => SlugEntity.get({ slug: known.data }).go({ consistent: true }),
  );
  return claim.data ? find(claim.data.tenantId as Id<"ten">) : undefined;
}

/** Tenants in the order they were registered. */
export const list = (paging: Paging = {}): Promise<Page<Info>> =>
  inDirectory([{ partition: tenantPartition, access: "read", because: "the list of tenants" }], () => {
    const query = TenantEntity.query.tenant({});
    return readPage(paging, {
      prefix: "ten",
      read: (after, options) =>
        (after === undefined ? query : query.gt({ tenantId: after })).go({ ...options, consistent: true }),
      idOf: ({ tenantId }) => tenantId,
      toItem: infoOf,
    });
  });

/** A status is filtered on read, so one call looks at so many pages at the most. */
const filteredPages = 10;

/** Tenants in one status. A page may come up short and still have a next one. */
export async function listIn({
  status,
  cursor,
  limit = 50,
}: Paging & { readonly status?: Info["status"] | undefined }): Promise<Page<Info>> {
  if (status === undefined) return list({ cursor, limit });
  const found: Info[] = [];
  let after = cursor;
  for (let pages = 0; pages < filteredPages; pages += 1) {
    const { items, nextCursor } = await list({ cursor: after });
    for (const [index, tenant] of items.entries()) {
      after = tenant.tenantId;
      if (tenant.status === status) found.push(tenant);
      if (found.length < limit) continue;
      return { items: found, nextCursor: nextCursor !== undefined || index < items.length - 1 ? after : undefined };
    }
    if (nextCursor === undefined) return { items: found, nextCursor: undefined };
  }
  return { items: found, nextCursor: after };
}

/** Every tenant, in the order they were registered, a page at a time. */
export async function* all(): AsyncGenerator<Info> {
  let cursor: string | undefined;
  do {
    const page = await list({ cursor });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** Only these keys, whatever the caller's own scope may touch. */
export const inDirectory = <R>(reach: readonly Reach[], body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId: null, actor: "tenant directory", role: "platform", reach }, body);
