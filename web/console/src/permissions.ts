/**
 * Permissions as the console names them, and those that an API key can have.
 *
 * @module
 */
import type { KeyPermission, Permission } from "./api/schema";

export const permissionNames: Readonly<Record<Permission, string>> = {
  "agreement:read": "Read agreements and programmes",
  "agreement:sign": "Sign agreements",
  "apikey:write": "Manage API keys",
  "audit:read": "Read the audit chain",
  "catalogue:read": "Read products, stock and imports",
  "catalogue:write": "Import and edit products, count stock",
  "commission:read": "Read commission",
  "consumer:read": "Read consumer records",
  "deadletter:redrive": "Send dead letters again",
  "event:read": "Read events",
  "export:approve": "Approve large exports",
  "export:create": "Export consumer data",
  "incident:read": "Read incidents",
  "listing:read": "Read listings",
  "listing:write": "Enable and edit listings",
  "member:read": "Read members and invitations",
  "member:write": "Manage members",
  "order:read": "Read orders",
  "privacy:handle": "Answer privacy requests",
  "privacy:oversee": "See which erasures are late, without whose they are",
  "privacy:read": "Read privacy requests",
  "programme:write": "Publish programmes",
  "storefront:read": "Read storefronts",
  "tenant:read": "Read the organisation's data",
  "tenant:review": "Review organisations",
  "tenant:write": "Edit the organisation's data",
};

/** What binds the organisation or opens it to others is for people only. */
const peopleOnly: readonly string[] = [
  "agreement:sign",
  "apikey:write",
  "export:approve",
  "member:write",
  "tenant:review",
];

/** Of what somebody may, what they can give a key. */
export const keyPermissions = (own: readonly Permission[]): KeyPermission[] =>
  own.filter((permission): permission is KeyPermission => !peopleOnly.includes(permission)).toSorted();
