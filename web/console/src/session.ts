/**
 * Who is signed in, for which tenant, and so: which pages there are.
 *
 * @module
 */
import { createContext, useContext } from "hono/jsx/dom";
import type { Me, Permission, Storefront, TenantRole } from "./api/schema";

export type Session = {
  readonly me: Me;
  readonly storefronts: readonly Storefront[];
  readonly now: () => Date;
  /** Asks anew who is signed in: after another tenant was chosen. */
  readonly renew: () => void;
  /** After signing out. */
  readonly leave: () => void;
};

export const SessionContext = createContext<Session | null>(null);

/** Only below the session gate, where there is one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("no session above this page");
  return session;
}

export type Access = Pick<Session, "me" | "storefronts">;

export const may = ({ me }: Access, permission: Permission): boolean => me.permissions.includes(permission);
export const is = ({ me }: Access, role: TenantRole): boolean => me.tenant.roles.includes(role);
