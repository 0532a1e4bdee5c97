/**
 * The directory of tenants. Each function opens exactly the platform keys it needs, whoever asks (I2).
 *
 * @module
 */
import { createId, fn, Id, Instant, RandomSource } from "#core/kernel";
import { commit, type Page, type Paging, type Reach, readPage, runInScope } from "#core/store";
import { Info, Slug, slugTaken, unknown } from "./tenant";
import { SlugEntity, slugPartition, TenantEntity, tenantPartition } from "./tenant.entity";

const Registration = Info.omit({ tenantId: true, status: true, registeredAt: true }).extend({
  at: Instant,
  random: RandomSource,
});

/**
 * Adds a tenant. Who may ask is the door's question: the operator.
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
    () =>
      commit({
        writes: [
          {
            put: SlugEntity.create({ slug: tenant.slug, tenantId: tenant.tenantId }).params(),
            orFault: slugTaken(tenant.slug),
          },
          { put: TenantEntity.create(tenant).params() },
        ],
      }),
  );
  return tenant;
});

export const find = fn(Id("ten"), (tenantId): Promise<Info | undefined> =>
  inDirectory(
    [{ partition: tenantPartition, sort: tenantId, access: "read", because: "names of tenants" }],
    async () => {
      const { data } = await TenantEntity.get({ tenantId }).go({ consistent: true });
      return data ? (data as Info) : undefined;
    },
  ),
);

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
      toItem: (row) => row as Info,
    });
  });

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
const inDirectory = <R>(reach: readonly Reach[], body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId: null, actor: "tenant directory", role: "platform", reach }, body);
