/**
 * Sessions: the provider that checks passwords of our own table.
 *
 * Tokens take their randomness from the system and not from an argument: a caller who could choose it could know another's token.
 *
 * @module
 */
import { createHash, randomBytes } from "node:crypto";
import { createId, fn, Id, Instant, invariant, plusMs } from "#core/kernel";
import { commit, recordOnce, runInScope, type Write } from "#core/store";
import * as z from "zod";
import { admit, type SessionRow } from "./admit";
import {
  chooseMembership,
  Email,
  type Member,
  type Membership,
  type Session,
  sessionEnded,
  type SignedIn,
  wrongCredentials,
} from "./identity";
import { SessionEntity, sessionPartition } from "./identity.entity";
import { findLogin } from "./login.store";
import { activeOf } from "./membership.store";
import { verifyPassword } from "./password";

/** A working day and a bit. */
export const sessionMs = 12 * 60 * 60 * 1000;

/** Longer than any password we take, short enough to hash. */
const Credentials = z.object({
  email: Email,
  password: z.string().max(1000),
  tenantId: Id("ten").optional(),
  at: Instant,
});

export const signIn = fn(Credentials, async ({ email, password, tenantId, at }): Promise<SignedIn> => {
  const login = await findLogin(email);
  const right = await verifyPassword(password, login?.passwordHash);
  if (!login || !right) throw wrongCredentials();
  const { tokenHash, write, signedIn } = await open(login.member, tenantId, at);
  const outcome = await atSessions([tokenHash], () => recordOnce(write));
  invariant(outcome === "recorded", "a new token is nobody else's");
  return signedIn;
});

type Bearer = { readonly token: string; readonly at: Instant };

export async function session(bearer: Bearer): Promise<Session | undefined> {
  const row = await findRow(bearer);
  return row && admit(row);
}

async function findRow({ token, at }: Bearer): Promise<SessionRow | undefined> {
  if (!Token.safeParse(token).success) return undefined;
  const tokenHash = hashToken(token);
  const { data } = await atSessions([tokenHash], () => SessionEntity.get({ tokenHash }).go({ consistent: true }));
  return data && data.expiresAt > at ? (data as object as SessionRow) : undefined;
}

export async function memberships(bearer: Bearer): Promise<Membership[]> {
  const current = await session(bearer);
  return current ? (await activeOf(current.memberId)).map(({ tenantId, role }) => ({ tenantId, role })) : [];
}

export async function switchTenant({
  tenantId,
  ...bearer
}: Bearer & { readonly tenantId: Id<"ten"> }): Promise<SignedIn> {
  const current = await session(bearer);
  if (!current) throw sessionEnded();
  const { tokenHash, write, signedIn } = await open(current, tenantId, bearer.at);
  const before = hashToken(bearer.token);
  const end = SessionEntity.remove({ tokenHash: before }).params();
  await atSessions([before, tokenHash], () => commit({ writes: [{ delete: end, orFault: sessionEnded() }, write] }));
  return signedIn;
}

export async function signOut({ token }: { readonly token: string }): Promise<void> {
  if (!Token.safeParse(token).success) return;
  const tokenHash = hashToken(token);
  await atSessions([tokenHash], () => SessionEntity.delete({ tokenHash }).go());
}

/** 32 bytes in base64url. */
const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

async function open({ memberId, email, name }: Member, asked: Id<"ten"> | undefined, at: Instant) {
  const all = await activeOf(memberId);
  const chosen = chooseMembership(all, asked);
  const token = randomBytes(32).toString("base64url");
  const tokenHash = hashToken(token);
  const expiresAt = plusMs(at, sessionMs);
  const sessionId = createId("ses", at, () => randomBytes(10));
  const person = { sessionId, memberId, email, name, expiresAt };
  const opened: Session = chosen
    ? {
        kind: "member",
        ...person,
        tenantId: chosen.tenantId,
        role: chosen.role,
        membershipRevision: chosen.revision,
      }
    : { kind: "person", ...person };
  const row = chosen ? { ...person, tenantId: chosen.tenantId, membershipRevision: chosen.revision } : person;
  const item = { ...row, tokenHash, expiresAtSeconds: Math.floor(Date.parse(expiresAt) / 1000) };
  const write = { put: SessionEntity.create(item).params() } satisfies Write;
  const memberships = all.map(({ tenantId, role }) => ({ tenantId, role }));
  const signedIn: SignedIn = { token, session: opened, memberships };
  return { tokenHash, write, signedIn };
}

/** Only these sessions' keys, whatever the caller's own scope may touch. */
const atSessions = <R>(tokenHashes: readonly string[], body: () => Promise<R>): Promise<R> =>
  runInScope(
    {
      tenantId: null,
      actor: "identity",
      role: "platform",
      reach: tokenHashes.map((tokenHash) => ({
        partition: sessionPartition(tokenHash),
        access: "write" as const,
        because: "who holds a token may use and end its session",
      })),
    },
    body,
  );
