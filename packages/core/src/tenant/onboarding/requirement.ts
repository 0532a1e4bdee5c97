/**
 * Requirements: what a tenant has to show before it may be active. Computed from what there is, never stored: on read, on submission and
 * again on approval. Pure.
 *
 * @module
 */
import * as z from "zod";
import { RequirementCode } from "../status";
import type { Role } from "../tenant";
import { Brand, Company, type Profile, SealedPayout, Tax } from "./profile";

/** What is known beside the profile. */
export type Facts = {
  readonly roles: readonly Role[];
  /** A supplier's first products: at least one that isn't a draft. */
  readonly hasPublishedProduct: boolean;
  readonly hasStorefront: boolean;
  /** The terms that hold now. */
  readonly terms: { readonly version: string; readonly hash: string };
};

export const Requirement = z.object({
  code: RequirementCode,
  /** What is missing, for people; null when nothing is. */
  missing: z.string().nullable(),
  /** The page of the console where it's mended. */
  mendAt: z.string(),
});
export type Requirement = z.infer<typeof Requirement>;

const mendAt: Readonly<Record<RequirementCode, string>> = {
  company: "/onboarding/company",
  brand: "/onboarding/brand",
  terms: "/onboarding/terms",
  tax: "/onboarding/tax",
  payout: "/onboarding/payout",
  products: "/products/import",
  storefront: "/onboarding/storefront",
};

/** A part that was valid once may not be by today's rules: it's looked at as if it came in now. */
const missingPart = (schema: z.ZodType, value: unknown, absent: string, invalid: string): string | null =>
  value === undefined ? absent : schema.safeParse(value).success ? null : invalid;

export function requirementsOf(profile: Profile, facts: Facts): Requirement[] {
  const { company, brand, tax, payout, terms } = profile;
  const again = "Please look at it again: it isn't complete by today's rules.";
  const found: Partial<Record<RequirementCode, string | null>> = {
    company: missingPart(Company, company, "Legal name, registration number and address of the company.", again),
    brand: missingPart(Brand, brand, "The name that consumers see, a short story, a colour and a contact.", again),
    tax: missingPart(Tax, tax, "The VAT id.", again),
    payout: missingPart(SealedPayout, payout, "The bank account that payouts go to.", again),
    terms: missingTerms(terms, facts.terms),
    ...(facts.roles.includes("supplier")
      ? { products: facts.hasPublishedProduct ? null : "At least one product that isn't a draft." }
      : {}),
    ...(facts.roles.includes("partner")
      ? { storefront: facts.hasStorefront ? null : "A storefront. Nobody sees it before you are active." }
      : {}),
  };
  return RequirementCode.options.flatMap((code) => {
    const missing = found[code];
    return missing === undefined ? [] : [{ code, missing, mendAt: mendAt[code] }];
  });
}

function missingTerms(accepted: Profile["terms"], current: Facts["terms"]): string | null {
  if (!accepted) return "The platform's terms, read and accepted.";
  return accepted.version === current.version && accepted.hash === current.hash
    ? null
    : "The platform's terms have changed since they were accepted.";
}

export const unmet = (requirements: readonly Requirement[]): Requirement[] =>
  requirements.filter(({ missing }) => missing !== null);
