/**
 * Terms: the clauses of a programme, and of the agreement that is made from it. Clauses run; none is a text to remember.
 *
 * Every clause is a strict object: what a validator would drop silently, a signature would not cover.
 *
 * @module
 */
import { Currency, RateBp } from "#core/kernel";
import * as z from "zod";
import { canonicalHash } from "./canonical";

/** What the partner earns. `rateBp` is the rate where no narrower rule applies; ordered rules join it as an optional list. */
export const CommissionClause = z.strictObject({
  rateBp: RateBp.meta({ description: "Basis points of the net price." }),
});

export const Share = z.enum(["none", "pseudonymous", "contact", "full"]).meta({
  description: "What the partner may see of a consumer, should the consumer consent.",
});
export type Share = z.infer<typeof Share>;

/** Who owns the consumer record, and how much of it the partner may see. */
export const DataClause = z.strictObject({ steward: z.enum(["supplier", "partner", "shared"]), share: Share });

const distinct = (values: readonly string[]) => new Set(values).size === values.length;

/** Which fields of a product the partner may not change, and what it may put beside them. */
export const ContentClause = z.strictObject({
  lockedFields: z
    .array(z.enum(["title", "description", "price", "images"]))
    .max(4)
    .refine(distinct, "expected each field once"),
  partnerMayAdd: z
    .array(z.enum(["review", "position", "badge"]))
    .max(3)
    .refine(distinct, "expected each addition once"),
});

export const SettlementClause = z.strictObject({ currency: Currency });

/** Where the goods may be sold; without the clause, anywhere. */
export const TerritoryClause = z.strictObject({
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, "expected an ISO 3166-1 alpha-2 code"))
    .min(1)
    .max(250)
    .refine(distinct, "expected each country once"),
});

export const Info = z.strictObject({
  commission: CommissionClause,
  data: DataClause,
  content: ContentClause,
  settlement: SettlementClause,
  territory: TerritoryClause.optional(),
});
export type Info = z.infer<typeof Info>;

/** The terms' fingerprint: equal for equal terms, however they were written down. */
export const hash = (terms: Info): string => canonicalHash(terms);
