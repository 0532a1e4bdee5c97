/**
 * Storefront: a tenant's shop. Its name is the first label of its host, `<name>.<public host>`.
 *
 * Invariants
 *   I1  A host name leads to at most one storefront.
 *   I2  The copy under the host name says what the storefront says: both are written by one transaction.
 *
 * @module
 */
import { Currency, Fault, Id, Instant, Label, Line } from "#core/kernel";
import * as z from "zod";
import { Locale } from "./tenant";

/** Names that lead elsewhere, or that a consumer would take for the platform itself. */
const reserved = new Set(
  (
    "www api app admin console mailbox mail smtp pay payment payments checkout " +
    "static assets cdn status help support login auth account localhost tandem"
  ).split(" "),
);

/** A DNS label (RFC 1035, RFC 5891): no leading or trailing hyphen, no punycode that could imitate another name. */
export const HostLabel = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "expected a DNS label: lower-case letters, digits and inner hyphens")
  .refine((label) => label.slice(2, 4) !== "--", "expected no hyphens at the third and fourth place")
  .refine((label) => !reserved.has(label), "expected a name that isn't reserved");

export const Theme = z.object({
  accent: z.string().regex(/^#[0-9a-f]{6}$/, "expected a colour like #1f6f54"),
  tagline: Line(160),
});
export type Theme = z.infer<typeof Theme>;

export const Info = z.object({
  tenantId: Id("ten"),
  storefrontId: Id("stf"),
  name: HostLabel,
  title: Label(80),
  theme: Theme,
  locale: Locale,
  currency: Currency,
  openedAt: Instant,
});
export type Info = z.infer<typeof Info>;

/** What a page's frame needs, under the host name, in one read. */
export const Frame = Info.omit({ openedAt: true }).extend({ tenantName: z.string() });
export type Frame = z.infer<typeof Frame>;

export const hostnameTaken = (name: string) =>
  new Fault("tenant.hostname_taken", "conflict", `The name "${name}" leads to another storefront`, {
    wayOut: "Choose another name.",
  });

export const unknown = () =>
  new Fault("tenant.storefront_not_found", "not_found", "There is no such storefront", {
    wayOut: "Look for it among your own storefronts.",
  });
