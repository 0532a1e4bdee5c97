/**
 * The models that are read and written without Better Auth: the API knows a session by its row, and an account can be made where nobody
 * signs up. A test holds them to Better Auth's own schema.
 *
 * @module
 */
import type { Model } from "./model";

type Index = { readonly unique: boolean };
const unique: Index = { unique: true };
const many: Index = { unique: false };

export const user: Model = { name: "user", first: "id", indexes: new Map([["email", unique]]), sealed: [] };

export const session: Model = {
  name: "session",
  first: "token",
  indexes: new Map([
    ["id", unique],
    ["userId", many],
  ]),
  sealed: ["token"],
};

export const credential: Model = { name: "account", first: "id", indexes: new Map([["userId", many]]), sealed: [] };
