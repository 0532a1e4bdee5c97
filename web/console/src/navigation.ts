/**
 * Navigation: which pages a member finds, by the roles of the tenant and the permissions of the member. The API decides again on every
 * request; this only keeps people from doors that are shut.
 *
 * @module
 */
import { type Access, is, may } from "./session";

export type NavigationItem = { readonly path: string; readonly label: string };
export type NavigationGroup = { readonly label: string; readonly items: readonly NavigationItem[] };

type Entry = NavigationItem & { readonly isFor: (access: Access) => boolean };

/** Either may own consumers' records, and see projections of the other's: the data clause says which. */
const isTrader = (who: Access): boolean => is(who, "supplier") || is(who, "partner");

const groups: readonly { readonly label: string; readonly entries: readonly Entry[] }[] = [
  {
    label: "",
    entries: [
      { path: "/", label: "Overview", isFor: () => true },
      {
        path: "/onboarding",
        label: "Organisation",
        isFor: (who) => !is(who, "operator") && may(who, "tenant:read"),
      },
    ],
  },
  {
    label: "Assortment",
    entries: [
      { path: "/products", label: "Products", isFor: (who) => is(who, "supplier") && may(who, "catalogue:read") },
      {
        path: "/listings",
        label: "Listings",
        isFor: (who) => may(who, "listing:read") && (is(who, "partner") || who.storefronts.length > 0),
      },
    ],
  },
  {
    label: "Partnership",
    entries: [
      { path: "/programmes", label: "Programmes", isFor: (who) => may(who, "agreement:read") },
      { path: "/agreements", label: "Agreements", isFor: (who) => may(who, "agreement:read") },
    ],
  },
  {
    label: "Sales",
    entries: [
      { path: "/orders", label: "Orders", isFor: (who) => is(who, "supplier") && may(who, "order:read") },
      { path: "/consumers", label: "Consumers", isFor: (who) => isTrader(who) && may(who, "consumer:read") },
      {
        path: "/privacy-requests",
        label: "Privacy requests",
        isFor: (who) => isTrader(who) && may(who, "privacy:read"),
      },
      { path: "/commission", label: "Commission", isFor: (who) => is(who, "partner") && may(who, "commission:read") },
      {
        path: "/shared-records",
        label: "Shared records",
        isFor: (who) => isTrader(who) && may(who, "consumer:read"),
      },
      {
        path: "/senders",
        label: "Mail to consumers",
        isFor: (who) => is(who, "partner") && may(who, "consumer:read"),
      },
      { path: "/exports", label: "Exports", isFor: (who) => may(who, "export:create") },
      {
        path: "/incidents",
        label: "Incidents",
        isFor: (who) => is(who, "supplier") && !is(who, "operator") && may(who, "incident:read"),
      },
    ],
  },
  {
    label: "Organisation",
    entries: [
      { path: "/members", label: "Members", isFor: (who) => may(who, "member:read") },
      { path: "/api-keys", label: "API keys", isFor: (who) => may(who, "apikey:write") },
    ],
  },
  {
    label: "Platform",
    entries: [
      { path: "/reviews", label: "Reviews", isFor: (who) => may(who, "tenant:review") },
      { path: "/tenants", label: "Organisations", isFor: (who) => may(who, "tenant:review") },
      { path: "/open-privacy-requests", label: "Privacy requests", isFor: (who) => may(who, "privacy:oversee") },
      { path: "/incidents", label: "Incidents", isFor: (who) => is(who, "operator") && may(who, "incident:read") },
      { path: "/events", label: "Events", isFor: (who) => may(who, "event:read") },
      { path: "/audit", label: "Audit", isFor: (who) => may(who, "audit:read") },
      { path: "/dead-letters", label: "Dead letters", isFor: (who) => may(who, "deadletter:redrive") },
    ],
  },
];

/** Groups without a page for this member don't appear. */
export function navigationOf(access: Access): NavigationGroup[] {
  return groups
    .map(({ label, entries }) => ({
      label,
      items: entries.filter(({ isFor }) => isFor(access)).map(({ path, label: name }) => ({ path, label: name })),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Pages below another one belong to it: `/orders/sor_…` to Orders. */
export const isAt = (item: string, path: string): boolean =>
  item === "/" ? path === "/" : path === item || path.startsWith(`${item}/`);

export const isOpenTo = (access: Access, path: string): boolean =>
  navigationOf(access).some(({ items }) => items.some((item) => isAt(item.path, path)));
