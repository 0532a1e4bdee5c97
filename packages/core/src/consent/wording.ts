/**
 * Wording: what each language of a notice fills in.
 *
 * @module
 */
import type { Terms } from "../agreement";

export type Names = { readonly supplierName: string; readonly partnerName: string };

/** Who is who in a notice. */
export type Roles = Names & {
  readonly clause: Terms.DataClause;
  /** Who owns the record, and who sees a projection of it; with `shared` neither is less than the other. */
  readonly steward: string;
  readonly recipient: string;
};

/** What a language fills in. */
export type Wording = {
  readonly title: (roles: Roles) => string;
  readonly question: (roles: Roles, share: "contact" | "full") => string;
  readonly holds: {
    readonly heading: string;
    readonly line: Readonly<Record<Terms.Steward, (roles: Roles) => string>>;
  };
  readonly sees: {
    readonly heading: (roles: Roles) => string;
    readonly line: Readonly<Record<Terms.Share, (roles: Roles) => string>>;
    readonly both: (roles: Roles) => string;
  };
  readonly purposes: {
    readonly heading: string;
    readonly unsaid: string;
    readonly line: Readonly<Record<Terms.DataPurpose, (roles: Roles) => string>>;
  };
  readonly howLong: {
    readonly heading: string;
    readonly days: (days: number) => string;
    readonly open: (roles: Roles) => string;
  };
  readonly rights: { readonly heading: string; readonly lines: (roles: Roles) => readonly string[] };
};
