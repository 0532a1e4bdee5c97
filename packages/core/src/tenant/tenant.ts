/**
 * Tenant: an organisation with members and a key space of its own. Supplier, partner and operator are roles it holds.
 *
 * Invariants
 *   I1  A slug names at most one tenant, for good.
 *   I2  The directory of tenants holds what any other tenant may know: names, roles and the country's settings, no secrets.
 *
 * @module
 */
import { Currency, Fault, Id, Instant, Label, RateBp } from "#core/kernel";
import * as z from "zod";
import { Status } from "./status";

export const Role = z.enum(["supplier", "partner", "operator"]);
export type Role = z.infer<typeof Role>;

/** Lower-case words joined by hyphens; also how people name a tenant on the command line. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "expected lower-case letters, digits and inner hyphens, at most 63");

/** BCP 47, checked by the platform's own list, because an unknown locale would break every page that formats money. */
export const Locale = z
  .string()
  .min(2)
  .max(35)
  .refine(isLocale, "expected a BCP 47 language tag such as en-GB")
  .meta({ example: "en-GB" });

export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, "expected an ISO 3166-1 alpha-2 code")
  .meta({ example: "DK" });

export const Info = z.object({
  tenantId: Id("ten"),
  name: Label(120),
  slug: Slug,
  roles: z.array(Role).min(1).max(3),
  status: Status,
  currency: Currency,
  /** The tax contained in consumer prices, in basis points of the net price. */
  taxRateBp: RateBp,
  locale: Locale,
  country: Country,
  registeredAt: Instant,
});
export type Info = z.infer<typeof Info>;

export const slugTaken = (slug: string) =>
  new Fault("tenant.slug_taken", "conflict", `Another tenant is called "${slug}"`, { wayOut: "Choose another slug." });

export const unknown = () =>
  new Fault("tenant.not_found", "not_found", "There is no such tenant", { wayOut: "Look at its id or slug again." });

/** @throws Fault `tenant.role_missing` (forbidden) */
export function requireRole(tenant: Info, role: Role): void {
  if (tenant.roles.includes(role)) return;
  throw new Fault("tenant.role_missing", "forbidden", `${tenant.name} isn't a ${role}`, {
    wayOut: `Ask the operator for the role of ${role}.`,
  });
}

/** Whoever isn't active deals with nobody: it signs nothing, and nothing of it is public. */
export const notActive = ({ name }: Pick<Info, "name">) =>
  new Fault("tenant.not_active", "conflict", `${name} isn't active now`, {
    wayOut: "Both organisations have to be active for this. If it is yours, look at its onboarding.",
  });

/** @throws Fault `tenant.closed` (forbidden): a closed organisation can be read, and nothing more */
export function requireNotClosed({ name, status }: Pick<Info, "name" | "status">): void {
  if (status !== "closed") return;
  throw new Fault("tenant.closed", "forbidden", `${name} is closed`, {
    wayOut: "Its records can still be read. Ask the operator if it was closed by mistake.",
  });
}

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length === 1;
  } catch {
    return false;
  }
}
