/**
 * Sessions: Better Auth's rows, read and changed without it. Whoever signs in gets one from there; the API only has to know it.
 *
 * Tokens take their randomness from the system and not from an argument: a caller who could choose it could know another's token.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { createId, fn, Id, Instant, plusMs } from "#core/kernel";
import * as z from "zod";
import { findPerson } from "./account.store";
import { placeOf } from "./account/model";
import { session as model } from "./account/models";
import { accountRows } from "./account/own-rows";
import { changedRow, newRow, type Row } from "./account/rows";
import { admit } from "./admit";
import { chooseMembership, type Membership, type Session, sessionEnded, type SignedIn } from "./identity";
import { activeOf, type OfPerson } from "./membership.store";
import { readToken, signToken } from "./token";

/** A working day and a bit. A session isn't prolonged. */
export const sessionMs = 12 * 60 * 60 * 1000;

type Bearer = { readonly token: string; readonly at: Instant };

export async function session(bearer: Bearer): Promise<Session | undefined> {
  const row = await findRow(bearer);
  return row && admit(storedOf(row), findPerson);
}

async function findRow({ token, at }: Bearer): Promise<Row | undefined> {
  const plain = readToken(token);
  if (!plain) return undefined;
  const [row] = await accountRows().get(model, [placeOf(model, plain)]);
  return row && String(row.fields["expiresAt"]) > at ? row : undefined;
}

/** The library writes null where there is nothing. */
const Stored = z
  .object({
    id: Id("ses"),
    userId: Id("mem"),
    expiresAt: Instant,
    tenantId: Id("ten").nullish(),
    membershipRevision: z.int().min(1).nullish(),
  })
  .transform(({ id, userId, expiresAt, tenantId, membershipRevision }) => ({
    sessionId: id,
    memberId: userId,
    expiresAt,
    tenantId: tenantId ?? undefined,
    membershipRevision: membershipRevision ?? undefined,
  }));
const storedOf = ({ fields }: Row) => Stored.parse(fields);

export async function memberships(bearer: Bearer): Promise<Membership[]> {
  const current = await session(bearer);
  return current ? shown(await activeOf(current.memberId)) : [];
}

const shown = (all: readonly OfPerson[]): Membership[] => all.map(({ tenantId, role }) => ({ tenantId, role }));

/** The membership that a new session acts under, if there is one. */
export const firstMembership = async (memberId: Id<"mem">): Promise<OfPerson | undefined> =>
  (await activeOf(memberId))[0];

export async function switchTenant({
  tenantId,
  ...bearer
}: Bearer & { readonly tenantId: Id<"ten"> }): Promise<SignedIn> {
  const before = await findRow(bearer);
  const current = before && (await admit(storedOf(before), findPerson));
  if (!current) throw sessionEnded();
  const all = await activeOf(current.memberId);
  const token = newToken();
  const after = changedRow(model, before, {
    ...actingFor(chooseMembership(all, tenantId)),
    token,
    updatedAt: bearer.at,
  });
  if ((await accountRows().apply([{ model, before, after }])) === "moved") throw sessionEnded();
  return signedIn(after, token, all);
}

export async function signOut({ token }: { readonly token: string }): Promise<void> {
  const plain = readToken(token);
  if (!plain) return;
  const rows = accountRows();
  const [before] = await rows.get(model, [placeOf(model, plain)]);
  // Moved: somebody else ended it or moved it on; the token is dead either way.
  if (before) await rows.apply([{ model, before }]);
}

const Opening = z.object({ memberId: Id("mem"), tenantId: Id("ten").optional(), at: Instant });

/**
 * Opens a session for somebody who has shown who they are in another way. No door leads here.
 *
 * @throws Fault `identity.not_a_member` (forbidden) of the asked tenant
 */
export const openSession = fn(Opening, async ({ memberId, tenantId, at }): Promise<SignedIn> => {
  const all = await activeOf(memberId);
  const token = newToken();
  const row = newRow(model, {
    id: createId("ses", at, () => randomBytes(10)),
    token,
    userId: memberId,
    expiresAt: plusMs(at, sessionMs),
    createdAt: at,
    updatedAt: at,
    ipAddress: "",
    userAgent: "",
    ...actingFor(chooseMembership(all, tenantId)),
  });
  await accountRows().apply([{ model, after: row }]);
  return signedIn(row, token, all);
});

const newToken = (): string => randomBytes(24).toString("base64url");

const actingFor = (chosen: OfPerson | undefined) =>
  chosen ? { tenantId: chosen.tenantId, membershipRevision: chosen.revision } : {};

async function signedIn(row: Row, token: string, all: readonly OfPerson[]): Promise<SignedIn> {
  const opened = await admit(storedOf(row), findPerson);
  if (!opened) throw sessionEnded();
  return { token: signToken(token), session: opened, memberships: shown(all) };
}
