/**
 * API key: by which a machine acts for a tenant.
 *
 * Invariants
 *   A1  Secret. 256 random bits, shown once; the table has their hash.
 *   A2  Within. It may do what it says, which is no more than its maker might, and nothing that only people may.
 *   A3  Ends. After its expiry or revocation it opens nothing, on the next request; after a rotation the old secret lives until the
 *       chosen instant, and not beyond the key.
 *   A4  Told apart. A key of a test deployment doesn't look like one of a live one, and is none there.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { Fault, Id, Instant, Label } from "#core/kernel";
import * as z from "zod";
import { isAllowed, Permission, peopleOnly, type Role } from "./permissions";

/** What a deployment's keys begin with. */
export const Kind = z.enum(["live", "test"]);
export type Kind = z.infer<typeof Kind>;

/** Only a production's keys are live. */
export const kindOf = (stage: string): Kind => (/^prod(uction)?$/.test(stage) ? "live" : "test");

/** What a key can be given: everything but what only people may. */
export const KeyPermission = Permission.exclude(peopleOnly);

export const Name = Label(80);
export const maxKeys = 50;
/** A rotated secret lives on for a month at most. */
export const maxOverlapMs = 31 * 24 * 60 * 60 * 1000;

export const Info = z.object({
  apiKeyId: Id("key"),
  tenantId: Id("ten"),
  name: Name,
  kind: Kind,
  /** The secret's last characters, by which people tell keys apart. */
  ending: z.string().length(4),
  permissions: z.array(Permission).min(1),
  createdBy: Id("mem"),
  createdAt: Instant,
  expiresAt: Instant.optional(),
  revokedAt: Instant.optional(),
  rotatedAt: Instant.optional(),
  /** Who holds its present secret, if that isn't its maker. */
  rotatedBy: Id("mem").optional(),
  /** Until when the secret before the last rotation counts. */
  previousEndsAt: Instant.optional(),
  /** When it was last used, to the hour. */
  lastUsedAt: Instant.optional(),
  revision: z.int().min(1),
});
export type Info = z.infer<typeof Info>;

/** With the hashes of its secrets. */
export type Stored = Info & { readonly hash: string; readonly previousHash?: string | undefined };

export const secretPattern = /^tdm_(live|test)_[A-Za-z0-9_-]{43}$/;

export const secretOf = (kind: Kind, bytes: Uint8Array): string =>
  `tdm_${kind}_${Buffer.from(bytes).toString("base64url")}`;

export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** Whether this secret of the key opens anything now (A3). Pure. */
export function opens(key: Stored, hash: string, at: Instant): boolean {
  if (key.revokedAt !== undefined || (key.expiresAt !== undefined && at >= key.expiresAt)) return false;
  if (hash === key.hash) return true;
  return hash === key.previousHash && key.previousEndsAt !== undefined && at < key.previousEndsAt;
}

/** @throws Fault `api_key.beyond_maker` (forbidden; A2) */
export function requireWithin(role: Role, permissions: readonly Permission[]): void {
  const beyond = permissions.filter((permission) => !isAllowed(role, permission));
  if (beyond.length === 0) return;
  throw new Fault("api_key.beyond_maker", "forbidden", `You can't give what you don't have: ${beyond.join(", ")}`, {
    wayOut: "Leave these permissions out, or ask somebody who has them.",
  });
}

/** @throws Fault `api_key.instant_past`, `api_key.overlap_too_long` (invalid) */
export function requireFuture(instant: Instant | undefined, at: Instant): void {
  if (instant === undefined || instant > at) return;
  throw new Fault("api_key.instant_past", "invalid", "This instant is past already", { wayOut: "Choose a later one." });
}

export const overlapTooLong = () =>
  new Fault("api_key.overlap_too_long", "invalid", "The old secret may live for a month at most", {
    wayOut: "Choose an earlier instant; rotate again later if you need to.",
  });
export const notFound = () =>
  new Fault("api_key.not_found", "not_found", "There is no such API key", { wayOut: "Look at the list of API keys." });
export const ended = () =>
  new Fault("api_key.ended", "conflict", "This API key was revoked or has expired", { wayOut: "Make a new one." });
export const changedMeanwhile = () =>
  new Fault("api_key.changed_meanwhile", "conflict", "Somebody else changed this API key in the same moment", {
    wayOut: "Look at it again, and repeat the change if it still makes sense.",
  });
export const tooMany = () =>
  new Fault("api_key.too_many", "conflict", `An organisation has at most ${maxKeys} API keys`, {
    wayOut: "Revoke those that nobody uses.",
  });
