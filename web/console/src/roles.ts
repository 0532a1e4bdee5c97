/**
 * Roles as the console names them, and which of them one may give. The API decides again on every request.
 *
 * @module
 */
import type { Me, Role } from "./api/schema";

export const roleNames: Readonly<Record<Role, { readonly name: string; readonly about: string }>> = {
  owner: { name: "Owner", about: "Everything, signing included" },
  admin: { name: "Admin", about: "Everything but signing, the audit chain and owners" },
  catalogue: { name: "Catalogue", about: "What is sold, and how it looks" },
  orders: { name: "Orders", about: "Orders and the goods in them" },
  finance: { name: "Finance", about: "Commission and orders" },
  support: { name: "Support", about: "Consumers, their orders and their data" },
  viewer: { name: "Viewer", about: "Looks at assortment and agreements" },
  operator: { name: "Operator", about: "Keeps the platform running" },
};

const rankOf = (role: Role): number => (role === "owner" || role === "operator" ? 2 : role === "admin" ? 1 : 0);

/** Whether somebody with the role `giver` may give `role`, or change who has it: never above their own. */
export const mayGive = (giver: Role, role: Role): boolean =>
  rankOf(giver) > 0 && (role === "operator" ? giver === "operator" : rankOf(giver) >= rankOf(role));

/** Roles that this member may give at their organisation, the highest last: nobody should become an owner by the first choice. */
export const givable = ({ session, tenant }: Me): Role[] =>
  (Object.keys(roleNames) as Role[])
    .filter((role) => role !== "operator" || tenant.roles.includes("operator"))
    .filter((role) => mayGive(session.role, role))
    .toReversed();
