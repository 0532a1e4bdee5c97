/**
 * The parts of a profile, each with a form of its own in the console. All of them edit one item, by its one ETag.
 *
 * @module
 */
import type { Id, Instant, Random } from "#core/kernel";
import { Onboarding } from "#core/tenant/onboarding";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { onboardingAnswer, OnboardingView } from "./views";

type Own = {
  readonly tenantId: Id<"ten">;
  readonly memberId: Id<"mem">;
  readonly revision: number;
  readonly at: Instant;
  readonly random: Random;
};

/** Only people say something of an organisation that binds it. */
const part = <B extends z.ZodType>(spec: {
  readonly operationId: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly body: B;
  readonly bodyExample: unknown;
  readonly conflicts?: readonly string[];
  readonly set: (own: Own, body: z.output<B>) => Promise<Parameters<typeof onboardingAnswer>[0]>;
}) => {
  const { set, conflicts = [], ...rest } = spec;
  return defineRoute({
    ...rest,
    method: "put",
    tag: "Tenant",
    access: "tenant:write",
    human: true,
    edits: true,
    success: { status: 200, description: "The onboarding as it is now.", content: OnboardingView, tagged: true },
    problems: {
      409: ["tenant.profile_locked", "tenant.changed_meanwhile", ...conflicts],
      412: ["tenant.profile_revision_mismatch"],
    },
    handle: async ({ member: { tenantId, memberId }, body, revision, at, random }) =>
      onboardingAnswer(await set({ tenantId, memberId, revision, at, random }, body as z.output<B>)),
  });
};

export const setCompany = part({
  operationId: "setCompany",
  path: "/onboarding/company",
  summary: "Set the company's data",
  description: "Legal name, registration number and address, as the register has them.",
  body: Onboarding.Company.meta({ id: "Company", description: "The company, as in its register." }),
  bodyExample: {
    legalName: "Fjord Keramik ApS",
    registrationNumber: "13585628",
    address: { line1: "Havnegade 1", postalCode: "1058", city: "København", country: "DK" },
  },
  set: (own, company) => Onboarding.setCompany({ ...own, company }),
});

export const setBrand = part({
  operationId: "setBrand",
  path: "/onboarding/brand",
  summary: "Set the brand",
  description: "What consumers see. The display name becomes the organisation's public name with the approval.",
  body: Onboarding.Brand.meta({ id: "Brand", description: "What consumers see of an organisation." }),
  bodyExample: {
    displayName: "Fjord",
    story: "Bowls and pots, thrown by hand in Copenhagen.",
    accent: "#1f6f54",
    contact: { email: "hello@fjord.example" },
  },
  set: (own, brand) => Onboarding.setBrand({ ...own, brand }),
});

export const setTax = part({
  operationId: "setTax",
  path: "/onboarding/tax",
  summary: "Set the VAT id",
  description: "With its country in front; its form and check digits are checked.",
  body: Onboarding.Tax.meta({ id: "TaxId", description: "Under which number the organisation pays VAT." }),
  bodyExample: { vatId: "DK13585628" },
  set: (own, tax) => Onboarding.setTax({ ...own, tax }),
});

export const setPayout = part({
  operationId: "setPayout",
  path: "/onboarding/payout",
  summary: "Set the payout account",
  description: "The account that payouts go to. No answer shows more of it than its end.",
  body: Onboarding.Payout.meta({ id: "PayoutAccount", description: "Whose account, and its IBAN." }),
  bodyExample: { holder: "Fjord Keramik ApS", iban: "DK50 0040 0440 1162 43" },
  set: (own, payout) => Onboarding.setPayout({ ...own, payout }),
});

export const acceptTerms = part({
  operationId: "acceptTerms",
  path: "/onboarding/terms",
  summary: "Accept the platform's terms",
  description: "By version and hash of the text that was shown. Who accepted, and when, is kept.",
  body: z
    .strictObject({ version: z.string().max(20), hash: z.string().max(64) })
    .meta({ id: "TermsAcceptance", description: "Which text is accepted." }),
  bodyExample: { version: Onboarding.platformTerms.version, hash: Onboarding.platformTerms.hash },
  conflicts: ["tenant.terms_outdated"],
  set: (own, { version, hash }) => Onboarding.acceptTerms({ ...own, version, hash }),
});
