/**
 * Model: what the store has to know of one of Better Auth's models, read from its schema.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { BetterAuthDBSchema } from "@better-auth/core/db";
import { epochSeconds, type Instant } from "#core/kernel";

export type Fields = Readonly<Record<string, unknown>>;

export type Model = {
  readonly name: string;
  /** The field whose value is the row's key. */
  readonly first: string;
  /** Fields with lookups, and whether a value may be in one row only. */
  readonly indexes: ReadonlyMap<string, { readonly unique: boolean }>;
  /** Fields that are encrypted at rest. */
  readonly sealed: readonly string[];
};

/** A session is asked for by its token with each request, so that is one read; everything else goes by its id. */
const firstFields: Readonly<Record<string, string>> = { session: "token" };

/** What would let its reader in. Passwords are hashed and second factors encrypted before they come here. */
const sealedFields: Readonly<Record<string, readonly string[]>> = { session: ["token"], verification: ["value"] };

export function modelOf(key: string, { modelName, fields }: BetterAuthDBSchema[string]): Model {
  const named = (field: string): string => fields[field]?.fieldName ?? field;
  const first = named(firstFields[key] ?? "id");
  const indexes = new Map(
    Object.entries(fields)
      .filter(([, { index, unique, references }]) => index || unique || references)
      .map(([field, { unique }]) => [named(field), { unique: unique === true }]),
  );
  indexes.set("id", { unique: true });
  indexes.delete(first);
  return { name: modelName, first, indexes, sealed: (sealedFields[key] ?? []).map(named) };
}

export const hashOf = (value: string): string => createHash("sha256").update(value).digest("hex");

/** Where the row with this value in its first field stands. An id that is one of ours stands there itself. */
export const placeOf = ({ first }: Pick<Model, "first">, value: string): string =>
  first === "id" && /^[\w-]{1,64}$/.test(value) ? value : `~${hashOf(value)}`;

/** A day after it ends, a row may go. */
export function expiryOf({ expiresAt }: Fields): number | undefined {
  return typeof expiresAt === "string" ? epochSeconds(expiresAt as Instant) + 24 * 60 * 60 : undefined;
}
