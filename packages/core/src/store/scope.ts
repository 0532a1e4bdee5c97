/**
 * Scope: on whose behalf code runs, and therefore which keys it may touch. Kept in AsyncLocalStorage; no scope, no access.
 *
 * @module
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { InvariantBroken } from "../kernel";
import type { Id } from "../kernel";

/**
 * A partition outside the scope's own tenant that it may touch, and why: an agreement, a sign-in, the operator's routing.
 * `partition` is a whole partition key, or a prefix when it ends in `#*`. `sort` narrows it to one item.
 */
export type Reach = {
  readonly partition: string;
  readonly sort?: string;
  readonly access: "read" | "write";
  readonly because: string;
};

export type Scope = {
  /** The tenant whose keys are open; null for code that serves no tenant yet (a sign-in) and lives by its reach alone. */
  readonly tenantId: Id<"ten"> | null;
  /** Who acts: a member id, `consumer`, or the name of a subscriber or job. */
  readonly actor: string;
  readonly role: string;
  readonly reach?: readonly Reach[];
};

const storage = new AsyncLocalStorage<Scope>();

export const runInScope = <R>(scope: Scope, body: () => Promise<R>): Promise<R> => storage.run(scope, body);

/** Runs `body` in the current scope widened by `reach`. The widening ends with the body. */
export function withReach<R>(reach: readonly Reach[], body: () => Promise<R>): Promise<R> {
  const scope = currentScope();
  return storage.run({ ...scope, reach: [...(scope.reach ?? []), ...reach] }, body);
}

export const findScope = (): Scope | undefined => storage.getStore();

export function currentScope(): Scope {
  const scope = storage.getStore();
  if (!scope) throw new InvariantBroken("code that touches data runs in a scope");
  return scope;
}

/** The current scope's tenant. */
export function currentTenantId(): Id<"ten"> {
  const { tenantId } = currentScope();
  if (!tenantId) throw new InvariantBroken("this code runs for a tenant");
  return tenantId;
}
