/**
 * Programme: the terms a supplier publishes for partners to apply to. The template of agreements.
 *
 * Invariants
 *   I1  A published programme never changes: partners apply to what they read. Other terms are another programme.
 *   I2  The directory holds the supplier's programme as published, taken from the supplier's own key space.
 *   I3  A programme settles in the currency that the supplier sells in.
 *   I4  A programme stands in the directory exactly while its supplier is active; until then it's a draft that nobody else sees.
 *
 * @module
 */
import { type Currency, Fault, Id, Instant, Label, Prose } from "#core/kernel";
import * as z from "zod";
import * as Terms from "./terms";

export const Info = z.object({
  programmeId: Id("prg"),
  supplierId: Id("ten"),
  supplierName: z.string(),
  title: Label(120),
  description: Prose(2000),
  terms: Terms.Info,
  termsHash: z.string(),
  publishedAt: Instant,
});
export type Info = z.infer<typeof Info>;

/**
 * Commission is a share of the price, and nothing converts money: it is owed in the currency that the supplier sells in.
 *
 * @throws Fault `agreement.settlement_currency` (invalid)
 */
export function requireCurrency({ settlement }: Terms.Info, currency: Currency): void {
  if (settlement.currency === currency) return;
  throw new Fault("agreement.settlement_currency", "invalid", `This supplier sells, and so settles, in ${currency}`, {
    wayOut: `Settle in ${currency}.`,
    details: [
      { path: "terms/settlement/currency", code: "agreement.settlement_currency", message: `expected ${currency}` },
    ],
  });
}

export const unknown = () =>
  new Fault("agreement.programme_not_found", "not_found", "There is no such programme", {
    wayOut: "Look for it among the published programmes.",
  });
