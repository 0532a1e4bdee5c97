/**
 * Profile: what a tenant says of itself, part by part, for the operator to look at. Nobody else sees it.
 *
 * Invariants
 *   I1  What was reviewed stays. Parts are edited before the review; while it lasts and after it nothing changes but the acceptance of newer
 *       terms.
 *   I2  A bank account is stored sealed, under a key of its tenant, and leaves the key space only masked: holder, country and the last
 *       four characters.
 *   I3  An acceptance says of which text (version and hash), by whom and when.
 *
 * @module
 */
import { Fault, Id, Instant, Label, Line, Prose } from "#core/kernel";
import * as z from "zod";
import type { Status } from "../status";
import { Theme } from "../storefront";
import { Country } from "../tenant";
import { Iban, VatId } from "./number";

export const Company = z.strictObject({
  /** As in the register. */
  legalName: Label(200),
  registrationNumber: Label(60),
  address: z.strictObject({
    line1: Label(120),
    line2: Line(120).exactOptional(),
    postalCode: Label(20),
    city: Label(80),
    country: Country,
  }),
});
export type Company = z.infer<typeof Company>;

export const Brand = z.strictObject({
  /** What everybody calls the organisation; becomes its public name with the approval. */
  displayName: Label(120),
  story: Prose(600).min(20),
  accent: Theme.shape.accent,
  /** Whom consumers turn to. */
  contact: z.strictObject({ email: z.email().max(254), phone: Line(40).exactOptional() }),
});
export type Brand = z.infer<typeof Brand>;

export const Tax = z.strictObject({ vatId: VatId });
export type Tax = z.infer<typeof Tax>;

export const Payout = z.strictObject({ holder: Label(140), iban: Iban });
export type Payout = z.infer<typeof Payout>;

/** What may be said of a payout account (I2). */
export const MaskedPayout = z.object({ holder: z.string(), country: z.string(), ibanEnding: z.string() });
export type MaskedPayout = z.infer<typeof MaskedPayout>;

/** As stored: what may be said of it, and the number itself as the keyring sealed it. */
export const SealedPayout = MaskedPayout.extend({ iban: z.string().startsWith("v1.", "expected a sealed number") });
export type SealedPayout = z.infer<typeof SealedPayout>;

export const Acceptance = z.object({
  version: z.string(),
  hash: z.string(),
  memberId: Id("mem"),
  acceptedAt: Instant,
});
export type Acceptance = z.infer<typeof Acceptance>;

/** The parts that the tenant itself fills in. */
export const parts = { company: Company, brand: Brand, tax: Tax, payout: SealedPayout, terms: Acceptance } as const;
export type Part = keyof typeof parts;

/** As stored; a part that is missing wasn't filled in. */
export type Profile = {
  readonly company?: Company;
  readonly brand?: Brand;
  readonly tax?: Tax;
  readonly payout?: SealedPayout;
  readonly terms?: Acceptance;
  /** Grows by one with every change of a part. */
  readonly revision: number;
};

/** As shown (I2). */
export const View = z.object({
  company: Company.optional(),
  brand: Brand.optional(),
  tax: Tax.optional(),
  payout: MaskedPayout.optional(),
  terms: Acceptance.optional(),
});
export type View = z.infer<typeof View>;

export const mask = ({ holder, iban }: Payout): MaskedPayout => ({
  holder,
  country: iban.slice(0, 2),
  ibanEnding: iban.slice(-4),
});

export const viewOf = ({ revision: _revision, payout, ...rest }: Profile): View => ({
  ...rest,
  ...(payout ? { payout: MaskedPayout.parse(payout) } : {}),
});

/**
 * I1
 *
 * @throws Fault `tenant.profile_locked` (conflict)
 */
export function requireEditable(status: Status, part: Part): void {
  if (status === "applied" || status === "onboarding") return;
  if (part === "terms" && (status === "active" || status === "suspended")) return;
  throw new Fault("tenant.profile_locked", "conflict", "What the operator looks at, or has looked at, stays as it is", {
    wayOut:
      status === "in_review"
        ? "Wait for the decision. If something has to be mended, you can change it then."
        : "Ask the operator to change it.",
  });
}

export const revisionMismatch = () =>
  new Fault("tenant.profile_revision_mismatch", "precondition", "The profile changed since it was read", {
    wayOut: "Read it again and repeat the change.",
  });
