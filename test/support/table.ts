/**
 * Tables for tests: each call gets a new one, because a table made anew under an old name may bring old items back. The store reaches
 * them through the guard's proxy, so every test is one of isolation too; what needs the engine itself uses the table's endpoint.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { Identity } from "#core/identity";
import { Keyring } from "#core/keyring";
import { newRing, ringWrapper } from "#core/keyring/ring";
import { connect } from "#core/store";
import { createTable } from "../../packages/local/src/table";
import { authKey } from "./identity";
import { type GuardProxy, startGuardProxy } from "./guard-proxy";

export type FreshTable = { readonly endpoint: string; readonly tableName: string };

/** Creates a table, connects the store to it, and runs the body. */
export async function inFreshTable<T>(body: (table: FreshTable) => Promise<T>): Promise<T> {
  return body(await connectToFreshTable());
}

/** The same for a whole file: call it in `beforeAll`. */
export async function connectToFreshTable(): Promise<FreshTable> {
  const table = { endpoint: inject("dynamodbEndpoint"), tableName: `test-${randomUUID()}` };
  await createTable(table);
  await reconnect(table);
  Keyring.useWrapper(() => Promise.resolve(ringWrapper(ring)));
  Identity.useAccountSecret(() => authKey);
  return table;
}

/** One for the whole run of a file: what a test sealed opens after a reconnection too. */
const ring = newRing();

const proxies = new Map<string, Promise<GuardProxy>>();

/** Connects the store to a table that is there already: a new process after a crash sees what the old one left. */
export async function reconnect({ endpoint, tableName }: FreshTable): Promise<void> {
  const proxy = proxies.get(endpoint) ?? startGuardProxy(endpoint);
  proxies.set(endpoint, proxy);
  const { endpoint: guarded, credentialsOf } = await proxy;
  connect({ tableName, endpoint: guarded, credentialsOf });
}
