/**
 * Links and sessions in the table. Each function opens exactly the platform keys it needs, whoever asks.
 *
 * @module
 */
import { epochSeconds, type Id, type Instant, plusMs } from "../kernel";
import { Keyring } from "../keyring";
import { commit, recordOnce, runInScope } from "../store";
import { hashOf, newToken, openWithToken, sealWithToken, Token } from "./secret";
import { linkMs, linkSpent, sessionMs, type SignedIn, type Storefront, type Visitor } from "./visitor";
import {
  LinkEntity,
  linkPartition,
  SessionEntity,
  sessionPartition,
  StandingEntity,
  standingPartition,
} from "./visitor.entity";

/** Whether this could be a link or a session. */
export const isToken = (text: string | undefined): text is string => Token.safeParse(text).success;

/**
 * Makes a link for an address, whoever it belongs to (V3): one write, and no look at anything that is there. Who sends it, and how
 * often, is the door's question.
 */
export async function offerLink({
  email,
  tenantId,
  storefrontId,
  at,
}: Storefront & { readonly email: string; readonly at: Instant }): Promise<{ readonly token: string }> {
  const token = newToken();
  const tokenHash = hashOf(token);
  const expiresAt = plusMs(at, linkMs);
  const link = {
    ...{ tokenHash, tenantId, storefrontId, expiresAt },
    expiresAtSeconds: epochSeconds(expiresAt),
    address: sealWithToken(token, email),
    askedAt: at,
  };
  await atVisitors([linkPartition(tokenHash)], () => recordOnce({ put: LinkEntity.create(link).params() }));
  return { token };
}

/**
 * Opens a session for the link, once (V2): the link goes and the session comes in one transaction.
 *
 * @param secret the deployment's pairwise key, from which the consumer's id derives
 * @throws Fault `visitor.link_spent` (conflict)
 */
export async function redeem({
  token,
  tenantId,
  storefrontId,
  at,
  secret,
}: Storefront & { readonly token: string; readonly at: Instant; readonly secret: string }): Promise<SignedIn> {
  if (!isToken(token)) throw linkSpent();
  const linkHash = hashOf(token);
  const { data: link } = await atVisitors([linkPartition(linkHash)], () =>
    LinkEntity.get({ tokenHash: linkHash }).go({ consistent: true }),
  );
  const isOurs = link?.tenantId === tenantId && link.storefrontId === storefrontId;
  if (!link || !isOurs || link.expiresAt <= at) throw linkSpent();
  const email = openWithToken(token, link.address);
  const subjectId = Keyring.subjectOf(email, secret);
  const sessionToken = newToken();
  const tokenHash = hashOf(sessionToken);
  const expiresAt = plusMs(at, sessionMs);
  return atVisitors(
    [linkPartition(linkHash), sessionPartition(tokenHash), standingPartition(subjectId)],
    async (): Promise<SignedIn> => {
      const revision = await revisionOf(subjectId);
      // A link that was asked for before an erasure opens nothing after it.
      const sealedEmail = await Keyring.seal(placeOf(tokenHash, subjectId), email, {
        givenAt: link.askedAt as Instant,
      });
      if (sealedEmail === undefined) throw linkSpent();
      const session = {
        ...{ tokenHash, tenantId, storefrontId, subjectId, sealedEmail, revision, expiresAt },
        since: at,
        expiresAtSeconds: epochSeconds(expiresAt),
      };
      await commit({
        writes: [
          { delete: LinkEntity.remove({ tokenHash: linkHash }).params(), orFault: linkSpent() },
          { put: SessionEntity.create(session).params() },
        ],
      });
      return { token: sessionToken, visitor: { subjectId, email, since: at, expiresAt } };
    },
  );
}

/** Who holds this token at this storefront now, if anybody does (V4, V5). */
export async function find({
  token,
  tenantId,
  storefrontId,
  at,
}: Storefront & { readonly token: string | undefined; readonly at: Instant }): Promise<Visitor | undefined> {
  if (!isToken(token)) return undefined;
  const tokenHash = hashOf(token);
  const { data } = await atVisitors([sessionPartition(tokenHash)], () =>
    SessionEntity.get({ tokenHash }).go({ consistent: true }),
  );
  if (!data || data.tenantId !== tenantId || data.storefrontId !== storefrontId || data.expiresAt <= at)
    return undefined;
  const subjectId = data.subjectId as Id<"sbj">;
  return atVisitors([standingPartition(subjectId)], async () => {
    if ((await revisionOf(subjectId)) !== data.revision) return undefined;
    const email = await Keyring.open(placeOf(tokenHash, subjectId), data.sealedEmail);
    if (typeof email !== "string") return undefined;
    return { subjectId, email, since: data.since as Instant, expiresAt: data.expiresAt as Instant };
  });
}

/** Ends this session. Ending it twice is the same. */
export async function signOut({ token }: { readonly token: string | undefined }): Promise<void> {
  if (!isToken(token)) return;
  const tokenHash = hashOf(token);
  await atVisitors([sessionPartition(tokenHash)], () => SessionEntity.delete({ tokenHash }).go());
}

/** Ends every session of this consumer, at every storefront. */
export async function signOutEverywhere({ subjectId }: { readonly subjectId: Id<"sbj"> }): Promise<void> {
  await atVisitors([standingPartition(subjectId)], () =>
    StandingEntity.upsert({ subjectId }).add({ revision: 1 }).go(),
  );
}

async function revisionOf(subjectId: Id<"sbj">): Promise<number> {
  const { data } = await StandingEntity.get({ subjectId }).go({ consistent: true });
  return data?.revision ?? 0;
}

const placeOf = (tokenHash: string, subjectId: Id<"sbj">): Keyring.Place => ({
  controllerId: "platform",
  subjectId,
  field: "visitorSession.email",
  recordId: tokenHash,
});

/** Only these keys, whatever the caller's own scope may touch. */
const atVisitors = <R>(partitions: readonly string[], body: () => Promise<R>): Promise<R> =>
  runInScope(
    {
      tenantId: null,
      actor: "visitor",
      role: "platform",
      reach: partitions.map((partition) => ({
        partition,
        access: "write" as const,
        because: "who holds a link or a session may use and end it",
      })),
    },
    body,
  );
