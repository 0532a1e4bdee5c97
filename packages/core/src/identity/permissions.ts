/**
 * Who may do what: role × permission, the only such table. A permission is `<noun>:<verb>`; a door names the one it needs, and
 * deny is the default. What a permission covers is always the member's own tenant: keys see to that, not this table.
 *
 * @module
 */
import * as z from "zod";

export const Permission = z.enum([
  "agreement:read",
  "agreement:sign",
  "audit:read",
  "catalogue:read",
  "catalogue:write",
  "commission:read",
  "consumer:read",
  "deadletter:redrive",
  "event:read",
  "listing:read",
  "listing:write",
  "order:read",
  "programme:write",
  "storefront:read",
]);
export type Permission = z.infer<typeof Permission>;

/** `operator` works for the platform: only members of a tenant that is the operator may hold it. */
export const Role = z.enum(["owner", "editor", "finance", "support", "operator"]);
export type Role = z.infer<typeof Role>;

const seeing = ["agreement:read", "catalogue:read", "listing:read", "storefront:read"] as const;

const permissions: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  /** Everything of its tenant; signing binds the organisation, so nobody else may. */
  owner: new Set([
    ...seeing,
    "agreement:sign",
    "audit:read",
    "catalogue:write",
    "commission:read",
    "consumer:read",
    "event:read",
    "listing:write",
    "order:read",
    "programme:write",
  ]),
  /** What is sold, and how it looks. No money, no consumers. */
  editor: new Set([...seeing, "catalogue:write", "listing:write"]),
  /** Money. Orders, but no consumer records. */
  finance: new Set([...seeing, "commission:read", "event:read", "order:read"]),
  /** Consumers and their orders. No money. */
  support: new Set([...seeing, "consumer:read", "order:read"]),
  /** Keeps the platform running, and sees nothing of what tenants sell or to whom. */
  operator: new Set(["deadletter:redrive"]),
};

export const isAllowed = (role: Role, permission: Permission): boolean => permissions[role].has(permission);

export const permissionsOf = (role: Role): readonly Permission[] => [...permissions[role]];
