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
  description: "What the party that doesn't own the record may see of a consumer, should the consumer consent.",
});
export type Share = z.infer<typeof Share>;

const distinct = (values: readonly string[]) => new Set(values).size === values.length;

export const Steward = z.enum(["supplier", "partner", "shared"]).meta({
  description: "Who owns the consumer record. `shared`: both keep one, as joint controllers.",
});
export type Steward = z.infer<typeof Steward>;

export const DataPurpose = z.enum(["service", "marketing", "analysis"]).meta({
  description:
    "What shared data may be used for: questions about the order, offers of the recipient's own, figures without names.",
});
export type DataPurpose = z.infer<typeof DataPurpose>;

/** How much may leave as a file. The platform's own limits hold besides, and without this clause alone. */
export const ExportLimits = z.strictObject({
  maxRows: z.int().min(0).max(1_000_000).meta({ description: "Rows of one export; 0 allows none." }),
  approvalAboveRows: z
    .int()
    .min(0)
    .max(1_000_000)
    .meta({ description: "Larger ones need a second member's approval." }),
});
export type ExportLimits = z.infer<typeof ExportLimits>;

/**
 * Who owns the consumer record, and how much of it the other party may see, should the consumer consent. What is optional came later:
 * clauses without it keep their hash, and mean what they meant.
 */
export const DataClause = z.strictObject({
  steward: Steward,
  share: Share,
  purposes: z.array(DataPurpose).min(1).max(3).refine(distinct, "expected each purpose once").optional(),
  /** Counted from the consumer's last order. */
  retentionDays: z.int().min(1).max(3_650).optional(),
  /** Reports show no group of fewer consumers. */
  minimumGroupSize: z.int().min(2).max(1_000).optional(),
  exports: ExportLimits.optional(),
});
export type DataClause = z.infer<typeof DataClause>;

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
