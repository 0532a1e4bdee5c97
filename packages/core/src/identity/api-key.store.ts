/**
 * API keys in the table. What changes them runs in the scope of their tenant; who calls with one is looked up by its hash.
 *
 * Secrets take their randomness from the system and not from an argument: a caller who could choose it could know another's secret.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { Audit } from "#core/audit";
import { createId, epochSeconds, fn, Id, Instant, invariant, msBetween, plusMs, RandomSource } from "#core/kernel";
import {
  type Page,
  type Paging,
  type Reach,
  readPage,
  recordOnce,
  runInScope,
  withReach,
  type Write,
} from "#core/store";
import * as z from "zod";
import {
  changedMeanwhile,
  ended,
  hashSecret,
  Info,
  KeyPermission,
  Kind,
  maxKeys,
  maxOverlapMs,
  Name,
  notFound,
  opens,
  overlapTooLong,
  requireFuture,
  requireWithin,
  secretOf,
  secretPattern,
  type Stored,
  tooMany,
} from "./api-key";
import { defined } from "./defined";
import { ApiKeyEntity, apiKeyPartition, ApiSecretEntity, secretPartition } from "./api-key.entity";
import type { ApiKeyCaller } from "./identity";
import { Info as Membership } from "./membership";
import { stillHolds } from "./membership.store";

const By = Membership.pick({ memberId: true, role: true, revision: true });
const Doing = z.object({ tenantId: Id("ten"), by: By, apiKeyId: Id("key"), at: Instant });

/** A key and its secret, which nobody can read again. */
export type WithSecret = { readonly apiKey: Info; readonly secret: string };

const keepRevokedMs = 90 * 24 * 60 * 60 * 1000;
/** How exact `lastUsedAt` is: at most one write for each hour of use. */
const lastUsedMs = 60 * 60 * 1000;

/** Keys in the order they were made. */
export const list = ({ tenantId, ...paging }: { readonly tenantId: Id<"ten"> } & Paging): Promise<Page<Info>> => {
  const query = ApiKeyEntity.query.key({ tenantId });
  return readPage(paging, {
    prefix: "key",
    read: (after, options) =>
      (after === undefined ? query : query.gt({ apiKeyId: after })).go({ ...options, consistent: true }),
    idOf: ({ apiKeyId }) => apiKeyId,
    toItem: (row) => Info.parse(row),
  });
};

/**
 * Makes a key. Repeating it makes another one: what could answer the same again would have to keep the secret.
 *
 * @throws Fault `api_key.beyond_maker` (forbidden), `api_key.instant_past` (invalid), `api_key.too_many` (conflict),
 *   `identity.session_ended` (unauthenticated)
 */
export const create = fn(
  z.object({
    tenantId: Id("ten"),
    by: By,
    kind: Kind,
    name: Name,
    permissions: z.array(KeyPermission).min(1),
    expiresAt: Instant.optional(),
    at: Instant,
    random: RandomSource,
  }),
  async ({ tenantId, by, kind, name, permissions, expiresAt, at, random }): Promise<WithSecret> => {
    requireWithin(by.role, permissions);
    requireFuture(expiresAt, at);
    const { data: all } = await ApiKeyEntity.query.key({ tenantId }).go({ consistent: true, pages: "all" });
    if (all.filter(({ revokedAt }) => revokedAt === undefined).length >= maxKeys) throw tooMany();
    const { secret, hash, ending } = newSecret(kind);
    const apiKey: Info = {
      ...{ apiKeyId: createId("key", at, random), tenantId, name, kind, ending, createdBy: by.memberId, createdAt: at },
      permissions: [...new Set(permissions)].toSorted(),
      ...(expiresAt ? { expiresAt } : {}),
      revision: 1,
    };
    await write(apiKey, by, at, {
      action: "api_key.create",
      hashes: [hash],
      writes: [{ put: ApiKeyEntity.create(defined({ ...apiKey, hash })).params() }, pointerTo(apiKey, hash)],
    });
    return { apiKey, secret };
  },
);

/**
 * Gives the key a new secret. The old one counts until `previousEndsAt`; the one before it no longer.
 *
 * @throws Fault `api_key.not_found` (not_found), `api_key.ended`, `api_key.changed_meanwhile` (conflict), `api_key.instant_past`,
 *   `api_key.overlap_too_long` (invalid), `api_key.beyond_maker` (forbidden)
 */
export const rotate = fn(
  Doing.extend({ previousEndsAt: Instant.optional() }),
  async ({ tenantId, by, apiKeyId, previousEndsAt, at }): Promise<WithSecret> => {
    const before = await getStored({ tenantId, apiKeyId });
    if (!opens(before, before.hash, at)) throw ended();
    requireWithin(by.role, before.permissions);
    requireFuture(previousEndsAt, at);
    if (previousEndsAt && previousEndsAt > plusMs(at, maxOverlapMs)) throw overlapTooLong();
    const { secret, hash, ending } = newSecret(before.kind);
    const endsAt = previousEndsAt ?? at;
    const set = {
      hash,
      ending,
      previousHash: before.hash,
      previousEndsAt: endsAt,
      rotatedAt: at,
      rotatedBy: by.memberId,
      revision: before.revision + 1,
    };
    const dropped = before.previousHash === undefined ? [] : [before.previousHash];
    await write(before, by, at, {
      action: "api_key.rotate",
      hashes: [hash, ...dropped],
      writes: [
        changed(before, set),
        pointerTo(before, hash),
        ...dropped.map((old) => ({ delete: ApiSecretEntity.delete({ hash: old }).params() })),
      ],
    });
    return { apiKey: Info.parse({ ...before, ...set }), secret };
  },
);

