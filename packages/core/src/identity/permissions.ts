/**
 * Who may do what: role × permission, the only such table. A permission is `<noun>:<verb>`; a door names the one it needs, and
 * deny is the default. What a permission covers is always the member's own tenant: keys see to that, not this table.
 *
 * `docs/permissions.md` is this table, generated.
 *
 * @module
 */
import * as z from "zod";

/** Each permission, and what it lets somebody do, as the documentation says it. */
export const permissionTexts = {
  "agreement:read": "read agreements and programmes",
  "agreement:sign": "apply to programmes and sign agreements: it binds the organisation",
  "apikey:write": "make, rotate and revoke API keys, within what the maker may do",
  "audit:read": "read the audit chain",
  "catalogue:read": "read products, stock and imports",
  "catalogue:write": "import and edit products, count stock",
  "commission:read": "read commission entries",
  "consumer:read": "read consumer records and shared records",
  "deadletter:redrive": "read deliveries that were given up, and send them again",
  "event:read": "read the event log",
  "export:approve": "approve large exports that others asked for",
  "export:create": "export consumer data",
  "incident:read": "read incidents: leaks, and whom they name",
  "listing:read": "read listings",
  "listing:write": "enable, edit, pause and delist listings",
  "member:read": "read who is a member, and who is invited",
  "member:write": "invite members, give roles up to one's own, disable and remove members",
  "order:read": "read supplier orders",
  "privacy:handle": "answer privacy requests",
  "privacy:oversee": "read which privacy requests are open or overdue anywhere, without whose they are",
  "privacy:read": "read privacy requests and their deadlines",
  "programme:write": "publish programmes",
  "storefront:read": "read storefronts",
  "tenant:read": "read the organisation's own data and its onboarding",
  "tenant:review": "approve, reject, suspend and close organisations",
  "tenant:write": "edit the organisation's own data, and submit it for review",
} as const;

export type Permission = keyof typeof permissionTexts;
export const Permission = z.enum(Object.keys(permissionTexts) as [Permission, ...Permission[]]);

/** What binds the organisation or opens it to others: no API key is given these. */
export const peopleOnly = [
  "agreement:sign",
  "apikey:write",
  "export:approve",
  "member:write",
  "tenant:review",
] as const;

/** `operator` works for the platform: only members of a tenant that is the operator may hold it. */
export const Role = z.enum(["owner", "admin", "catalogue", "orders", "finance", "support", "viewer", "operator"]);
export type Role = z.infer<typeof Role>;

const seeing = ["agreement:read", "catalogue:read", "listing:read", "storefront:read", "tenant:read"] as const;

const running = [
  ...seeing,
  "apikey:write",
  "catalogue:write",
  "commission:read",
  "consumer:read",
  "event:read",
  "export:approve",
  "export:create",
  "incident:read",
  "listing:write",
  "member:read",
  "member:write",
  "order:read",
  "privacy:handle",
  "privacy:read",
  "programme:write",
  "tenant:write",
] as const;

type Grant = { readonly about: string; readonly permissions: ReadonlySet<Permission> };
const grant = (about: string, permissions: readonly Permission[]): Grant => ({
  about,
  permissions: new Set(permissions),
});

const grants: Readonly<Record<Role, Grant>> = {
  owner: grant(
    "Everything of its tenant. Signing binds the organisation, so nobody else may; nor may others read who read what.",
    [...running, "agreement:sign", "audit:read"],
  ),
  admin: grant("Runs the organisation day by day: all but signing, the audit chain, and owners.", running),
  catalogue: grant("What is sold, and how it looks. No money, no consumers.", [
    ...seeing,
    "catalogue:write",
    "listing:write",
  ]),
  orders: grant("Supplier orders and the goods in them. No commission, no consumer file.", [...seeing, "order:read"]),
  finance: grant("Money. Orders, but no consumer records.", [...seeing, "commission:read", "event:read", "order:read"]),
  support: grant("Consumers, their orders, and what they ask about their data. No money.", [
    ...seeing,
    "consumer:read",
    "order:read",
    "privacy:handle",
    "privacy:read",
  ]),
  viewer: grant("Looks, and changes nothing: assortment and agreements. No orders, no money, no consumers.", seeing),
  operator: grant("Keeps the platform running, and sees nothing of what tenants sell or to whom.", [
    "deadletter:redrive",
    "incident:read",
    "member:read",
    "member:write",
    "privacy:oversee",
    "tenant:read",
    "tenant:review",
  ]),
};

export const isAllowed = (role: Role, permission: Permission): boolean => grants[role].permissions.has(permission);

export const permissionsOf = (role: Role): readonly Permission[] => [...grants[role].permissions].toSorted();

/** What a role is for, in a sentence. */
export const aboutRole = (role: Role): string => grants[role].about;

/** Roles that keep a tenant: it always has an active member with one of them. */
export const isKeeper = (role: Role): boolean => role === "owner" || role === "operator";

const rankOf = (role: Role): number => (isKeeper(role) ? 2 : role === "admin" ? 1 : 0);

/**
 * Whether a member with the role `giver` may give `role`, or change a member who has it: never above their own. The operator's
 * reaches beyond its tenant, so only an operator gives it.
 */
export const mayGive = (giver: Role, role: Role): boolean =>
  isAllowed(giver, "member:write") && (role === "operator" ? giver === "operator" : rankOf(giver) >= rankOf(role));
