/**
 * What the API shows of programmes and agreements, and an example of the terms.
 *
 * @module
 */
import { Agreement, Programme, Terms } from "#core/agreement";
import type * as z from "zod";

export const TermsView = Terms.Info.meta({ id: "Terms", description: "The clauses: each is data, and runs." });

export const ProgrammeView = Programme.Info.extend({ terms: TermsView }).meta({
  id: "Programme",
  description: "The terms that a supplier publishes for partners to apply to. It never changes.",
});

export const AgreementView = Agreement.Info.extend({ terms: TermsView }).meta({
  id: "Agreement",
  description: "The caller's own copy of the contract between a supplier and a partner.",
});

export const termsExample: z.input<typeof Terms.Info> = {
  commission: { rateBp: 1250 },
  data: { steward: "supplier", share: "contact" },
  content: { lockedFields: ["title", "description", "price", "images"], partnerMayAdd: ["badge"] },
  settlement: { currency: "EUR" },
};