/** Ends it for good. Doing so twice is the same. @throws Fault `api_key.not_found` (not_found), `api_key.changed_meanwhile` (conflict) */
export const revoke = fn(Doing, async ({ tenantId, by, apiKeyId, at }): Promise<void> => {
  const before = await getStored({ tenantId, apiKeyId });
  if (before.revokedAt !== undefined) return;
  const hashes = [before.hash, ...(before.previousHash === undefined ? [] : [before.previousHash])];
  await write(before, by, at, {
    action: "api_key.revoke",
    hashes,
    writes: [
      changed(before, {
        revokedAt: at,
        expiresAtSeconds: epochSeconds(plusMs(at, keepRevokedMs)),
        revision: before.revision + 1,
      }),
      ...hashes.map((hash) => ({ delete: ApiSecretEntity.delete({ hash }).params() })),
    ],
  });
});

/** Members that were given a secret of this key: whoever acts by it may be one of them. In the tenant's scope; none where it isn't there. */
export async function holdersOf(key: {
  readonly tenantId: Id<"ten">;
  readonly apiKeyId: Id<"key">;
}): Promise<Id<"mem">[]> {
  const found = await findStored(key);
  return found ? [found.createdBy, ...(found.rotatedBy ? [found.rotatedBy] : [])] : [];
}

/** Whether this looks like the secret of a key, rather than a session's token. */
export const isSecret = (token: string): boolean => token.startsWith("tdm_");

/** Who calls with this secret; undefined when it opens nothing here and now (A3, A4). */
export async function authenticate({
  secret,
  kind,
  at,
}: {
  readonly secret: string;
  readonly kind: Kind;
  readonly at: Instant;
}): Promise<ApiKeyCaller | undefined> {
  if (secretPattern.exec(secret)?.[1] !== kind) return undefined;
  const hash = hashSecret(secret);
  const found = await asPlatform([pointerReach(hash, "read")], async () => {
    const { data } = await ApiSecretEntity.get({ hash }).go({ consistent: true });
    return data && { tenantId: data.tenantId as Id<"ten">, apiKeyId: data.apiKeyId as Id<"key"> };
  });
  if (!found) return undefined;
  const own: Reach = {
    partition: apiKeyPartition(found.tenantId),
    sort: found.apiKeyId,
    access: "write",
    because: "who calls with a secret is looked up, and its use noted",
  };
  return asPlatform([own], async () => {
    const key = await findStored(found);
    if (!key || !opens(key, hash, at)) return undefined;
    await noteUse(key, at);
    const { apiKeyId, tenantId, permissions } = key;
    return { kind: "apiKey", apiKeyId, tenantId, permissions };
  });
}

/** Of those who note the same hour at once one does; nobody waits for the others. */
async function noteUse({ tenantId, apiKeyId, lastUsedAt }: Stored, at: Instant): Promise<void> {
  if (lastUsedAt !== undefined && msBetween(lastUsedAt, at) < lastUsedMs) return;
  const update = ApiKeyEntity.patch({ tenantId, apiKeyId })
    .set({ lastUsedAt: at })
    .where((key, { eq, notExists }) =>
      lastUsedAt === undefined ? notExists(key.lastUsedAt) : eq(key.lastUsedAt, lastUsedAt as string),
    );
  await recordOnce({ update: update.params() });
}

type Key = { readonly tenantId: Id<"ten">; readonly apiKeyId: Id<"key"> };

async function findStored(key: Key): Promise<Stored | undefined> {
  const { data } = await ApiKeyEntity.get({ tenantId: key.tenantId, apiKeyId: key.apiKeyId }).go({ consistent: true });
  return data ? { ...Info.parse(data), hash: data.hash, previousHash: data.previousHash } : undefined;
}

async function getStored(key: Key): Promise<Stored> {
  const found = await findStored(key);
  if (!found) throw notFound();
  return found;
}

function newSecret(kind: Kind) {
  const secret = secretOf(kind, randomBytes(32));
  invariant(secretPattern.test(secret), "a new secret looks like one");
  return { secret, hash: hashSecret(secret), ending: secret.slice(-4) };
}

const pointerTo = ({ tenantId, apiKeyId }: Key, hash: string): Write => ({
  put: ApiSecretEntity.create({ hash, tenantId, apiKeyId }).params(),
});

const changed = (
  { tenantId, apiKeyId, revision }: Stored,
  set: Partial<Stored> & { expiresAtSeconds?: number },
): Write => ({
  update: ApiKeyEntity.patch({ tenantId, apiKeyId })
    .set(defined(set))
    .where((key, { eq }) => eq(key.revision, revision))
    .params(),
  orFault: changedMeanwhile(),
});

const pointerReach = (hash: string, access: Reach["access"]): Reach => ({
  partition: secretPartition(hash),
  access,
  because: "a secret leads to its key",
});

/** By a role that is still held, with what the audit chain says of it. */
const write = (
  { tenantId, apiKeyId }: Key,
  by: z.infer<typeof By>,
  at: Instant,
  change: {
    readonly action: "api_key.create" | "api_key.rotate" | "api_key.revoke";
    readonly hashes: readonly string[];
    readonly writes: readonly Write[];
  },
): Promise<void> =>
  withReach(
    change.hashes.map((hash) => pointerReach(hash, "write")),
    () =>
      Audit.commitAudited({
        writes: [...change.writes, stillHolds({ tenantId, ...by })],
        notes: [{ action: change.action, subjects: [apiKeyId] }],
        at,
      }),
  );

/** Only these keys: nobody knows yet who calls. */
const asPlatform = <R>(reach: readonly Reach[], body: () => Promise<R>): Promise<R> =>
  runInScope({ tenantId: null, actor: "identity", role: "platform", reach }, body);
